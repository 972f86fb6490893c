import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pollMaxMs, pollMinMs } from './poll-pace.ts'
import { createReturnPace, returnsPerSecondMin } from './return-pace.ts'

test('many who came at once come back one after the other, at the pace of the door', () => {
  const pace = createReturnPace()
  const returns = Array.from({ length: 3_000 }, () => pace.next(1_000, 0))
  assert.deepEqual(returns[0], { afterMs: pollMinMs, before: 0 })
  assert.deepEqual(returns[2_999], { afterMs: pollMinMs + 2_999, before: 2_999 })
})

test('whoever comes when the others are due again comes back soon', () => {
  const pace = createReturnPace()
  for (let one = 0; one < 1_000; one += 1) pace.next(1_000, 0)
  assert.deepEqual(pace.next(1_000, 500), { afterMs: pollMinMs + 500, before: 500 })
  assert.deepEqual(pace.next(1_000, 60_000), { afterMs: pollMinMs, before: 0 })
})

test('at any rate and in any crowd: never sooner than a poll, never later than the longest wait', () => {
  const calls = fc.array(
    fc.record({
      perSecond: fc.double({ min: 0, max: 20_000, noNaN: true }),
      passMs: fc.nat({ max: 30 }),
      count: fc.nat({ max: 500 }),
    }),
  )
  fc.assert(
    fc.property(calls, (steps) => {
      const pace = createReturnPace()
      let nowMs = 0
      let given = 0
      for (const { count, passMs, perSecond } of steps) {
        nowMs += passMs
        for (let one = 0; one < count; one += 1) {
          const { afterMs, before } = pace.next(perSecond, nowMs)
          assert.ok(afterMs >= pollMinMs && afterMs <= pollMaxMs, `${afterMs}`)
          assert.ok(before >= 0, `${before}`)
          if (perSecond <= returnsPerSecondMin) assert.ok(before <= given, `${before}`)
          given += 1
        }
      }
    }),
  )
})
