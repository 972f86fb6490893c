/**
 * HMAC-SHA256 over named parts. Every use names its purpose first, and parts carry their length,
 * so that a value made for one purpose never passes for another.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/** Keys made ready once: from bare bytes that costs five times as much as the hash itself. */
const readyKeys = new WeakMap<Uint8Array, KeyObject>()

/** 32 bytes. Parts are bytes or text (UTF-8), each at most 65,535 bytes long. */
export function keyedHash(
  key: Uint8Array,
  purpose: string,
  ...parts: readonly (Uint8Array | string)[]
): Uint8Array {
  const bytes: Uint8Array[] = []
  for (const part of [purpose, ...parts]) {
    const partBytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
    bytes.push(Uint8Array.of(partBytes.length >> 8, partBytes.length & 255), partBytes)
  }
  // In one piece: each piece would cross into the library on its own.
  const digest = createHmac('sha256', readyKey(key)).update(Buffer.concat(bytes)).digest()
  return new Uint8Array(digest)
}

function readyKey(key: Uint8Array): KeyObject {
  const before = readyKeys.get(key)
  if (before !== undefined) return before
  const ready = createSecretKey(key)
  readyKeys.set(key, ready)
  return ready
}

/** Compares in a time that does not depend on where the bytes differ. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
