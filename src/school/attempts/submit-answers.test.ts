import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from '../../../tests/test-school.ts'
import { beginAttempt } from './begin-attempt.ts'
import { submissionHash } from './submission.ts'
import { submitAnswers } from './submit-answers.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)
const ownExercise = {
  uai: school.uai,
  courseId: school.courseA,
  ownerId: school.teacherA.personId,
  opensAt: new Date(clock.now()),
}

async function begin(pupil: TestPerson, assignmentId: Id): Promise<Id> {
  const wish = { assignmentId, pupilId: pupil.personId, attemptId: freshId() }
  return expectValue(await beginAttempt(room, wish)).id
}

function submit(pupil: TestPerson, attemptId: Id, id: Id, answers: Answers = goodAnswers) {
  const { personId: pupilId, accountId } = pupil
  return submitAnswers(room, { id, answers, attemptId, pupilId, accountId })
}

async function countSubmissions(attemptId: Id): Promise<number> {
  const rows = await db
    .selectFrom('submission')
    .select('id')
    .where('attempt_id', '=', attemptId)
    .execute()
  return rows.length
}

test('a submission is written once, whatever is retried at the same time', async () => {
  const { assignmentId } = await assignTestExercise(room, ownExercise)
  const attemptId = await begin(school.pupilA1, assignmentId)
  const id = freshId()
  const receipts = await Promise.all(
    Array.from({ length: 20 }, () => submit(school.pupilA1, attemptId, id)),
  )
  const numbers = new Set(receipts.map((receipt) => expectValue(receipt).number))
  assert.equal(numbers.size, 1)
  assert.equal(await countSubmissions(attemptId), 1)
  const again = expectValue(await submit(school.pupilA1, attemptId, id))
  assert.ok(numbers.has(again.number))
  assert.equal(again.contentHash, submissionHash(attemptId, goodAnswers))
})

test('the same id with another content is kept apart and never acknowledged', async () => {
  const { assignmentId } = await assignTestExercise(room, ownExercise)
  const attemptId = await begin(school.pupilA1, assignmentId)
  const id = freshId()
  expectValue(await submit(school.pupilA1, attemptId, id))
  const other: Answers = { ...goodAnswers, q1: { kind: 'true_false', value: false } }
  const refused = await submit(school.pupilA1, attemptId, id, other)
  assert.equal(refused.ok ? 'accepted' : refused.refusal.code, 'submission_id_reused')
  const kept = await db.selectFrom('submission_conflict').selectAll().where('id', '=', id).execute()
  assert.deepEqual(
    kept.map((row) => row.answers),
    [other],
  )
  assert.equal(await countSubmissions(attemptId), 1)
})

test('one attempt is handed in once, by whichever device comes first', async () => {
  const { assignmentId } = await assignTestExercise(room, ownExercise)
  const attemptId = await begin(school.pupilA1, assignmentId)
  const results = await Promise.all([
    submit(school.pupilA1, attemptId, freshId()),
    submit(school.pupilA1, attemptId, freshId()),
  ])
  const codes = results.map((result) => (result.ok ? 'accepted' : result.refusal.code)).sort()
  assert.deepEqual(codes, ['accepted', 'attempt_closed'])
})

test('the id of one account never meets that of another', async () => {
  const { assignmentId } = await assignTestExercise(room, ownExercise)
  const id = freshId()
  const first = await begin(school.pupilA1, assignmentId)
  const second = await begin(school.pupilA2, assignmentId)
  const one = expectValue(await submit(school.pupilA1, first, id))
  const two = expectValue(await submit(school.pupilA2, second, id))
  assert.notEqual(one.number, two.number)
})

test('nobody hands in the attempt of another', async () => {
  const { assignmentId } = await assignTestExercise(room, ownExercise)
  const attemptId = await begin(school.pupilA1, assignmentId)
  const refused = await submit(school.pupilA2, attemptId, freshId())
  assert.equal(refused.ok ? 'accepted' : refused.refusal.code, 'not_found')
})

test('after the due time: late where the teacher allows it, refused where not, retries answered', async () => {
  const dueAt = new Date(clock.now() + 3_600_000)
  const strict = await assignTestExercise(room, { ...ownExercise, dueAt, lateAccepted: false })
  const mild = await assignTestExercise(room, { ...ownExercise, dueAt })
  const strictAttempt = await begin(school.pupilA1, strict.assignmentId)
  const lostAttempt = await begin(school.pupilA2, strict.assignmentId)
  const mildAttempt = await begin(school.pupilA1, mild.assignmentId)
  const id = freshId()
  const inTime = expectValue(await submit(school.pupilA1, strictAttempt, id))
  clock.advance(2 * 3_600_000)
  const retried = expectValue(await submit(school.pupilA1, strictAttempt, id))
  assert.equal(retried.number, inTime.number)
  assert.equal(retried.isLate, false)
  const tooLate = await submit(school.pupilA2, lostAttempt, freshId())
  assert.equal(tooLate.ok ? 'accepted' : tooLate.refusal.code, 'too_late')
  assert.equal(expectValue(await submit(school.pupilA1, mildAttempt, freshId())).isLate, true)
})

test('a photo of another attempt cannot be named', async () => {
  const { assignmentId } = await assignTestExercise(room, ownExercise)
  const attemptId = await begin(school.pupilA1, assignmentId)
  const answers: Answers = { q2: { kind: 'open', text: '', fileIds: [freshId()] } }
  const refused = await submit(school.pupilA1, attemptId, freshId(), answers)
  assert.equal(refused.ok ? 'accepted' : refused.refusal.code, 'bad_request')
})

test('two devices that begin at once share one attempt; the limit is the database’s', async () => {
  const { assignmentId } = await assignTestExercise(room, { ...ownExercise, attemptsMax: 2 })
  const ids = await Promise.all(
    Array.from({ length: 8 }, () => begin(school.pupilA1, assignmentId)),
  )
  assert.equal(new Set(ids).size, 1)
  expectValue(await submit(school.pupilA1, ids[0] ?? '', freshId()))
  const second = await begin(school.pupilA1, assignmentId)
  expectValue(await submit(school.pupilA1, second, freshId()))
  const third = await beginAttempt(room, {
    assignmentId,
    pupilId: school.pupilA1.personId,
    attemptId: freshId(),
  })
  assert.equal(third.ok ? 'begun' : third.refusal.code, 'no_attempt_left')
  await assert.rejects(
    db
      .insertInto('attempt')
      .values({
        id: freshId(),
        school_uai: school.uai,
        assignment_id: assignmentId,
        pupil_id: school.pupilA1.personId,
        number: 3,
        attempts_max: 2,
        started_at: new Date(),
      })
      .execute(),
    /check constraint/,
  )
})
