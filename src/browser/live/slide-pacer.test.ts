/** The pace of slides on made-up lines and a made-up clock. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  createSlidePacer,
  httpPieceBytesMin,
  paceMin,
  pieceBytesMax,
  pieceBytesMin,
  type SlidePacer,
} from './slide-pacer.ts'

interface Line {
  /** What is left of it beside the sound. */
  readonly bytesPerSecond: number
  readonly roundTripMs: number
}

/** Heads of a piece over the socket, and of its packet; by HTTP, of a question and its answer. */
const headBytes = 80
const httpHeadBytes = 1_500

/** Fetches for so long; what came, and how long each piece kept the line busy. */
function run(pacer: SlidePacer, line: Line, forMs: number, latePercent = 0) {
  let nowMs = 0
  let bytes = 0
  const busy: number[] = []
  const pieces: number[] = []
  while (nowMs < forMs) {
    const piece = pacer.pieceBytes()
    const busyMs = ((piece + headBytes) / line.bytesPerSecond) * 1_000
    const tookMs = line.roundTripMs + busyMs
    const pauseMs = pacer.came({ bytes: piece, tookMs }, { roundTripMs: 0, latePercent })
    assert.ok(pauseMs >= 0)
    nowMs += tookMs + pauseMs
    bytes += piece
    busy.push(busyMs)
    pieces.push(piece)
  }
  return { bytes, busy, pieces, bytesPerSecond: (bytes / nowMs) * 1_000 }
}

const lines = fc.record({
  bytesPerSecond: fc.integer({ min: 5_000, max: 5_000_000 }),
  roundTripMs: fc.integer({ min: 5, max: 600 }),
})

test('on any line a piece stays within its bounds and keeps the sound waiting for little', () => {
  fc.assert(
    fc.property(lines, (line) => {
      const { busy, pieces } = run(createSlidePacer(), line, 60_000)
      assert.ok(pieces.every((piece) => piece >= pieceBytesMin && piece <= pieceBytesMax))
      const leastMs = ((pieceBytesMin + headBytes) / line.bytesPerSecond) * 1_000
      // What takes 60 ms longer than the least is too large, and a larger one is tried now and then.
      const fairMs = leastMs + 62
      assert.ok(Math.max(...busy) <= 2 * fairMs, `${Math.max(...busy)} of ${2 * fairMs} ms`)
      const larger = busy.filter((ms) => ms > fairMs).length
      assert.ok(larger <= 6 + busy.length / 10, `${larger} of ${busy.length} larger`)
    }),
  )
})

test('by HTTP, where heads weigh more than a small piece, pieces are a packet at least', () => {
  const pacer = createSlidePacer()
  const sizes: number[] = []
  for (let at = 0; at < 60; at += 1) {
    const bytes = pacer.pieceBytes(httpPieceBytesMin)
    sizes.push(bytes)
    const tookMs = 200 + (bytes + httpHeadBytes) / 5
    pacer.came({ bytes, tookMs }, { roundTripMs: 0, latePercent: 0 })
  }
  assert.equal(Math.min(...sizes), httpPieceBytesMin)
  const least = sizes.slice(20).filter((bytes) => bytes === httpPieceBytesMin).length
  assert.ok(least >= 30, `${least} of 40 are the least that a line of 40 kbit/s bears`)
})

test('however late the sound is, the pace goes to its least and a slide still comes', () => {
  fc.assert(
    fc.property(lines, (line) => {
      const { bytesPerSecond } = run(createSlidePacer(), line, 60_000, 10)
      assert.ok(bytesPerSecond > 0 && bytesPerSecond <= paceMin, `${bytesPerSecond}`)
    }),
  )
})

test('a good line has a slide in about a second, and a line that got well is used again', () => {
  const good = { bytesPerSecond: 1_000_000, roundTripMs: 50 }
  const pacer = createSlidePacer()
  assert.ok(run(pacer, good, 1_200).bytes > 100_000)
  run(pacer, good, 20_000, 10)
  assert.ok(pacer.pieceBytes() < 1_000)
  const { pieces } = run(pacer, good, 30_000)
  assert.ok(Math.max(...pieces.slice(-40)) > 10_000)
})

test('of 64 kbit/s, beside the sound, a third to two thirds of what is left is taken', () => {
  const left = { bytesPerSecond: 5_000, roundTripMs: 200 }
  const { bytesPerSecond } = run(createSlidePacer(), left, 60_000)
  assert.ok(bytesPerSecond > 1_500 && bytesPerSecond < 4_000, `${bytesPerSecond}`)
})

test('without an answer it waits longer and longer, and at once less after one', () => {
  const pacer = createSlidePacer()
  const waits = Array.from({ length: 8 }, () => pacer.failed())
  assert.deepEqual(
    waits,
    [...waits].sort((one, other) => one - other),
  )
  assert.equal(waits[0], 1_000)
  assert.equal(waits.at(-1), 15_000)
  pacer.came({ bytes: 1_400, tookMs: 100 }, { roundTripMs: 0, latePercent: 0 })
  assert.equal(pacer.failed(), 1_000)
})

test('a server that is slow over pieces is no poor line; a round trip that grows is', () => {
  const pacer = createSlidePacer()
  const comes = (roundTripMs: number): void => {
    const took = { bytes: pacer.pieceBytes(), tookMs: 750 }
    pacer.came(took, { roundTripMs, latePercent: 0 })
  }
  for (let at = 0; at < 12; at += 1) comes(30)
  assert.equal(pacer.pieceBytes(), pieceBytesMax)
  for (let at = 0; at < 12; at += 1) comes(300 + at)
  assert.ok(pacer.pieceBytes() < 1_000)
  for (let at = 0; at < 20; at += 1) comes(311)
  assert.ok(pacer.pieceBytes() > 1_000, 'one round trip is not counted for ever')
})
