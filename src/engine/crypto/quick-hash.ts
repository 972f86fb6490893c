/**
 * SHA-256 in one call, as bytes. Asked for a text of one character a byte, the library answers in a
 * third of the time that it takes for bytes; whoever hashes millions notices.
 */
import { hash } from 'node:crypto'

export function quickSha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1')
}
