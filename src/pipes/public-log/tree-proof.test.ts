/** Proofs against RFC 6962's own definitions, for trees of every shape; no other proof proves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { slowConsistency, slowInclusion, slowRoot, testEntries } from '../../../tests/test-log.ts'
import { readProof, writeProof } from './log-proof.ts'
import { leafHash } from './tree-hash.ts'
import {
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
  provesConsistency,
  provesInclusion,
} from './tree-proof.ts'

const entries = testEntries(0, 130)
const rootOf = ({ from, until }: LeafRange) => slowRoot(entries.slice(from, until))
const sizes = fc.integer({ min: 1, max: entries.length })
/** A size, and something below it. */
const sizeAndIndex = sizes.chain((size) =>
  fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
)
const twoSizes = sizes.chain((size) =>
  fc.record({ size: fc.constant(size), oldSize: fc.integer({ min: 0, max: size }) }),
)

test('a proof of inclusion is PATH of RFC 6962, and proves', () => {
  fc.assert(
    fc.property(sizeAndIndex, ({ size, index }) => {
      const these = entries.slice(0, size)
      const proof = inclusionRanges(index, size).map(rootOf)
      assert.deepEqual(proof, slowInclusion(index, these))
      const leaf = leafHash(entries[index] ?? new Uint8Array())
      const claim = { index, size, leaf, root: slowRoot(these), proof }
      assert.ok(provesInclusion(claim))
    }),
  )
})

test('a proof of consistency is PROOF of RFC 6962, and proves', () => {
  fc.assert(
    fc.property(twoSizes, ({ size, oldSize }) => {
      const these = entries.slice(0, size)
      const proof = consistencyRanges(oldSize, size).map(rootOf)
      if (oldSize > 0) assert.deepEqual(proof, slowConsistency(oldSize, these))
      const oldRoot = slowRoot(entries.slice(0, oldSize))
      assert.ok(provesConsistency({ oldSize, oldRoot, size, root: slowRoot(these), proof }))
    }),
  )
})

test('a leaf, place, size, root or hash that is another proves nothing', () => {
  fc.assert(
    fc.property(sizeAndIndex, fc.nat(), fc.nat(255), ({ size, index }, at, bit) => {
      const root = slowRoot(entries.slice(0, size))
      const leaf = leafHash(entries[index] ?? new Uint8Array())
      const proof = inclusionRanges(index, size).map(rootOf)
      const claim = { index, size, leaf, root, proof }
      assert.equal(provesInclusion({ ...claim, leaf: flip(leaf, bit) }), false)
      assert.equal(provesInclusion({ ...claim, root: flip(root, bit) }), false)
      assert.equal(provesInclusion({ ...claim, index: size }), false)
      assert.equal(provesInclusion({ ...claim, index: (index + 1) % size }), size === 1)
      assert.equal(provesInclusion({ ...claim, proof: [...proof, root] }), false)
      if (proof.length === 0) return
      assert.equal(provesInclusion({ ...claim, proof: proof.slice(1) }), false)
      const changed = proof.map((hash, place) =>
        place === at % proof.length ? flip(hash, bit) : hash,
      )
      assert.equal(provesInclusion({ ...claim, proof: changed }), false)
    }),
  )
})

test('a tree that did not go on from the other cannot be proved to', () => {
  fc.assert(
    fc.property(twoSizes, fc.nat(), fc.nat(255), ({ size, oldSize }, at, bit) => {
      const root = slowRoot(entries.slice(0, size))
      const oldRoot = slowRoot(entries.slice(0, oldSize))
      const proof = consistencyRanges(oldSize, size).map(rootOf)
      const claim = { oldSize, oldRoot, size, root, proof }
      assert.equal(provesConsistency({ ...claim, proof: [...proof, root] }), false)
      assert.equal(provesConsistency({ ...claim, oldSize: size + 1 }), false)
      if (oldSize === 0) return
      assert.equal(provesConsistency({ ...claim, oldRoot: flip(oldRoot, bit) }), false)
      assert.equal(provesConsistency({ ...claim, root: flip(root, bit) }), false)
      if (proof.length === 0) return
      assert.equal(provesConsistency({ ...claim, proof: proof.slice(1) }), false)
      const changed = proof.map((hash, place) =>
        place === at % proof.length ? flip(hash, bit) : hash,
      )
      assert.equal(provesConsistency({ ...claim, proof: changed }), false)
    }),
  )
})

test('ranges hold for trees beyond 32 bits', () => {
  const size = 2 ** 40 + 5
  const ranges = inclusionRanges(2 ** 39 + 3, size)
  assert.equal(ranges.length, 41)
  assert.deepEqual(ranges.at(-1), { from: 2 ** 40, until: size })
  assert.deepEqual(consistencyRanges(2 ** 40, size), [{ from: 2 ** 40, until: size }])
})

test('a proof is read as it was written, and nothing else is', () => {
  const [hash = new Uint8Array()] = testEntries(0, 1)
  const checkpoint = 'ecole.example/journal\n3\nAAA=\n\n— x y\n'
  for (const extra of [null, new Uint8Array([1, 2, 3])]) {
    const proof = { index: 2, hashes: [hash, hash], checkpoint, extra }
    const text = writeProof(proof)
    const back = readProof(text)
    assert.ok(back !== null)
    assert.equal(writeProof(back), text)
    assert.deepEqual([back.index, back.checkpoint, back.hashes.length], [2, checkpoint, 2])
    assert.equal(readProof(text.replace('index 2', 'index 02')), null)
    assert.equal(readProof(text.replace('@v1', '@v2')), null)
    assert.equal(readProof(text.replace('\n\n', '\nxx\n\n')), null)
  }
})

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  const at = Math.floor(bit / 8)
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
  return changed
}
