/** Silence, against a slow count day by day, and who is to be called first. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AttendanceState } from '#contract/attendance.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import {
  compareUrgency,
  findSilence,
  isReachedLately,
  type LessonOfDay,
  reachedForDays,
} from './silence.ts'

const monday: Day = '2026-11-23'
const unknown: readonly AttendanceState[] = ['to_find_out', 'unreachable']
const states: readonly AttendanceState[] = [
  'present',
  'reached',
  'excused',
  'our_fault',
  'not_known_yet',
  ...unknown,
]
const nothing = { kind: 'nothing' } as const
const lessonOf = fc.record<LessonOfDay>({
  onDate: fc.integer({ min: 0, max: 6 }).map((day) => addDays(monday, day)),
  state: fc.constantFrom(...states),
  why: fc.constantFrom(nothing, { kind: 'called' as const }),
})
const on = (day: number, ...of: AttendanceState[]): LessonOfDay[] =>
  of.map((state) => ({ onDate: addDays(monday, day), state, why: nothing }))

/** From the last day back, until one says something. */
function countSlowly(lessons: readonly LessonOfDay[]): Day[] {
  const silent: Day[] = []
  for (let day = 6; day >= 0; day -= 1) {
    const said = lessons
      .filter(({ onDate }) => onDate === addDays(monday, day))
      .map(({ state, why }) => (why.kind === 'called' ? 'to_find_out' : state))
      .filter((state) => state !== 'not_known_yet')
    if (said.length === 0) continue
    if (said.some((state) => !unknown.includes(state))) return silent
    silent.push(addDays(monday, day))
  }
  return silent
}

test('as many days as a slow count from the last day back, in whatever order lessons come', () => {
  fc.assert(
    fc.property(fc.array(lessonOf, { maxLength: 20 }), (lessons) => {
      const slowly = countSlowly(lessons)
      const silence = findSilence(lessons)
      assert.equal(silence?.days ?? 0, slowly.length)
      assert.equal(silence?.since, slowly.at(-1))
      assert.deepEqual(findSilence(lessons.toReversed()), silence)
    }),
  )
})

test('nobody is silent who was there, reached or excused on the last day that is known', () => {
  for (const state of ['present', 'reached', 'excused', 'our_fault'] as const) {
    assert.equal(findSilence([...on(0, 'to_find_out'), ...on(1, 'to_find_out', state)]), null)
  }
})

test('what is not over, or was held elsewhere, neither adds nor ends', () => {
  const silence = findSilence([
    ...on(0, 'present'),
    ...on(1, 'to_find_out', 'not_known_yet'),
    ...on(2, 'not_known_yet'),
    ...on(3, 'unreachable'),
    ...on(4, 'not_known_yet'),
  ])
  assert.deepEqual(silence, { days: 2, since: addDays(monday, 1), lastSeenOn: monday })
  assert.equal(findSilence(on(0, 'not_known_yet')), null)
  assert.equal(findSilence([]), null)
})

test('a call ends no silence; what a teacher knows does, and is no sight of the pupil', () => {
  const called = { onDate: addDays(monday, 1), state: 'reached', why: { kind: 'called' } } as const
  const silence = findSilence([...on(0, 'reached'), called, ...on(2, 'to_find_out')])
  assert.deepEqual(silence, { days: 2, since: addDays(monday, 1), lastSeenOn: null })
})

test('a family is reached from the first silent day on, for a week, and by nothing less', () => {
  const call = { onDay: monday, outcome: 'reached' as const }
  const last = addDays(monday, reachedForDays - 1)
  assert.equal(isReachedLately(monday, last, [call]), true)
  assert.equal(isReachedLately(monday, addDays(last, 1), [call]), false)
  assert.equal(isReachedLately(addDays(monday, 1), last, [call]), false)
  for (const outcome of ['left_word', 'no_answer', 'wrong_contact'] as const) {
    assert.equal(isReachedLately(monday, monday, [{ ...call, outcome }]), false)
  }
})

test('the longest silent of those not reached stand first', () => {
  const list = [
    { isReached: true, silentDays: 9 },
    { isReached: false, silentDays: 1 },
    { isReached: false, silentDays: 4 },
  ]
  assert.deepEqual(
    list.toSorted(compareUrgency).map(({ silentDays }) => silentDays),
    [4, 1, 9],
  )
})
