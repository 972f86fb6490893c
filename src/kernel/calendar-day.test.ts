/** Days and instants: arithmetic, zones, and the two Sundays on which clocks jump. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  mondayOf,
  wallClockOf,
  weekdayOf,
  yearsBetween,
} from './calendar-day.ts'

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const zones = fc.constantFrom(
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Miquelon',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
)

test('a day that does not exist is none', () => {
  assert.equal(isDay('2026-02-28'), true)
  assert.equal(isDay('2028-02-29'), true)
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-00-10']) {
    assert.equal(isDay(text), false, text)
  }
})

test('adding days and counting them are each other’s undoing', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
      const other = addDays(day, count)
      assert.equal(daysBetween(day, other), count)
      assert.equal(addDays(other, -count), day)
      assert.equal((((weekdayOf(other) - weekdayOf(day) - count) % 7) + 7) % 7, 0)
    }),
  )
})

test('weeks begin on Monday', () => {
  assert.equal(weekdayOf('2026-11-23'), 1)
  assert.equal(weekdayOf('2026-11-29'), 7)
  assert.equal(mondayOf('2026-11-29'), '2026-11-23')
  assert.equal(mondayOf('2026-11-23'), '2026-11-23')
})

test('ages count whole years', () => {
  assert.equal(yearsBetween('2008-11-24', '2026-11-23'), 17)
  assert.equal(yearsBetween('2008-11-24', '2026-11-24'), 18)
  assert.equal(yearsBetween('2008-02-29', '2026-02-28'), 17)
  assert.equal(yearsBetween('2008-02-29', '2026-03-01'), 18)
})

test('the wall clock reads back what it was set to, except in the hour that does not exist', () => {
  fc.assert(
    fc.property(days, times, zones, (day, time, zone) => {
      const back = wallClockOf(instantOf(day, time, zone), zone)
      if (back.day === day && back.time === time) return
      // Only a clock that jumps forward that day may disagree, and then by the jump.
      const noonsApart =
        instantOf(addDays(day, 1), '12:00', zone) - instantOf(addDays(day, -1), '12:00', zone)
      assert.equal(noonsApart, 47 * 3_600_000)
    }),
  )
})

test('8:30 is 8:30 on both sides of a change of the clocks', () => {
  assert.equal(instantOf('2026-10-24', '08:30', 'Europe/Paris'), Date.parse('2026-10-24T06:30Z'))
  assert.equal(instantOf('2026-10-26', '08:30', 'Europe/Paris'), Date.parse('2026-10-26T07:30Z'))
  assert.equal(instantOf('2027-03-29', '08:30:00', 'Europe/Paris'), Date.parse('2027-03-29T06:30Z'))
})

test('the hour that spring skips comes later, the one that autumn repeats comes first', () => {
  assert.equal(instantOf('2026-03-29', '02:30', 'Europe/Paris'), Date.parse('2026-03-29T01:30Z'))
  assert.equal(instantOf('2026-10-25', '02:30', 'Europe/Paris'), Date.parse('2026-10-25T00:30Z'))
})

test('it may be another day overseas', () => {
  const evening = Date.parse('2026-11-23T22:30:00Z')
  assert.equal(dayOf(evening, 'Europe/Paris'), '2026-11-23')
  assert.equal(dayOf(evening, 'Pacific/Noumea'), '2026-11-24')
  assert.equal(dayOf(evening, 'Pacific/Tahiti'), '2026-11-23')
})
