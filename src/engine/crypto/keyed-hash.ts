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
  let end = append(0, purpose)
  for (const part of parts) end = append(end, part)
  // In one piece: each piece would cross into the library on its own.
  return createHmac('sha256', readyKey(key)).update(desk.subarray(0, end)).digest()
}

/** Where parts are laid side by side before they are hashed; the next call writes over them. */
let desk = Buffer.alloc(1_024)

/** Lays the part down at `at`, its length in two bytes before it; gives where it ends. */
function append(at: number, part: Uint8Array | string): number {
  const length = typeof part === 'string' ? Buffer.byteLength(part, 'utf8') : part.length
  const end = at + 2 + length
  if (end > desk.length) desk = Buffer.concat([desk], end * 2)
  desk.writeUInt16BE(length, at)
  if (typeof part === 'string') desk.write(part, at + 2, 'utf8')
  else desk.set(part, at + 2)
  return end
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
