/** Half-days of a school: those to come count for nothing yet. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttendanceCounts } from '#contract/attendance.ts'
import { halfRows, isBegun, seenOf } from './half-rows.ts'

const none: AttendanceCounts = {
  present: 0,
  reached: 0,
  excused: 0,
  our_fault: 0,
  unreachable: 0,
  to_find_out: 0,
  not_known_yet: 0,
}

test('a half-day of which nothing is known has not begun, and one with an empty room has', () => {
  const rows = halfRows({
    on: '2026-11-30',
    today: '2026-11-30',
    classes: [
      {
        id: 'a',
        name: 'CM1',
        morning: { ...none, present: 3, not_known_yet: 9 },
        afternoon: { ...none, not_known_yet: 12 },
      },
      { id: 'b', name: 'CP', morning: { ...none, to_find_out: 12 }, afternoon: null },
    ],
    pupils: [],
    total: 0,
  })
  const begun = rows.filter(isBegun)
  assert.deepEqual(
    begun.map((row) => [row.className, row.half, seenOf(row)]),
    [
      ['CM1', 'morning', 3],
      ['CP', 'morning', 0],
    ],
  )
})
