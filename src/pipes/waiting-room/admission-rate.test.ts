/** The rate: down at once, up slowly, between a floor and the certified capacity. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type LoadSignals, nextRate, startRate, stressOf } from './admission-rate.ts'

const calm: LoadSignals = { eventLoopDelayMs: 5, databaseWaitMs: 0, queueAgeMs: 3 }
const step = (
  rate: ReturnType<typeof startRate>,
  signals: LoadSignals,
  nowMs: number,
  elapsedMs = 250,
) => nextRate(rate, { capacityPerSecond: 1_000, signals, nowMs, elapsedMs })

test('any one signal over its limit lowers the rate at once, by at most half', () => {
  const start = startRate(1_000)
  assert.equal(step(start, { ...calm, eventLoopDelayMs: 125 }, 0).perSecond, 800)
  assert.equal(step(start, { ...calm, databaseWaitMs: 5_000 }, 0).perSecond, 500)
  assert.equal(step(start, { ...calm, queueAgeMs: 500 }, 0).perSecond, 500)
  assert.equal(step(start, calm, 0).perSecond, 1_000)
  assert.ok(stressOf({ ...calm, queueAgeMs: 250 }) === 1)
})

test('a lowering gets a second to show, then the next follows', () => {
  const bad = { ...calm, queueAgeMs: 10_000 }
  const first = step(startRate(1_000), bad, 0)
  assert.equal(step(first, bad, 999).perSecond, 500)
  assert.equal(step(first, bad, 1_000).perSecond, 250)
})

test('it rises by 2 % of the capacity a second, and holds while signals are near their limit', () => {
  const low = { perSecond: 500, restUntilMs: 0 }
  assert.equal(step(low, calm, 1_000, 1_000).perSecond, 520)
  assert.equal(step(low, { ...calm, eventLoopDelayMs: 80 }, 1_000, 1_000).perSecond, 500)
})

test('whatever the signals say, it stays between floor and capacity', () => {
  const signal = fc.double({ min: 0, max: 1e6, noNaN: true })
  const signals = fc.record({
    eventLoopDelayMs: signal,
    databaseWaitMs: signal,
    queueAgeMs: signal,
  })
  fc.assert(
    fc.property(fc.array(signals), (all) => {
      let rate = startRate(1_000)
      for (const [index, each] of all.entries()) {
        const next = step(rate, each, index * 250)
        assert.ok(next.perSecond >= 20 && next.perSecond <= 1_000)
        if (stressOf(each) > 1) assert.ok(next.perSecond <= rate.perSecond)
        assert.ok(next.perSecond <= rate.perSecond + 5.000_1)
        rate = next
      }
    }),
  )
})

test('a smaller certificate holds from the next step on', () => {
  const input = { capacityPerSecond: 300, signals: calm, nowMs: 0, elapsedMs: 250 }
  assert.equal(nextRate(startRate(1_000), input).perSecond, 300)
})
