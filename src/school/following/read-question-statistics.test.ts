/** Figures from what was really handed in: first attempts or all, with a person's marks in them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from '../../../tests/test-school.ts'
import { readCountedAttempts } from './counted-attempt-store.ts'
import { readQuestionStatistics } from './read-question-statistics.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)

const { assignmentId } = await assignTestExercise(room, {
  uai: school.uai,
  courseId: school.courseA,
  ownerId: school.teacherA.personId,
  opensAt: new Date(clock.now()),
  attemptsMax: 2,
})

async function handIn(pupil: TestPerson, answers: Answers): Promise<Id> {
  const { personId: pupilId, accountId } = pupil
  const attemptId = freshId()
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  const submission = { id: freshId(), answers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
  clock.advance(1_000)
  return attemptId
}

const figures = async (counted: 'first' | 'all') => {
  const { questions, ...rest } = expectValue(
    await readQuestionStatistics(room, { assignmentId, counted }),
  )
  const shown = questions.map(({ asked, answered, empty, toMark, facility }) => ({
    asked,
    answered,
    empty,
    toMark,
    facility,
  }))
  return { ...rest, questions, shown }
}

test('nothing handed in gives figures of nothing', async () => {
  const { attempts, shown } = await figures('first')
  assert.equal(attempts, 0)
  const nothing = { asked: 0, answered: 0, empty: 0, toMark: 0, facility: null }
  assert.deepEqual(shown, [nothing, nothing])
})

test('first attempts or all, and what a person marked counts once it is marked', async () => {
  const wrong: Answers = { q1: { kind: 'true_false', value: false } }
  const firstOfOne = await handIn(school.pupilA1, goodAnswers)
  await handIn(school.pupilA2, wrong)
  await handIn(school.pupilA2, goodAnswers)

  const first = await figures('first')
  assert.deepEqual([first.counted, first.attempts, first.isCut], ['first', 2, false])
  assert.deepEqual(first.shown, [
    { asked: 2, answered: 2, empty: 0, toMark: 0, facility: 0.5 },
    { asked: 2, answered: 1, empty: 1, toMark: 1, facility: 0 },
  ])
  assert.deepEqual(
    first.questions[0]?.choices.map(({ count, isRight }) => [count, isRight]),
    [
      [1, true],
      [1, false],
    ],
  )
  const all = await figures('all')
  assert.equal(all.attempts, 3)
  assert.deepEqual(all.shown[0], { asked: 3, answered: 3, empty: 0, toMark: 0, facility: 2 / 3 })

  const mark = { attemptId: firstOfOne, questionId: 'q2', points: 3, comment: '' }
  expectValue(await markByHand(room, { ...mark, markedBy: school.teacherA.personId }))
  const marked = await figures('first')
  assert.deepEqual(marked.shown[1], { asked: 2, answered: 1, empty: 1, toMark: 0, facility: 3 / 8 })
})

test('long texts stay in the database, and the attempts handed in first are the ones counted', async () => {
  const rows = await readCountedAttempts(db, assignmentId, 'all', 2)
  assert.equal(rows.length, 2)
  const [earliest] = rows
  assert.deepEqual(earliest?.answers.q2, { kind: 'open', fileIds: [] })
  assert.deepEqual(earliest?.answers.q1, { kind: 'true_false', value: true })
  const everyOne = await readCountedAttempts(db, assignmentId, 'all', 10)
  assert.deepEqual(everyOne.slice(0, 2), rows)
})

test('an assignment that is not there has no figures', async () => {
  const found = await readQuestionStatistics(room, { assignmentId: freshId(), counted: 'all' })
  assert.equal(found.ok ? 'found' : found.refusal.code, 'not_found')
})
