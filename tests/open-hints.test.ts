/** Opened hints: the most ever told stays, and what it costs reaches marks, totals and the teacher. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ExerciseContent } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { openHints } from '#school/attempts/open-hints.ts'
import { readOpenedHints } from '#school/attempts/opened-hint-store.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import { readPupilAssignment } from '#school/following/read-pupil-assignment.ts'
import { readQuestionStatistics } from '#school/following/read-question-statistics.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { readResult } from '#school/marking/read-result.ts'
import { returnCopy } from '#school/marking/return-copies.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers, smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)
const hint = [{ type: 'text' as const, text: 'Regarde la carte.' }]
const priced = { hint, furtherHints: [hint, hint], hintPenalty: 0.25 }
/** True or false for one point, an open answer for four; three hints each, a quarter a hint. */
const content: ExerciseContent = {
  ...smallContent,
  questions: smallContent.questions.map((question) => ({ ...question, ...priced })),
}

async function begin(pupil: TestPerson) {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
    content,
  })
  const wish = { assignmentId, pupilId: pupil.personId, attemptId: freshId() }
  return { assignmentId, attemptId: expectValue(await beginAttempt(room, wish)).id }
}

async function tell(pupil: TestPerson, attemptId: Id, opened: number, questionId = 'q1') {
  const told = await openHints(room, { attemptId, pupilId: pupil.personId, questionId, opened })
  return told.ok ? 'kept' : told.refusal.code
}

async function handIn({ personId: pupilId, accountId }: TestPerson, attemptId: Id) {
  const submission = { id: freshId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
}

test('in whichever order and however often it is told, the most stays', async () => {
  const { attemptId } = await begin(school.pupilA1)
  const tellings = fc.array(fc.tuple(fc.constantFrom('q1', 'q2'), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  const most = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(tellings, fc.boolean(), async (list, together) => {
      const send = ([questionId, opened]: [string, number]) =>
        tell(school.pupilA1, attemptId, opened, questionId)
      if (together) await Promise.all(list.map(send))
      else for (const one of list) assert.equal(await send(one), 'kept')
      for (const [id, opened] of list) most.set(id, Math.max(most.get(id) ?? 0, opened))
      assert.deepEqual(
        Object.fromEntries(await readOpenedHints(db, attemptId)),
        Object.fromEntries(most),
      )
    }),
    { numRuns: 12 },
  )
})

test('nobody tells of another’s attempt, of a question that is not asked, or of hints that are not there', async () => {
  const { attemptId } = await begin(school.pupilA1)
  assert.equal(await tell(school.pupilA2, attemptId, 1), 'not_found')
  assert.equal(await tell(school.pupilA1, freshId(), 1), 'not_found')
  assert.equal(await tell(school.pupilA1, attemptId, 1, 'q9'), 'bad_request')
  assert.equal(await tell(school.pupilA1, attemptId, 4), 'bad_request')
  assert.equal((await readOpenedHints(db, attemptId)).size, 0)
})

test('whoever goes on elsewhere finds the hints open; after the copy nothing told changes it', async () => {
  const { assignmentId, attemptId } = await begin(school.pupilA1)
  await tell(school.pupilA1, attemptId, 2)
  const wish = { assignmentId, pupilId: school.pupilA1.personId, attemptId: freshId() }
  assert.deepEqual(expectValue(await beginAttempt(room, wish)).openedHints, { q1: 2 })
  await handIn(school.pupilA1, attemptId)
  assert.equal(await tell(school.pupilA1, attemptId, 3), 'kept')
  assert.deepEqual(Object.fromEntries(await readOpenedHints(db, attemptId)), { q1: 2 })
  const { marks } = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.equal(marks?.perQuestion[0]?.points, 0.5)
  assert.deepEqual(marks?.perQuestion[0]?.hints, { opened: 2, cost: 0.5, taken: 0.5 })
})

test('what hints cost is off a person’s mark too, on the copy, in the table and in the figures', async () => {
  const { assignmentId, attemptId } = await begin(school.pupilA1)
  await tell(school.pupilA1, attemptId, 1, 'q1')
  await tell(school.pupilA1, attemptId, 2, 'q2')
  await handIn(school.pupilA1, attemptId)
  const given = { comment: '', markedBy: school.teacherA.personId, attemptId, questionId: 'q2' }
  expectValue(await markByHand(room, { ...given, points: 3 }))
  const { marks } = expectValue(await readResult(room, attemptId, 'teacher'))
  assert.deepEqual(
    marks?.perQuestion.map(({ points, hints }) => [points, hints?.taken]),
    [
      [0.75, 0.25],
      [1, 2],
    ],
  )
  assert.equal(marks?.points, 1.75)
  const { pupils } = expectValue(await followAssignment(db, assignmentId))
  const mine = pupils.find(({ pupil }) => pupil.id === school.pupilA1.personId)
  assert.deepEqual([mine?.points, mine?.openedHints, mine?.allHints], [1.75, 3, 6])
  const figures = expectValue(
    await readQuestionStatistics(room, { assignmentId, counted: 'first' }),
  )
  assert.deepEqual(
    figures.questions.map(({ hints }) => hints),
    [
      { all: 3, attempts: 1, opened: 1 },
      { all: 3, attempts: 1, opened: 2 },
    ],
  )
  expectValue(await returnCopy(room, { attemptId, returnedBy: school.teacherA.personId }))
  const seen = expectValue(
    await readPupilAssignment(room, {
      assignmentId,
      pupilId: school.pupilA1.personId,
      courseIds: new Set([school.courseA]),
    }),
  )
  assert.equal(seen.attempts[0]?.points, 1.75, 'the pupil reads the same total in the list')
  // More than was earned is not taken.
  expectValue(await markByHand(room, { ...given, points: 1 }))
  const again = expectValue(await followAssignment(db, assignmentId)).pupils
  assert.equal(again.find(({ pupil }) => pupil.id === school.pupilA1.personId)?.points, 0.75)
})

test('a copy without a word about hints costs nothing', async () => {
  const { assignmentId, attemptId } = await begin(school.pupilA1)
  await handIn(school.pupilA1, attemptId)
  const { marks } = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.equal(marks?.perQuestion[0]?.points, 1)
  assert.ok(marks?.perQuestion.every((mark) => !('hints' in mark)))
  const { pupils } = expectValue(await followAssignment(db, assignmentId))
  assert.ok(
    pupils.every(({ allHints, openedHints }) => openedHints === 0 && allHints === undefined),
  )
})
