/** A recorded voice reads back as it was written, and up to the last whole bundle where it was cut. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packRecorded, unpackRecorded } from './recorded-voice.ts'
import { packBundle } from './sound-bundle.ts'

const entries = [3, 90, 200].map((size, number) => ({
  afterMs: number * 120,
  bundle: packBundle({
    frameMs: 60,
    speaker: 2,
    number,
    time: number * 5_760,
    frames: [new Uint8Array(size).fill(size)],
  }),
}))
const packed = entries.map(packRecorded)
const whole = Buffer.concat(packed)

test('what was written is read, and a torn end costs the last bundle alone', () => {
  const ends = packed.map((_, index) => Buffer.concat(packed.slice(0, index + 1)).length)
  for (let length = 0; length <= whole.length; length += 1) {
    const found = unpackRecorded(whole.subarray(0, length)).map(({ afterMs, bundle }) => ({
      afterMs,
      bundle: Uint8Array.from(bundle),
    }))
    const expected = entries.slice(0, ends.filter((end) => end <= length).length)
    assert.deepEqual(found, expected)
  }
})

test('bytes that are no voice give nothing', () => {
  assert.deepEqual(unpackRecorded(new Uint8Array(400).fill(255)), [])
  assert.deepEqual(unpackRecorded(new Uint8Array(400)), [])
})
