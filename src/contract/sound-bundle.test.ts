/** Bundles of voice: what was packed comes back, and no bytes whatever make a reader throw. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bundleBytesMax, framesOfBundleMax } from './live-sound.ts'
import {
  isBundle,
  packBundle,
  type SoundBundle,
  unpackBundle,
  writeSpeaker,
} from './sound-bundle.ts'

const anyBundle: fc.Arbitrary<SoundBundle> = fc.record({
  frameMs: fc.constantFrom(20 as const, 40 as const, 60 as const),
  speaker: fc.integer({ min: 0, max: 65_535 }),
  number: fc.integer({ min: 0, max: 0xffff_ffff }),
  time: fc.integer({ min: 0, max: 0xffff_ffff }),
  frames: fc.array(fc.uint8Array({ minLength: 1, maxLength: 280 }), {
    minLength: 1,
    maxLength: framesOfBundleMax,
  }),
})

/** As it lies in the memory of a socket: not at the beginning of its buffer. */
function shifted(bytes: Uint8Array): Uint8Array {
  const around = new Uint8Array(bytes.length + 11)
  around.set(bytes, 7)
  return around.subarray(7, 7 + bytes.length)
}

test('what was packed comes back, wherever its bytes lie', () => {
  fc.assert(
    fc.property(anyBundle, (bundle) => {
      const back = unpackBundle(shifted(packBundle(bundle)))
      assert.ok(back)
      assert.deepEqual(
        { ...back, frames: back.frames.map((frame) => [...frame]) },
        { ...bundle, frames: bundle.frames.map((frame) => [...frame]) },
      )
    }),
  )
})

test('the speaker is written over, and nothing else', () => {
  fc.assert(
    fc.property(anyBundle, fc.integer({ min: 1, max: 65_535 }), (bundle, speaker) => {
      const bytes = packBundle(bundle)
      writeSpeaker(bytes, speaker)
      assert.deepEqual(bytes, packBundle({ ...bundle, speaker }))
    }),
  )
})

test('no bytes make a reader throw, and both readers agree on what is a bundle', () => {
  const nearly = fc
    .tuple(anyBundle, fc.nat(2_000), fc.nat(255), fc.nat(30))
    .map(([bundle, at, value, cut]) => {
      const bytes = packBundle(bundle)
      bytes[at % bytes.length] = value
      return bytes.subarray(0, bytes.length - cut)
    })
  const anything = fc.oneof(fc.uint8Array({ maxLength: 2_000 }), nearly)
  fc.assert(
    fc.property(anything, (bytes) => {
      assert.equal(unpackBundle(bytes) !== null, isBundle(bytes))
    }),
    { numRuns: 2_000 },
  )
})

test('a bundle that is cut, lengthened or too large is none', () => {
  fc.assert(
    fc.property(anyBundle, (bundle) => {
      const bytes = packBundle(bundle)
      assert.ok(isBundle(bytes))
      assert.ok(!isBundle(bytes.subarray(0, bytes.length - 1)))
      assert.ok(!isBundle(Uint8Array.from([...bytes, 0])))
    }),
  )
  const half = new Uint8Array(bundleBytesMax / 2)
  const given = { frameMs: 60 as const, speaker: 1, number: 0, time: 0 }
  assert.throws(() => packBundle({ ...given, frames: [half, half] }), RangeError)
  assert.throws(() => packBundle({ ...given, frames: [] }), RangeError)
  assert.throws(() => packBundle({ ...given, frames: [new Uint8Array()] }), RangeError)
})
