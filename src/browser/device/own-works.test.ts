/** What this pupil alone was given stands in the day beside what all of the course have. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DayPack, HeldExercisePack, PersonalPack } from '#contract/day-packs.ts'
import { daysWithOwnWorks } from './own-works.ts'

const on = '2026-11-24'
const lesson = {
  id: 'l1',
  startsAt: `${on}T08:00:00.000Z`,
  endsAt: `${on}T09:00:00.000Z`,
  room: null,
  status: 'planned' as const,
  movedFrom: null,
  note: null,
  homework: null,
  homeworkDueOn: null,
  resources: [],
  assignments: [],
}
const day: DayPack = {
  format: 1,
  courseId: 'c1',
  schoolUai: '0271234X',
  on,
  subject: { code: 'MATHS', label: 'Mathématiques', family: 'maths' },
  courseName: 'Maths CM2',
  lessons: [lesson],
  readings: [],
  exercises: [],
}

function heldWork(id: string, lessonId: string | null): HeldExercisePack {
  const assignment = {
    id,
    title: `exercice ${id}`,
    courseId: 'c1',
    courseName: 'Maths CM2',
    subjectCode: 'MATHS',
    lessonId,
    opensAt: `${on}T06:00:00.000Z`,
    dueAt: null,
    lateAccepted: false,
    attemptsMax: 1,
    feedback: 'now' as const,
    questionCount: 3,
    pointsMax: 5,
  }
  const exercise = { assignment, exerciseId: 'e', resources: [], introduction: [], questions: [] }
  return { format: 1, exercise: { ...exercise, files: [] } }
}

const ref = (address: string) => ({ address, key: 'k', opensAt: null, byteCount: 1 })

function personal(courses: readonly [string | null, readonly string[], string][]): PersonalPack {
  return {
    version: 'v1',
    timeZone: 'Europe/Paris',
    days: courses.map(([pack, held, date]) => ({
      on: date,
      day: { kind: 'lessons', label: null, nextSchoolDay: null },
      courses: [
        {
          courseId: 'c1',
          teachers: [],
          pack: pack === null ? null : ref(pack),
          held: held.map((one) => ref(one)),
        },
      ],
    })),
    withdrawn: [],
    passes: [],
  }
}

test('it is listed in its lesson, and can be answered', () => {
  const opened = new Map<string, DayPack | HeldExercisePack>([
    ['day', day],
    ['own', heldWork('a', 'l1')],
  ])
  const days = daysWithOwnWorks(personal([['day', ['own'], on]]), opened)
  const [found] = days.values()
  assert.deepEqual(
    found?.lessons[0]?.assignments.map(({ id }) => id),
    ['a'],
  )
  assert.deepEqual(
    found?.exercises.map(({ assignment }) => assignment.id),
    ['a'],
  )
  assert.deepEqual(day.exercises, [], 'the pack itself stays what all have')
})

test('what all have and opened just now is named once', () => {
  const held = heldWork('a', 'l1')
  const named = { ...day, lessons: [{ ...lesson, assignments: [held.exercise.assignment] }] }
  const opened = new Map<string, DayPack | HeldExercisePack>([
    ['day', named],
    ['own', held],
  ])
  const [found] = daysWithOwnWorks(personal([['day', ['own'], on]]), opened).values()
  assert.equal(found?.lessons[0]?.assignments.length, 1)
})

test('on a day without a meeting it stands alone, in a day that tells nothing else', () => {
  const opened = new Map<string, DayPack | HeldExercisePack>([
    ['day', day],
    ['own', heldWork('a', null)],
  ])
  const wish = personal([
    ['day', [], on],
    [null, ['own'], '2026-11-23'],
  ])
  const alone = [...daysWithOwnWorks(wish, opened).values()].find((one) => one.on === '2026-11-23')
  assert.deepEqual([alone?.lessons, alone?.exercises.length], [[], 1])
})
