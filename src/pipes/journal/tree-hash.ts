/**
 * The hashes of a log's tree, as RFC 6962, section 2.1, has them: SHA-256, with 0x00 before a
 * leaf and 0x01 before two children, so that neither can be taken for the other.
 */
import { hash } from 'node:crypto'

export const hashBytes = 32

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0))

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}

export function leafHash(entry: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(entry.length + 1)
  prefixed.set(entry, 1)
  return sha256(prefixed)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(1 + 2 * hashBytes)
  prefixed[0] = 1
  prefixed.set(left, 1)
  prefixed.set(right, 1 + hashBytes)
  return sha256(prefixed)
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

/** The root over 1, 2, 4, 8 … hashes. */
function completeRoot(hashes: Uint8Array): Uint8Array {
  const level = Uint8Array.from(hashes)
  const pair = new Uint8Array(1 + 2 * hashBytes)
  pair[0] = 1
  for (let count = level.length / hashBytes; count > 1; count /= 2) {
    for (let at = 0; at < count; at += 2) {
      pair.set(level.subarray(at * hashBytes, (at + 2) * hashBytes), 1)
      level.set(sha256(pair), (at / 2) * hashBytes)
    }
  }
  return level.slice(0, hashBytes)
}
