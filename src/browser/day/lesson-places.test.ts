/** Which lesson is now and which button is the strong one, at any moment of any day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DayLesson } from '#contract/day.ts'
import { dayAfter, dayBefore } from './day-instant.ts'
import { lessonPlaces, primaryActOf } from './lesson-places.ts'

const at = (time: string): string => `2026-11-23T${time}:00.000Z`

function lesson(id: string, from: string, to: string, more: Partial<DayLesson> = {}): DayLesson {
  return {
    id,
    courseId: 'course',
    schoolUai: '0999001W',
    subject: { code: 'MATHS', label: 'Mathématiques', family: 'maths' },
    courseName: 'Mathématiques',
    onDate: '2026-11-23',
    startsAt: at(from),
    endsAt: at(to),
    room: null,
    status: 'planned',
    movedFrom: null,
    note: null,
    teachers: [],
    resources: [],
    assignments: [],
    homework: null,
    homeworkDueOn: null,
    ...more,
  }
}

const work = (
  id: string,
  state: 'not_opened' | 'begun' | 'received',
  dueAt: string | null = null,
) => ({
  id,
  title: id,
  opensAt: at('00:00'),
  dueAt,
  lateAccepted: false,
  state,
})

const day = [
  lesson('a', '08:00', '09:00'),
  lesson('b', '09:00', '10:00'),
  lesson('c', '10:00', '11:00', { status: 'cancelled' }),
  lesson('d', '11:00', '12:00'),
  lesson('e', '14:00', '15:00'),
]

const placesAt = (time: string, isToday = true): string =>
  [...lessonPlaces(day, Date.parse(at(time)), isToday).values()].join(' ')

test('before, between, during and after the lessons of today', () => {
  assert.equal(placesAt('07:00'), 'next later later later later')
  assert.equal(placesAt('08:00'), 'now next later later later')
  assert.equal(placesAt('09:30'), 'past now later next later')
  assert.equal(placesAt('10:30'), 'past past later next later')
  assert.equal(placesAt('13:00'), 'past past past past next')
  assert.equal(placesAt('15:00'), 'past past past past past')
})

test('on another day lessons are simply shown', () => {
  assert.equal(placesAt('09:30', false), 'plain plain plain plain plain')
})

function primaryAt(time: string, lessons: readonly DayLesson[], toHandIn: { kind: string }[] = []) {
  const nowMs = Date.parse(at(time))
  return primaryActOf(lessons, lessonPlaces(lessons, nowMs, true), toHandIn, nowMs)
}

const resources = [{ id: 'book', title: 'Leçon', minutes: 5 }]

test('the lesson of now is read first, then its exercise is gone on with', () => {
  const reading = lesson('a', '08:00', '09:00', {
    resources,
    assignments: [work('w', 'not_opened')],
  })
  assert.deepEqual(primaryAt('08:10', [reading]), { kind: 'resource', lessonId: 'a', id: 'book' })
  const begun = lesson('a', '08:00', '09:00', { resources, assignments: [work('w', 'begun')] })
  assert.deepEqual(primaryAt('08:10', [begun]), { kind: 'assignment', lessonId: 'a', id: 'w' })
})

test('what is handed in or too late is not asked for again', () => {
  const done = lesson('a', '08:00', '09:00', { resources, assignments: [work('w', 'received')] })
  const late = lesson('b', '08:00', '09:00', {
    assignments: [work('v', 'not_opened', at('07:00'))],
  })
  assert.equal(primaryAt('08:10', [done, late]), null)
})

test('due work comes before lessons that are still folded', () => {
  const later = lesson('e', '14:00', '15:00', { resources })
  const due = [{ kind: 'assignment', assignmentId: 'w', state: 'not_opened' }]
  const lessons = [lesson('d', '11:00', '12:00'), later]
  assert.deepEqual(primaryAt('10:30', lessons, due), {
    kind: 'assignment',
    lessonId: null,
    id: 'w',
  })
  assert.deepEqual(primaryAt('10:30', lessons), { kind: 'resource', lessonId: 'e', id: 'book' })
})

test('steps between days pass over Sundays, and forwards to the next lesson where one is known', () => {
  assert.equal(dayBefore('2026-11-23'), '2026-11-21')
  assert.equal(dayBefore('2026-11-24'), '2026-11-23')
  assert.equal(dayAfter('2026-11-21', null), '2026-11-23')
  assert.equal(dayAfter('2026-12-18', '2027-01-04'), '2027-01-04')
  assert.equal(dayAfter('2026-12-18', null), '2026-12-19')
})
