/** At which times a teacher sees who waits at the door, and for which lesson. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TeachingDay } from '#contract/day.ts'
import { isAtDoorTime, lessonAtDoor } from './lesson-at-door.ts'

type Lesson = TeachingDay['lessons'][number]
const at = (time: string): number => Date.parse(`2021-04-06T${time}:00Z`)

function lesson(id: string, from: string, until: string, status: Lesson['status'] = 'planned') {
  const times = { startsAt: `2021-04-06T${from}:00Z`, endsAt: `2021-04-06T${until}:00Z` }
  return { id, status, ...times } as Lesson
}

test('from a quarter of an hour before the lesson until it ends', () => {
  const first = lesson('a', '06:00', '06:55')
  assert.equal(isAtDoorTime(first, at('05:44')), false)
  assert.equal(isAtDoorTime(first, at('05:45')), true)
  assert.equal(isAtDoorTime(first, at('06:54')), true)
  assert.equal(isAtDoorTime(first, at('06:55')), false)
})

test('the next lesson’s pupils count while the one before ends; a cancelled one has none', () => {
  const day = [
    lesson('a', '06:00', '06:55'),
    lesson('b', '07:00', '07:55'),
    lesson('c', '08:00', '08:55', 'cancelled'),
  ]
  assert.equal(lessonAtDoor(day, at('06:30'))?.id, 'a')
  assert.equal(lessonAtDoor(day, at('06:50'))?.id, 'b')
  assert.equal(lessonAtDoor(day, at('07:50'))?.id, 'b')
  assert.equal(lessonAtDoor(day, at('08:30')), null)
  assert.equal(lessonAtDoor([], at('06:30')), null)
})
