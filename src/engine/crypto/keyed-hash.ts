/**
 * HMAC-SHA256 over named parts. Every use names its purpose first, and parts carry their length,
 * so that a value made for one purpose never passes for another.
 */
import { hash, timingSafeEqual } from 'node:crypto'
import { quickSha256, quickSha256Into } from './quick-hash.ts'

type Part = Uint8Array | string

/** 32 bytes. Parts are bytes or text (UTF-8), each at most 65,535 bytes long. */
export function keyedHash(key: Uint8Array, purpose: string, ...parts: readonly Part[]): Uint8Array {
  return quickSha256(outerInput(key, purpose, parts))
}

/** The same in base64url, 43 characters. */
export function keyedHashText(key: Uint8Array, purpose: string, ...parts: readonly Part[]): string {
  return hash('sha256', outerInput(key, purpose, parts), 'base64url')
}

/**
 * HMAC is two hashes (RFC 2104), which the library computes in one call each at a third of what an object of its own
 * costs that is made, fed and asked. Given is what the outer one is taken of, good until the next call.
 */
function outerInput(key: Uint8Array, purpose: string, parts: readonly Part[]): Uint8Array {
  const { inner, outer, purposes } = readyKey(key)
  desk.set(inner)
  let end = appendPurpose(purposes, purpose)
  for (const part of parts) end = append(end, part)
  quickSha256Into(desk.subarray(0, end), outer, blockBytes)
  return outer
}

/** What SHA-256 takes in at once, in bytes: a key is as long at most. */
const blockBytes = 64
const hashBytes = 32
/** Purposes that are kept ready for one key; the desk, which only grows, had room for each. */
const purposesMax = 16

interface ReadyKey {
  readonly inner: Uint8Array
  /** What it is asked for, with its length before it: few, and always the same. */
  readonly purposes: Map<string, Uint8Array>
  /** With room for the inner hash behind it. */
  readonly outer: Buffer
}

/** Keys laid ready once, for as long as somebody holds them. */
const readyKeys = new WeakMap<Uint8Array, ReadyKey>()

function readyKey(key: Uint8Array): ReadyKey {
  const before = readyKeys.get(key)
  if (before !== undefined) return before
  if (key.length > blockBytes) throw new Error('a key has 64 bytes at most')
  const ready = {
    inner: Buffer.alloc(blockBytes, 0x36),
    purposes: new Map<string, Uint8Array>(),
    outer: Buffer.alloc(blockBytes + hashBytes, 0x5c),
  }
  for (const [place, byte] of key.entries()) {
    ready.inner[place] = byte ^ 0x36
    ready.outer[place] = byte ^ 0x5c
  }
  readyKeys.set(key, ready)
  return ready
}

/** Where parts are laid side by side before they are hashed; the next call writes over them. */
let desk = Buffer.alloc(1_024)

/** Lays the purpose down behind the key; gives where it ends. */
function appendPurpose(purposes: ReadyKey['purposes'], purpose: string): number {
  const ready = purposes.get(purpose)
  if (ready !== undefined) {
    desk.set(ready, blockBytes)
    return blockBytes + ready.length
  }
  const end = append(blockBytes, purpose)
  if (purposes.size < purposesMax)
    purposes.set(purpose, Buffer.from(desk.subarray(blockBytes, end)))
  return end
}

/** Lays the part down at `at`, its length in two bytes before it; gives where it ends. */
function append(at: number, part: Part): number {
  const length = typeof part === 'string' ? Buffer.byteLength(part, 'utf8') : part.length
  const end = at + 2 + length
  if (end > desk.length) desk = Buffer.concat([desk], end * 2)
  desk.writeUInt16BE(length, at)
  if (typeof part === 'string') desk.write(part, at + 2, 'utf8')
  else desk.set(part, at + 2)
  return end
}

/** Compares in a time that does not depend on where the bytes differ. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
