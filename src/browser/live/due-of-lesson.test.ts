/** No due time is offered that is over, and there is always one to choose. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueTimes } from './due-of-lesson.ts'

const minuteMs = 60_000
const at = (ms: number): string => new Date(ms).toISOString()

test('in the middle of a lesson its end comes first, then the next lesson, then no due time', () => {
  const lesson = { endsAt: at(30 * minuteMs), nextStartsAt: at(3_000 * minuteMs) }
  assert.deepEqual(
    dueTimes(lesson, 0).map(({ choice }) => choice),
    ['end', 'next', 'none'],
  )
})

test('whatever the clocks say, every due time is far enough ahead to answer, and none is one', () => {
  const ms = fc.integer({ min: 0, max: 10_000 * minuteMs })
  fc.assert(
    fc.property(ms, fc.option(ms), ms, (ends, next, nowMs) => {
      const times = dueTimes(
        { endsAt: at(ends), nextStartsAt: next === null ? null : at(next) },
        nowMs,
      )
      assert.deepEqual(times.at(-1), { choice: 'none', dueAt: null })
      for (const { dueAt } of times) {
        assert.ok(dueAt === null || Date.parse(dueAt) > nowMs + minuteMs)
      }
      assert.equal(
        times.some(({ choice }) => choice === 'end'),
        ends > nowMs + minuteMs,
      )
      assert.equal(new Set(times.map(({ choice }) => choice)).size, times.length)
    }),
  )
})
