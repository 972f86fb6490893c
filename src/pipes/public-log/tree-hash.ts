/**
 * The hashes of a log's tree, as RFC 6962, section 2.1, has them: SHA-256, with 0x00 before a
 * leaf and 0x01 before two children, so that neither can be taken for the other.
 */
import { quickSha256, quickSha256Into } from '#engine/crypto/quick-hash.ts'

export const hashBytes = 32

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0))

export function sha256(bytes: Uint8Array): Uint8Array {
  return quickSha256(bytes)
}

/** Desks of the usual lengths: a commitment after its 0x00, two children after their 0x01. */
const leafDesk = Buffer.alloc(1 + hashBytes)
const nodeDesk = Buffer.alloc(1 + 2 * hashBytes, 1)

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(leafInput({ bytes: entry, from: 0, until: entry.length }))
}

/** An entry among other bytes. */
export interface EntryAmong {
  readonly bytes: Uint8Array
  readonly from: number
  readonly until: number
}

/** The same, laid down in a row of hashes. */
export function leafHashInto(entry: EntryAmong, into: Buffer, at: number): void {
  quickSha256Into(leafInput(entry), into, at)
}

function leafInput({ bytes, from, until }: EntryAmong): Buffer {
  const length = until - from
  const desk = length === hashBytes ? leafDesk : Buffer.alloc(1 + length)
  for (let place = 0; place < length; place += 1) desk[1 + place] = bytes[from + place] ?? 0
  return desk
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeDesk.set(left, 1)
  nodeDesk.set(right, 1 + hashBytes)
  return sha256(nodeDesk)
}

export function sameHash(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

/** The root over hashes that are all of the same height, one after another; not over none. */
export function rootOfHashes(hashes: Uint8Array): Uint8Array {
  return joinSubtrees(subtreesOf(hashes))
}

/**
 * The largest complete subtrees over these hashes, from the left: a tile of 13 hashes is one of 8,
 * one of 4, one of 1.
 */
export function subtreesOf(hashes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  let from = 0
  let left = hashes.length / hashBytes
  while (left > 0) {
    const count = 2 ** Math.floor(Math.log2(left))
    found.push(completeRoot(hashes.subarray(from, from + count * hashBytes)))
    from += count * hashBytes
    left -= count
  }
  return found
}

/** One root from the complete subtrees of a tree, from the left; not from none. */
export function joinSubtrees(subtrees: readonly Uint8Array[]): Uint8Array {
  return subtrees.reduceRight((right, left) => nodeHash(left, right))
}

/** Where a level of a tile is folded into the one above it. */
const foldDesk = Buffer.alloc(256 * hashBytes)

/** The root over 1, 2, 4, 8 … hashes. */
function completeRoot(hashes: Uint8Array): Uint8Array {
  const level = hashes.length > foldDesk.length ? Buffer.from(hashes) : foldDesk
  level.set(hashes)
  for (let count = hashes.length / hashBytes; count > 1; count /= 2) {
    for (let at = 0; at < count; at += 2) {
      level.copy(nodeDesk, 1, at * hashBytes, (at + 2) * hashBytes)
      quickSha256Into(nodeDesk, level, (at / 2) * hashBytes)
    }
  }
  return new Uint8Array(level.subarray(0, hashBytes))
}
