/**
 * The entries of the log that go with receipts as they were written. Those of one millisecond differ in
 * their id and their nonce alone, so all the rest of what is hashed is laid down once for them.
 */
import { hash } from 'node:crypto'
import { nonceBytes } from '#pipes/public-log/commitment.ts'
import { bodyOf, nonceLength, receiptIdLength } from './answer-receipt.ts'

/** Longer than any body with its nonce. */
const deskBytes = 512
const blankId = ' '.repeat(receiptIdLength)

export class ReceiptEntries {
  readonly #desk = Buffer.alloc(deskBytes)
  /** Up to the id, of the receipt that was here before. */
  #head = ''
  #idAt = 0
  #nonceAt = 0
  /** What is hashed: the body and the nonce, on the desk. */
  #opened: Uint8Array = this.#desk

  /** In base64url. */
  of(receipt: string): string {
    const nonceFrom = receipt.length - nonceLength
    const idFrom = nonceFrom - 1 - receiptIdLength
    const head = receipt.slice(0, idFrom - 1)
    if (head !== this.#head) this.#layDown(head)
    this.#desk.write(receipt.slice(idFrom, nonceFrom - 1), this.#idAt, 'latin1')
    this.#desk.write(receipt.slice(nonceFrom), this.#nonceAt, 'base64url')
    return hash('sha256', this.#opened, 'base64url')
  }

  #layDown(head: string): void {
    const [at = '', route = '', status = ''] = head.split('.')
    const body = bodyOf(Number.parseInt(at, 36), blankId, route, status)
    this.#head = head
    this.#idAt = body.indexOf(blankId)
    this.#nonceAt = this.#desk.write(body, 'latin1')
    this.#opened = this.#desk.subarray(0, this.#nonceAt + nonceBytes)
  }
}
