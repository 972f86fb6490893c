/**
 * HMAC-SHA256 over named parts. Every use names its purpose first, and parts carry their length,
 * so that a value made for one purpose never passes for another.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** 32 bytes. Parts are bytes or text (UTF-8), each at most 65,535 bytes long. */
export function keyedHash(
  key: Uint8Array,
  purpose: string,
  ...parts: readonly (Uint8Array | string)[]
): Uint8Array {
  const hmac = createHmac('sha256', key)
  for (const part of [purpose, ...parts]) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    hmac.update(Uint8Array.of(bytes.length >> 8, bytes.length & 255))
    hmac.update(bytes)
  }
  return new Uint8Array(hmac.digest())
}

/** Compares in a time that does not depend on where the bytes differ. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
