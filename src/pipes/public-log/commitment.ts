/**
 * What stands in the public log for a record: SHA-256(record ‖ nonce). It says nothing of the record,
 * since the nonce is random and secret, and nobody can find another record that it would fit.
 */
import { quickSha256, quickSha256Into, sha256Bytes } from '#engine/crypto/quick-hash.ts'

export const nonceBytes = 32
export const commitmentBytes = sha256Bytes

let desk = Buffer.alloc(4_096)

export function commitmentOf(record: Uint8Array, nonce: Uint8Array): Uint8Array {
  const bytes = makeRoom(record.length + nonce.length)
  desk.set(record)
  desk.set(nonce, record.length)
  return quickSha256(desk.subarray(0, bytes))
}

/** The same for a stretch of a text and the nonce at a place, laid down in a row of entries. */
export function commitInto(
  into: Buffer,
  place: number,
  { from, text, until }: { readonly text: Buffer; readonly from: number; readonly until: number },
  nonces: Buffer,
): void {
  const length = until - from
  const bytes = makeRoom(length + nonceBytes)
  text.copy(desk, 0, from, until)
  nonces.copy(desk, length, place * nonceBytes, (place + 1) * nonceBytes)
  quickSha256Into(desk.subarray(0, bytes), into, place * commitmentBytes)
}

function makeRoom(bytes: number): number {
  if (bytes > desk.length) desk = Buffer.alloc(bytes * 2)
  return bytes
}
