/** The arithmetic of a run: percentiles, losses, medians, and what counts as when. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { createBeat } from './beat.ts'
import { createLatencyRecord, medianBy, quantile } from './latency-record.ts'
import { createTally } from './tally.ts'

test('a percentile is the smallest value that so many are not above', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1)
  assert.equal(quantile(hundred, 0, 0.5), 50)
  assert.equal(quantile(hundred, 0, 0.99), 99)
  assert.equal(quantile(hundred, 0, 1), 100)
  assert.equal(quantile(Float64Array.of(7), 0, 0.01), 7)
  assert.ok(Number.isNaN(quantile(new Float64Array(0), 0, 0.99)))
})

test('what never came back is slower than everything that did', () => {
  const record = createLatencyRecord(1_000)
  for (let ms = 98; ms >= 1; ms -= 1) record.add(ms)
  assert.equal(record.summary(1).p99Ms, Number.POSITIVE_INFINITY)
  assert.equal(record.summary(0).p99Ms, 98)
  assert.equal(record.summary(1).p50Ms, 50)
})

test('the median of an even number is the lower of the two in the middle', () => {
  assert.equal(
    medianBy([4, 1, 3, 2], (one) => one),
    2,
  )
  assert.equal(
    medianBy([9, 1, 5], (one) => one),
    5,
  )
})

test('latency runs from the moment at which a call was due; the warm-up is not counted', () => {
  const tally = createTally({ countFromMs: 1_000, endAtMs: 3_000, callsMax: 10, watchFor: {} })
  const body = Buffer.from('{}')
  tally.offer(900, 900)
  tally.answer(900, 950, { status: 200, body })
  // Due at 1 000, sent when a line became free at 1 200, answered at 1 300: 300 ms.
  tally.offer(1_000, 1_001)
  tally.answer(1_000, 1_300, { status: 200, body })
  tally.offer(2_000, 2_010)
  tally.answer(2_000, 3_500, { status: 503, body })
  const result = tally.result(0.1)
  assert.equal(result.offered, 2)
  assert.deepEqual(result.statuses, { 200: 1, 503: 1 })
  assert.equal(result.p50Ms, 300)
  assert.equal(result.maxMs, 1_500)
  assert.equal(result.perSecond, 0.5)
  assert.equal(result.generator.latenessP99Ms, 10)
})

test('an answer of the warm-up’s call in the counted time counts for the rate only', () => {
  const tally = createTally({
    countFromMs: 0,
    endAtMs: 1_000,
    callsMax: 10,
    watchFor: { in: '"in"', place: '"place"' },
  })
  tally.answer(-5, 5, { status: 200, body: Buffer.from('{"outcome":"in"}') })
  tally.offer(10, 10)
  tally.answer(10, 20, { status: 200, body: Buffer.from('{"outcome":"place"}') })
  tally.offer(30, 30)
  const { perSecond, watched, lost, statuses } = tally.result(0)
  assert.equal(perSecond, 2)
  assert.deepEqual(watched, { in: 0, place: 1 })
  assert.deepEqual(statuses, { 200: 1 })
  assert.equal(lost, 1)
})

test('an even beat does not drift, and a Poisson beat keeps its rate', () => {
  const even = createBeat(3, 'even', seededRandom(1))
  for (let count = 1; count < 3_000; count += 1) even()
  assert.equal(even(), 1_000_000)
  const poisson = createBeat(1_000, 'poisson', seededRandom(20_210_406))
  let atMs = 0
  let closeTogether = 0
  for (let count = 0; count < 100_000; count += 1) {
    const next = poisson()
    if (next - atMs < 0.1) closeTogether += 1
    assert.ok(next >= atMs)
    atMs = next
  }
  assert.ok(Math.abs(atMs - 100_000) < 1_500, `${atMs}`)
  // Of independent arrivals, 1 − e^(−0.1) follow within a tenth of the mean.
  assert.ok(Math.abs(closeTogether / 100_000 - 0.0952) < 0.005, `${closeTogether}`)
})
