/** Times of an exercise as seen from its lesson, and at a lesson of another year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf, wallClockOf } from '#kernel/calendar-day.ts'
import type { OrderedLesson } from './lesson-order.ts'
import { relativeTimes, timesAt } from './relative-times.ts'

const timeZone = 'Europe/Paris'
const at = (day: string, time: string) => instantOf(day, time, timeZone)
const lesson = (onDate: string, time = '08:00'): OrderedLesson => ({
  id: onDate,
  onDate,
  startsAtMs: at(onDate, time),
  isCancelled: false,
})
const held = [lesson('2025-09-16'), lesson('2025-09-19'), lesson('2025-09-23')]
// The clock changes between its first and its second lesson.
const next = [
  lesson('2026-10-20', '14:00'),
  lesson('2026-11-03', '14:00'),
  lesson('2026-11-06', '14:00'),
]

function again(opens: [string, string], due: [string, string] | null, place = 0) {
  const [first, target] = [held[0], next[place]]
  if (first === undefined || target === undefined) throw new Error('no such lesson')
  const times = relativeTimes(
    { lesson: first, held, timeZone },
    { opensAtMs: at(...opens), dueAtMs: due && at(...due) },
  )
  const isClosed = (day: string) => day >= '2026-10-24' && day <= '2026-11-01'
  const given = timesAt({ lesson: target, held: next, timeZone }, times, isClosed)
  const say = (ms: number) => Object.values(wallClockOf(ms, timeZone)).join(' ')
  return [say(given.opensAtMs), given.dueAtMs === null ? null : say(given.dueAtMs)]
}

test('what was prepared before its lesson opens with the lesson', () => {
  assert.deepEqual(again(['2025-09-12', '17:42'], null), ['2026-10-20 14:00', null])
})

test('what opened after its lesson keeps its days and its hour', () => {
  assert.deepEqual(again(['2025-09-17', '18:00'], null), ['2026-10-21 18:00', null])
})

test('what was due at the second lesson after is so again, over holidays and the clock change', () => {
  const opens: [string, string] = ['2025-09-16', '08:00']
  assert.deepEqual(again(opens, ['2025-09-23', '08:00']), ['2026-10-20 14:00', '2026-11-06 14:00'])
})

test('where the course no longer meets so often, the days count', () => {
  const opens: [string, string] = ['2025-09-16', '08:00']
  assert.deepEqual(again(opens, ['2025-09-23', '08:00'], 2), [
    '2026-11-06 14:00',
    '2026-11-13 08:00',
  ])
})

test('what was to be done before the lesson keeps its days, and is due when it begins', () => {
  assert.deepEqual(again(['2025-09-12', '17:00'], ['2025-09-16', '08:00']), [
    '2026-10-16 17:00',
    '2026-10-20 14:00',
  ])
})

test('a due day on which the school is closed becomes the next one that it is not', () => {
  assert.deepEqual(again(['2025-09-16', '08:00'], ['2025-09-20', '18:00'])[1], '2026-11-02 18:00')
})

test('an hour that is over before a later lesson of the day becomes that of the next day', () => {
  assert.deepEqual(again(['2025-09-16', '08:00'], ['2025-09-16', '12:00']), [
    '2026-10-20 14:00',
    '2026-10-21 14:00',
  ])
})
