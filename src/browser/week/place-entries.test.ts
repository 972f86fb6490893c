/** Entries of a week: nothing overlaps, nothing is lost, and a lone entry has its whole day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minutesOf, placeWeek } from './place-entries.ts'
import type { WeekColumn, WeekEntry } from './week-entry.ts'

const entry = (id: string, starts: string, ends: string): WeekEntry => ({
  id,
  starts,
  ends,
  title: id,
  subject: 'other',
  details: [],
  marks: [],
  struck: false,
  act: null,
})

const column = (entries: WeekEntry[]): WeekColumn => ({
  key: 'day',
  heading: 'lundi',
  href: null,
  isToday: false,
  dayOff: null,
  entries,
})

test('the lines of the grid are the bells of the week', () => {
  const { times, columns } = placeWeek([
    column([entry('a', '08:30', '09:25'), entry('b', '09:30', '10:25')]),
    column([entry('c', '08:30', '10:25')]),
  ])
  assert.deepEqual(times, ['08:30', '09:25', '09:30', '10:25'])
  const [first, second] = columns
  assert.deepEqual(
    first?.cells.map(({ rowStart, rowEnd }) => [rowStart, rowEnd]),
    [
      [1, 2],
      [3, 4],
    ],
  )
  assert.deepEqual([second?.cells[0]?.rowStart, second?.cells[0]?.rowEnd], [1, 4])
})

test('entries that meet stand side by side; one that is alone spans the day', () => {
  const [placed] = placeWeek([
    column([
      entry('whole', '08:00', '09:00'),
      entry('left', '10:00', '11:00'),
      entry('right', '10:30', '12:00'),
      entry('below', '11:00', '12:00'),
      entry('x', '14:00', '15:00'),
      entry('y', '14:00', '15:30'),
      entry('z', '14:00', '16:00'),
    ]),
  ]).columns
  const spans = Object.fromEntries(
    (placed?.cells ?? []).map((one) => [one.entries[0]?.id, [one.laneStart, one.laneEnd]]),
  )
  assert.equal(placed?.lanes, 6)
  assert.deepEqual(spans, {
    whole: [1, 7],
    left: [1, 4],
    right: [4, 7],
    below: [1, 4],
    x: [1, 3],
    y: [3, 5],
    z: [5, 7],
  })
})

test('entries of the same hours share a cell, one under the other', () => {
  const [placed] = placeWeek([
    column([
      entry('a', '08:00', '09:00'),
      entry('later', '09:00', '10:00'),
      entry('b', '08:00', '09:00'),
    ]),
  ]).columns
  assert.equal(placed?.lanes, 1)
  assert.deepEqual(
    placed?.cells.map(({ entries }) => entries.map(({ id }) => id)),
    [['a', 'b'], ['later']],
  )
})

test('whatever the week, every entry stands once, and cells have a height and cover no other', () => {
  const time = fc.integer({ min: 0, max: 40 }).map((step) => {
    const minutes = 480 + step * 15
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  })
  const entries = fc
    .array(fc.tuple(time, time), { maxLength: 12 })
    .map((pairs) =>
      pairs
        .filter(([a, b]) => a !== b)
        .map(([a, b], index) => entry(String(index), a < b ? a : b, a < b ? b : a)),
    )
  fc.assert(
    fc.property(entries, (given) => {
      const [placed] = placeWeek([column(given)]).columns
      const all = placed?.cells ?? []
      const ids = all.flatMap((cell) => cell.entries.map(({ id }) => id))
      assert.deepEqual(ids.sort(), given.map(({ id }) => id).sort())
      for (const [index, one] of all.entries()) {
        assert.ok(one.rowEnd > one.rowStart && one.laneEnd > one.laneStart)
        assert.ok(one.laneEnd <= (placed?.lanes ?? 0) + 1)
        for (const other of all.slice(index + 1)) {
          const rows = one.rowStart < other.rowEnd && other.rowStart < one.rowEnd
          const lanes = one.laneStart < other.laneEnd && other.laneStart < one.laneEnd
          assert.ok(!(rows && lanes))
        }
      }
    }),
  )
})

test('a time of day in minutes', () => {
  assert.equal(minutesOf('08:30'), 510)
})
