/**
 * Writes receipts as answers leave: chance is drawn and put into characters for many of them at once,
 * and what those of one millisecond have in common is written once.
 */
import type { Random } from '#kernel/random.ts'
import { nonceBytes } from '#pipes/public-log/commitment.ts'
import {
  nonceLength,
  receiptHead,
  receiptIdBytes,
  receiptIdLength,
  receiptTail,
} from './answer-receipt.ts'
import type { RouteClass } from './journal-record.ts'

const drawnAtOnce = 256
/** An id, a nonce, and a nought: three bytes are four characters, so each receipt has whole ones of its own. */
const chanceBytes = receiptIdBytes + nonceBytes + 1
const chanceLength = (chanceBytes / 3) * 4

export class ReceiptWriter {
  readonly #random: Pick<Random, 'bytes'>
  /** Nobody has what stands behind `#from`; each piece of it is given once. */
  #chance = ''
  #from = 0
  #at = 0
  #route: RouteClass = 'none'
  #status = 0
  #head = ''

  constructor(random: Pick<Random, 'bytes'>) {
    this.#random = random
  }

  write(at: number, route: RouteClass, status: number): string {
    if (this.#from === this.#chance.length) this.#draw()
    const idUntil = this.#from + receiptIdLength
    const id = this.#chance.slice(this.#from, idUntil)
    const nonce = this.#chance.slice(idUntil, idUntil + nonceLength)
    this.#from += chanceLength
    return this.#headOf(at, route, status) + receiptTail(id, nonce)
  }

  #headOf(at: number, route: RouteClass, status: number): string {
    const isAsBefore = at === this.#at && status === this.#status && route === this.#route
    if (isAsBefore && this.#head !== '') return this.#head
    this.#head = receiptHead(at, route, status)
    this.#at = at
    this.#route = route
    this.#status = status
    return this.#head
  }

  #draw(): void {
    const { buffer, byteOffset, length } = this.#random.bytes(drawnAtOnce * chanceBytes)
    const drawn = Buffer.from(buffer, byteOffset, length)
    for (let end = chanceBytes; end <= length; end += chanceBytes) drawn[end - 1] = 0
    this.#chance = drawn.toString('base64url')
    this.#from = 0
    drawn.fill(0)
  }
}
