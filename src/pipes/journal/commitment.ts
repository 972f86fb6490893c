/**
 * What stands in the public log for a record: SHA-256(record ‖ nonce). It says nothing of the record,
 * since the nonce is random and secret, and nobody can find another record that it would fit.
 */
import { hash } from 'node:crypto'

export const nonceBytes = 32
export const commitmentBytes = 32

let desk = Buffer.alloc(4_096)

export function commitmentOf(record: Uint8Array, nonce: Uint8Array): Uint8Array {
  const bytes = record.length + nonce.length
  if (bytes > desk.length) desk = Buffer.alloc(bytes * 2)
  desk.set(record)
  desk.set(nonce, record.length)
  return hash('sha256', desk.subarray(0, bytes), 'buffer')
}
