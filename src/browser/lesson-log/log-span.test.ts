/** Weeks and months follow each other without a gap, whatever day one begins with. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, weekdayOf } from '#kernel/calendar-day.ts'
import { changeKind, isWholeSpan, spanAround, stepSpan } from './log-span.ts'

const day = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays('2023-09-01', count))
const kind = fc.constantFrom('week' as const, 'month' as const)

test('a span holds its day; the next begins the day after, and the way back leads to the same', () => {
  fc.assert(
    fc.property(kind, day, (of, on) => {
      const span = spanAround(of, on)
      assert.ok(span.from <= on && on <= span.until)
      assert.ok(isWholeSpan(span))
      const next = stepSpan(span, 1)
      assert.equal(next.from, addDays(span.until, 1))
      assert.deepEqual(stepSpan(next, -1), span)
      if (of === 'week') assert.deepEqual([weekdayOf(span.from), weekdayOf(span.until)], [1, 7])
      else {
        assert.equal(span.from.slice(8), '01')
        assert.equal(span.until.slice(0, 7), span.from.slice(0, 7))
      }
    }),
  )
})

test('another kind of time shows today where it was shown before, else what was looked at', () => {
  const today = '2026-11-24'
  assert.deepEqual(changeKind(spanAround('week', today), 'month', today), {
    kind: 'month',
    from: '2026-11-01',
    until: '2026-11-30',
  })
  const before = spanAround('month', '2026-09-10')
  assert.equal(changeKind(before, 'week', today).from, '2026-08-31')
  assert.deepEqual(changeKind(before, 'days', today), { ...before, kind: 'days' })
  assert.equal(changeKind(spanAround('month', today), 'week', today).from, '2026-11-23')
})

test('days out of order, days that are none and more than 400 days are no span', () => {
  fc.assert(
    fc.property(day, day, (from, until) => {
      const days = daysBetween(from, until)
      assert.equal(isWholeSpan({ from, until }), days >= 0 && days < 400)
    }),
  )
  assert.equal(isWholeSpan({ from: '2026-11-31', until: '2026-12-01' }), false)
  assert.equal(isWholeSpan({ from: '2026-11-30', until: '' }), false)
})
