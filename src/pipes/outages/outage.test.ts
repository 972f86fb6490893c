import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Beat,
  beatEveryMs,
  isDoorBlocked,
  judgeBeat,
  lineWaitMsMin,
  silenceMsMin,
  unprovenMsMax,
  type WrittenBeat,
} from './outage.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const hour = 3_600_000
const before: WrittenBeat = { boot: 'b1', run: 'r1', wallMs: noon, steadyMs: 10 * hour }
const after = (change: Partial<Beat> & { readonly ms: number }): Beat => {
  const { ms, ...rest } = change
  return {
    boot: 'b1',
    run: 'r1',
    wallMs: noon + ms,
    steadyMs: 10 * hour + ms,
    isDoorBlocked: false,
    hadTrouble: false,
    ...rest,
  }
}

test('a silence tells what it was by who speaks after it', () => {
  const judged = (change: Partial<Beat>) => judgeBeat([before], after({ ms: hour, ...change }))
  const span = { fromMs: noon, untilMs: noon + hour }
  assert.deepEqual(judged({ run: 'r2' }), { ...span, reason: 'stopped' })
  assert.deepEqual(judged({ hadTrouble: true }), { ...span, reason: 'no_database' })
  assert.deepEqual(judged({}), { ...span, reason: 'stalled' })
  assert.deepEqual(judged({ boot: 'b2', run: 'r2', steadyMs: 9_000 }), {
    ...span,
    reason: 'stopped',
  })
})

test('no outage: the first beat of all, a quick restart, the next beat', () => {
  assert.equal(judgeBeat([], after({ ms: hour })), null)
  assert.equal(judgeBeat([before], after({ ms: silenceMsMin - 1, run: 'r2' })), null)
  assert.equal(judgeBeat([before], after({ ms: beatEveryMs })), null)
})

test('a line in which whoever is known would wait long is an outage from beat to beat', () => {
  const outage = judgeBeat([before], after({ ms: beatEveryMs, isDoorBlocked: true }))
  assert.deepEqual(outage, { fromMs: noon, untilMs: noon + beatEveryMs, reason: 'line' })
  const sizes = (pass: number, known: number, unknown: number, perSecond: number) =>
    isDoorBlocked({ waiting: { pass, known, unknown }, perSecond })
  const seconds = lineWaitMsMin / 1_000
  assert.equal(sizes(0, 0, 1_000_000, 0), false, 'strangers alone buy nobody time')
  assert.equal(sizes(0, 0, 0, 0), false)
  assert.equal(sizes(1, 0, 0, 0), true, 'the door lets nobody in')
  assert.equal(sizes(0, seconds * 10, 0, 10), true)
  assert.equal(sizes(0, seconds * 10 - 1, 0, 10), false)
})

test('another machine that served meanwhile ends the silence', () => {
  const other: WrittenBeat = { boot: 'b2', run: 'r9', wallMs: noon + hour - 4_000, steadyMs: 1 }
  assert.equal(judgeBeat([before, other], after({ ms: hour, run: 'r2' })), null)
  const early = { ...other, wallMs: noon + 600_000 }
  const outage = judgeBeat([before, early], after({ ms: hour, run: 'r2' }))
  assert.deepEqual(outage, { fromMs: noon + 600_000, untilMs: noon + hour, reason: 'stopped' })
  // Clocks of two machines that are half a minute apart, both beating.
  const fast = { ...other, wallMs: noon + 33_000 }
  assert.equal(judgeBeat([before, fast], after({ ms: beatEveryMs })), null)
})

const days = 86_400_000
const clocks = fc.record({
  elapsedMs: fc.integer({ min: 0, max: 30 * days }),
  /** What somebody did to the clock on the wall meanwhile. */
  setByMs: fc.integer({ min: -400 * days, max: 400 * days }),
  isRebooted: fc.boolean(),
  upMs: fc.integer({ min: 0, max: 600_000 }),
})

test('a clock that is set invents no outage, and makes none longer than it was', () => {
  fc.assert(
    fc.property(clocks, ({ elapsedMs, setByMs, isRebooted, upMs }) => {
      const wallMs = noon + elapsedMs + setByMs
      const beat = isRebooted
        ? after({ ms: 0, boot: 'b2', run: 'r2', wallMs, steadyMs: Math.min(upMs, elapsedMs) })
        : after({ ms: elapsedMs, wallMs })
      const outage = judgeBeat([before], beat)
      if (outage === null) return
      const lengthMs = outage.untilMs - outage.fromMs
      assert.ok(lengthMs >= silenceMsMin)
      assert.ok(outage.fromMs >= noon, 'it began before the last sign of life')
      assert.ok(outage.untilMs <= wallMs, 'it ends in what this clock calls the future')
      if (isRebooted) return assert.ok(lengthMs <= unprovenMsMax)
      // By either reading of the wall clock it lies within the silence.
      assert.ok(outage.untilMs <= noon + elapsedMs, 'it ends later than the silence did')
      assert.ok(outage.fromMs >= wallMs - elapsedMs, 'it begins earlier than the silence did')
    }),
  )
})

test('with a clock that nobody touched the outage is exactly the silence', () => {
  fc.assert(
    fc.property(fc.integer({ min: silenceMsMin, max: 30 * days }), (elapsedMs) => {
      const outage = judgeBeat([before], after({ ms: elapsedMs, run: 'r2' }))
      assert.deepEqual(outage, { fromMs: noon, untilMs: noon + elapsedMs, reason: 'stopped' })
    }),
  )
})

test('while this process beats, no setting of the clock is an outage', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400 * days, max: 400 * days }), (setByMs) => {
      const wallMs = noon + beatEveryMs + setByMs
      assert.equal(judgeBeat([before], after({ ms: beatEveryMs, wallMs })), null)
    }),
  )
})
