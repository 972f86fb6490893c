/**
 * Proofs of a log's tree, RFC 6962, section 2.1: that a leaf is in it, and that a larger tree only
 * added to a smaller one. Which hashes make a proof is told as ranges of leaves, so that whoever
 * holds the tiles can look them up; checking needs nothing but the proof.
 */
import { nodeHash, sameHash } from './tree-hash.ts'

/** Leaves from `from`, up to but without `until`. */
export interface LeafRange {
  readonly from: number
  readonly until: number
}

/** The ranges whose roots prove that a leaf is in a tree of this size, the leaf's sibling first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new Error('a leaf that the tree does not have')
  const ranges: LeafRange[] = []
  let [from, until] = [0, size]
  while (until - from > 1) {
    const middle = from + largestPowerBelow(until - from)
    const isLeft = index < middle
    ranges.push(isLeft ? { from: middle, until } : { from, until: middle })
    ;[from, until] = isLeft ? [from, middle] : [middle, until]
  }
  return ranges.reverse()
}

/** The ranges whose roots prove that a tree of `size` goes on from one of `oldSize`. */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (oldSize < 0 || oldSize > size) throw new Error('a tree cannot have been larger')
  if (oldSize === 0 || oldSize === size) return []
  const ranges: LeafRange[] = []
  let [from, until] = [0, size]
  while (until !== oldSize) {
    const middle = from + largestPowerBelow(until - from)
    const isLeft = oldSize <= middle
    ranges.push(isLeft ? { from: middle, until } : { from, until: middle })
    ;[from, until] = isLeft ? [from, middle] : [middle, until]
  }
  // The smaller tree's own root is known to whoever checks, if it is a node of the larger one.
  if (from !== 0) ranges.push({ from, until })
  return ranges.reverse()
}

/** A node over 2 ** height leaves, the `index`-th of its height. */
export interface TreeNode {
  readonly height: number
  readonly index: number
}

/** The complete subtrees that a range of a proof is made of, from the left. */
export function nodesOfRange({ from, until }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let at = from; at < until; ) {
    const height = Math.floor(Math.log2(until - at))
    nodes.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return nodes
}

/** RFC 9162, section 2.1.3.2. */
export function provesInclusion(claim: {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}): boolean {
  const { index, size, leaf, root, proof } = claim
  if (index < 0 || index >= size) return false
  const way = { place: index, last: size - 1 }
  let hash = leaf
  for (const sibling of proof) {
    if (way.last === 0) return false
    hash = climb(way) ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
  }
  return way.last === 0 && sameHash(hash, root)
}

/** RFC 9162, section 2.1.4.2; from an empty tree to any, nothing needs a proof. */
export function provesConsistency(claim: {
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}): boolean {
  const { oldSize, oldRoot, size, root, proof } = claim
  if (oldSize > size) return false
  if (oldSize === size) return proof.length === 0 && sameHash(oldRoot, root)
  if (oldSize === 0) return proof.length === 0
  const way = { place: oldSize - 1, last: size - 1 }
  while (isOdd(way.place)) halve(way)
  const [first, ...rest] = way.place === 0 ? [oldRoot, ...proof] : proof
  if (first === undefined) return false
  let [oldHash, hash] = [first, first]
  for (const sibling of rest) {
    if (way.last === 0) return false
    if (climb(way)) {
      oldHash = nodeHash(sibling, oldHash)
      hash = nodeHash(sibling, hash)
    } else {
      hash = nodeHash(hash, sibling)
    }
  }
  return way.last === 0 && sameHash(oldHash, oldRoot) && sameHash(hash, root)
}

interface Way {
  place: number
  last: number
}

/** One step towards the root; true where the sibling stands on the left. */
function climb(way: Way): boolean {
  const isRight = isOdd(way.place) || way.place === way.last
  if (isRight) while (!isOdd(way.place) && way.place !== 0) halve(way)
  halve(way)
  return isRight
}

// Sizes go beyond 32 bits, where JavaScript's own shifts end.
function halve(way: Way): void {
  way.place = Math.floor(way.place / 2)
  way.last = Math.floor(way.last / 2)
}

function isOdd(value: number): boolean {
  return value % 2 === 1
}

function largestPowerBelow(count: number): number {
  const power = 2 ** Math.floor(Math.log2(count))
  return power === count ? power / 2 : power
}
