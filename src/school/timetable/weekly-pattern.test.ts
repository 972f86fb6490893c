/** Dates of a year become slots: every week, every second one, for a part of the year, or not at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/calendar-day.ts'
import type { EventTime } from './calendar-events.ts'
import { findWeeklyPattern } from './weekly-pattern.ts'

/** A Monday of a week A, and thirty weeks of a calendar, two of them holidays. */
const weekA = '2026-09-07'
const mondays = Array.from({ length: 32 }, (_, week) => addDays(weekA, 7 * week)).filter(
  (_, week) => week !== 6 && week !== 7,
)
const at = (day: string, room: string | null = null, starts = '08:30'): EventTime => ({
  day,
  starts,
  ends: '09:25',
  room,
})
const find = (days: readonly string[], weeks = mondays) =>
  findWeeklyPattern(
    days.map((day) => at(day)),
    weeks,
    weekA,
  )
const letters = (days: readonly string[]) => find(days).slots.map(({ week }) => week)

test('every week, with holidays and a few absences, is one slot for as long as the calendar', () => {
  const { single, slots } = find(mondays.filter((_, index) => index % 7 !== 3))
  assert.deepEqual(slots, [
    {
      weekday: 1,
      starts: '08:30',
      ends: '09:25',
      week: null,
      room: null,
      validFrom: null,
      validTo: null,
    },
  ])
  assert.deepEqual(single, [])
})

test('every second week has the letter of its week; another alternation than the school’s is told', () => {
  const isA = (monday: string) => ((Date.parse(monday) - Date.parse(weekA)) / 604_800_000) % 2 === 0
  assert.deepEqual(letters(mondays.filter(isA)), ['A'])
  assert.deepEqual(letters(mondays.filter((monday) => !isA(monday))), ['B'])
  const flipped = mondays.filter((monday, index) => isA(monday) === index < 15)
  assert.deepEqual(letters(flipped), [])
  assert.deepEqual(letters(mondays.filter((_, index) => index % 3 === 0)), [])
})

test('what begins late or ends early holds from its first to its last date', () => {
  const [late] = find(mondays.slice(12)).slots
  assert.deepEqual([late?.week, late?.validFrom, late?.validTo], [null, mondays[12], null])
  const [early] = find(mondays.slice(0, 12)).slots
  assert.deepEqual([early?.validFrom, early?.validTo], [null, mondays[11]])
})

test('a single date is told and no slot; a calendar of a week or two is a model', () => {
  const { single, slots } = find([mondays[4] ?? ''])
  assert.deepEqual([slots.length, single.length, single[0]?.dates], [0, 1, 1])
  assert.equal(find([weekA], [weekA]).slots[0]?.week, null)
  const two = [weekA, addDays(weekA, 7)]
  assert.equal(find([addDays(weekA, 8)], two).slots[0]?.week, 'B')
  assert.equal(find(two, two).slots[0]?.week, null)
})

test('the room is the one where it is most often; other hours of the same day are other slots', () => {
  const times = mondays.map((day, index) => at(day, index % 4 === 0 ? 'Labo' : 'B12'))
  const again = mondays.map((day) => at(day, null, '08:00'))
  const { slots } = findWeeklyPattern([...times, ...again], mondays, weekA)
  assert.deepEqual(slots.map(({ room, starts }) => `${starts} ${room}`).sort(), [
    '08:00 null',
    '08:30 B12',
  ])
})
