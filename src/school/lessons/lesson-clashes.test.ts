/** What a moved lesson meets: teachers, pupils and rooms, once each, and nothing that merely touches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLessonClashes, type PlacedLesson } from './lesson-clashes.ts'

const day = '2026-11-26'
const at = (time: string): number => Date.parse(`${day}T${time}:00Z`)

function lesson(id: string, from: string, to: string, more: Partial<PlacedLesson> = {}) {
  return {
    id,
    courseId: `course ${id}`,
    courseName: id,
    onDate: day,
    startsAt: at(from),
    endsAt: at(to),
    room: null,
    teachers: [],
    ...more,
  } satisfies PlacedLesson
}
const mercier = { id: 'mercier', name: 'Jean Mercier' }
const audiences = new Map([
  ['course Maths', new Map([['lina', '6e A']])],
  [
    'course Latin',
    new Map<string, string | null>([
      ['lina', '6e A'],
      ['zoe', '6e B'],
    ]),
  ],
  ['course SVT', new Map([['zoe', '6e B']])],
  ['course Club', new Map([['ines', null]])],
  ['course Chorale', new Map([['ines', null]])],
])
const told = (moved: PlacedLesson[], others: PlacedLesson[]) =>
  findLessonClashes(moved, others, audiences).map(
    ({ kind, what, startsAt, endsAt }) =>
      `${kind} ${what} ${new Date(startsAt).toISOString().slice(11, 16)}-${new Date(endsAt).toISOString().slice(11, 16)}`,
  )

test('a teacher, a room in any case, and the class of a shared pupil are told with the overlap', () => {
  const moved = lesson('Maths', '09:00', '10:00', { room: 'B12', teachers: [mercier] })
  const other = lesson('Latin', '09:30', '10:30', { room: 'b12', teachers: [mercier] })
  assert.deepEqual(told([moved], [other, moved]), [
    'teacher Jean Mercier 09:30-10:00',
    'room B12 09:30-10:00',
    'class 6e A 09:30-10:00',
  ])
})

test('neither what merely touches, nor another day, nor other pupils in other rooms', () => {
  const moved = lesson('Maths', '09:00', '10:00', { teachers: [mercier] })
  const others = [
    lesson('Latin', '10:00', '11:00', { teachers: [mercier] }),
    lesson('Latin', '08:00', '09:00', { teachers: [mercier] }),
    lesson('Latin', '09:00', '10:00', { teachers: [mercier], onDate: '2026-11-27' }),
    lesson('SVT', '09:00', '10:00'),
  ]
  assert.deepEqual(told([moved], others), [])
})

test('two lessons that were both moved are told once; a pupil in no class is named by the course', () => {
  const one = lesson('Club', '09:00', '10:00')
  const other = lesson('Chorale', '09:00', '10:00')
  assert.deepEqual(told([one, other], [one, other]).length, 1)
  assert.deepEqual(told([one], [other]), ['class Chorale 09:00-10:00'])
})
