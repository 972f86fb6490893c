/** Who comes first on the page of a class, and why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CourseAtDoor } from '#contract/course-at-door.ts'
import type { CourseGlance } from '#contract/course-glance.ts'
import { findPupilRows } from './pupil-needs.ts'

const names = ['reached', 'fine', 'missed', 'waiting', 'stuck', 'silent']
const stuck = { kind: 'wrong' as const, question: 2, times: 3 }
const begun = (pupil: string): CourseGlance['pupils'][number]['cells'] => [
  {
    assignmentId: 'work',
    attemptId: `attempt ${pupil}`,
    state: 'begun',
    answeredCount: 1,
    stuck: pupil === 'stuck' ? stuck : null,
  },
]
const glance: CourseGlance = {
  now: '2026-11-26T09:00:00.000Z',
  courseName: 'Maths',
  lessonId: null,
  isLessonDay: true,
  mayMark: true,
  works: [{ id: 'work', title: 'Fractions', dueAt: '2026-11-26T08:00:00.000Z', questionCount: 3 }],
  worksLeftOut: 0,
  pupils: names.map((id) => ({
    id,
    familyName: id,
    givenName: 'A',
    cells: id === 'missed' ? [] : begun(id),
  })),
}
const atDoor: CourseAtDoor = {
  on: '2026-11-26',
  now: glance.now,
  askAfterMs: 1,
  pupils: names.map((id) => {
    const isUnseen = id === 'silent' || id === 'reached'
    const state = id === 'waiting' ? 'waiting' : isUnseen ? 'unseen' : 'in'
    return { id, familyName: id, givenName: 'A', state, arrivedAt: null }
  }),
}
const silent = (id: string, days: number, isReached = false) => {
  return { id, days, since: '2026-11-24', isReached, callListOf: 'class' }
}

test('silent for days, stuck, at the door, missed, family reached, then all the others', () => {
  const silence = { pupils: [silent('silent', 3), silent('reached', 5, true), silent('fine', 1)] }
  assert.deepEqual(
    findPupilRows(glance, atDoor, silence).map(({ pupil }) => pupil.id),
    ['silent', 'stuck', 'waiting', 'missed', 'reached', 'fine'],
  )
})

test('on a day without a lesson nothing is said of who came, or did not', () => {
  const rows = findPupilRows({ ...glance, isLessonDay: false }, atDoor, null)
  assert.ok(rows.every((row) => row.atDoor === null))
  assert.ok(rows.every(({ needs }) => needs.every(({ kind }) => kind !== 'waiting')))
})

test('the longer silence first, and whoever came today is silent no more', () => {
  const silence = { pupils: [silent('silent', 3), silent('reached', 5), silent('fine', 9)] }
  const rows = findPupilRows(glance, atDoor, silence)
  assert.deepEqual(
    rows.slice(0, 2).map(({ pupil }) => pupil.id),
    ['reached', 'silent'],
  )
  assert.deepEqual(rows.find(({ pupil }) => pupil.id === 'fine')?.needs, [])
})

test('what is not known yet neither hides a pupil nor says anything of one', () => {
  const rows = findPupilRows(glance, null, null)
  assert.deepEqual(
    rows.map(({ pupil }) => pupil.id),
    ['stuck', 'missed', 'reached', 'fine', 'waiting', 'silent'],
  )
})
