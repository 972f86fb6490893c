/** The promised wait is that of the shares; polls are rare, bounded and spread; the record counts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '#kernel/random.ts'
import { honestWait, peopleBefore, waitAtOpening } from './honest-wait.ts'
import { passLengtheningMax } from './overnight-pass.ts'
import { absentAfter, jitterPoll, pollAfter, pollMaxMs, pollMinMs } from './poll-pace.ts'
import { createWaitRecord, waitClassesMs } from './wait-record.ts'
import { lineRules } from './waiting-line.ts'

const people = fc.integer({ min: 0, max: 5_000 })

test('as many go in before somebody as the shares let in, to within one', () => {
  fc.assert(
    fc.property(people, people, people, (ahead, pass, unknown) => {
      const waiting = { pass, known: ahead + 1, unknown }
      const before = peopleBefore('known', ahead, waiting, lineRules)
      // Found by trying: the least n that is enough for those ahead, the passes and the unknown.
      let low = 0
      let high = 20_000 + ahead * 10
      while (high - low > 0.01) {
        const n = (low + high) / 2
        const passes = Math.min(pass, 0.7 * n)
        if (ahead + passes + Math.min(unknown, 0.2 * (n - passes)) <= n) high = n
        else low = n
      }
      assert.ok(Math.abs(before - high) <= 1, `${before} ${high}`)
    }),
  )
})

test('a pass holder and a stranger are promised by their own parts', () => {
  const waiting = { pass: 700, known: 10_000, unknown: 200 }
  assert.equal(peopleBefore('pass', 70, waiting, lineRules), 100)
  // 20 strangers of 100 that are not passes, which are 30 % of 334.
  assert.equal(peopleBefore('unknown', 20, waiting, lineRules), 334)
  assert.equal(peopleBefore('unknown', 20, { pass: 1, known: 2, unknown: 9 }, lineRules), 23)
  assert.equal(peopleBefore('unknown', 21, { pass: 900, known: 3, unknown: 99 }, lineRules), 80)
})

test('passes lengthen nobody else’s wait beyond the published bound', () => {
  fc.assert(
    fc.property(people, people, people, people, (ahead, pass, known, unknown) => {
      for (const lane of ['known', 'unknown'] as const) {
        const without = peopleBefore(lane, ahead, { pass: 0, known, unknown }, lineRules)
        const before = peopleBefore(lane, ahead, { pass, known, unknown }, lineRules)
        assert.ok(before <= Math.ceil(without * passLengtheningMax) + 1e-9)
      }
    }),
  )
})

test('no rate, no promise', () => {
  assert.equal(honestWait(10, 0), null)
  assert.equal(honestWait(9, 2), 5_000)
})

test('polls are bounded, jittered by 30 %, and three silent ones are an absence', () => {
  assert.equal(pollAfter(0), pollMinMs)
  assert.equal(pollAfter(30_000), 10_000)
  assert.equal(pollAfter(10_000_000), pollMaxMs)
  assert.equal(pollAfter(null), 10_000)
  const random = seededRandom(5)
  const spread = Array.from({ length: 2_000 }, () => jitterPoll(10_000, random))
  assert.ok(Math.min(...spread) >= 7_000 && Math.min(...spread) < 7_100)
  assert.ok(Math.max(...spread) <= 13_000 && Math.max(...spread) > 12_900)
  assert.equal(absentAfter(20_000, lineRules), 60_000)
  assert.equal(absentAfter(2_000, lineRules), 10_000)
  // The latest poll that the jitter allows is never taken for an absence.
  assert.ok(absentAfter(pollMaxMs, lineRules) > pollMaxMs * 1.3)
})

test('the record says how many promises were kept, by promised and real wait', () => {
  const record = createWaitRecord()
  record.add(8_000, 9_000)
  record.add(60_000, 85_000)
  record.add(60_000, 85_001)
  record.add(1, 4_000_000)
  const { total, kept, counts } = record.read()
  assert.deepEqual([total, kept], [4, 2])
  assert.equal(counts[0]?.[0], 1)
  assert.equal(counts[2]?.[3], 2)
  assert.equal(counts[0]?.[waitClassesMs.length], 1)
})

test('while the door is held shut the wait is until it opens, and then at its rate', () => {
  const opening = { doorOpensAtMs: 60_000, perSecond: 10 }
  const held = { ahead: 19, waitMs: null }
  assert.equal(waitAtOpening(held, opening, 0), 62_000)
  assert.equal(waitAtOpening(held, opening, 59_000), 3_000)
  // Open, and nobody is let in all the same: nothing is promised.
  assert.equal(waitAtOpening(held, opening, 60_000), null)
  assert.equal(waitAtOpening({ ahead: 19, waitMs: 500 }, opening, 0), 500)
  assert.equal(waitAtOpening(held, { ...opening, perSecond: 0 }, 0), null)
})
