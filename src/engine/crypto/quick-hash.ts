/**
 * SHA-256 in one call, as bytes. Asked for a text of one character a byte, the library answers in a
 * third of the time that it takes for bytes; whoever hashes millions notices.
 */
import { hash } from 'node:crypto'

export const sha256Bytes = 32

export function quickSha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1')
}

/** The same, laid down in room that is there already. */
export function quickSha256Into(bytes: Uint8Array, into: Buffer, at: number): void {
  into.write(hash('sha256', bytes, 'binary'), at, 'latin1')
}
