/** Answers under way: what is remembered of an attempt never lets in what its rows forbid. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { dueGraceMs } from '#school/assignments/assignment.ts'
import { withdrawAssignment } from '#school/assignments/assignment-store.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from '../../../tests/test-school.ts'
import { saveAnswers } from './answer-save-store.ts'
import { readSavedAnswers } from './attempt-store.ts'
import { beginAttempt } from './begin-attempt.ts'
import { saveAnswer } from './save-answer.ts'
import { submitAnswers } from './submit-answers.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)

async function begin(
  pupil: TestPerson,
  more: { readonly dueAt?: Date; readonly lateAccepted?: boolean } = {},
) {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
    lateAccepted: false,
    ...more,
  })
  const wish = { assignmentId, pupilId: pupil.personId, attemptId: freshId() }
  return { assignmentId, attemptId: expectValue(await beginAttempt(room, wish)).id }
}

async function giveOwnTimes(
  { assignmentId, pupilId }: { readonly assignmentId: Id; readonly pupilId: Id },
  opensAt: Date,
  dueAt: Date,
): Promise<void> {
  await db
    .insertInto('own_window')
    .values({
      assignment_id: assignmentId,
      pupil_id: pupilId,
      opens_at: opensAt,
      due_at: dueAt,
      given_by: school.teacherA.personId,
      given_at: opensAt,
    })
    .execute()
}

async function save(pupil: TestPerson, attemptId: Id, version: number, questionId = 'q1') {
  const answer = { kind: 'true_false' as const, value: version % 2 === 0 }
  const wish = { attemptId, pupilId: pupil.personId, questionId, answer, version }
  const saved = await saveAnswer(room, wish)
  return saved.ok ? 'kept' : saved.refusal.code
}

test('of one answer the newest version stays, whatever comes late or together', async () => {
  const { attemptId } = await begin(school.pupilA1)
  const together = [3, 1, 2].map((version) => save(school.pupilA1, attemptId, version))
  assert.deepEqual(await Promise.all(together), ['kept', 'kept', 'kept'])
  assert.equal(await save(school.pupilA1, attemptId, 2), 'kept')
  const { answers, versions } = await readSavedAnswers(db, attemptId)
  assert.deepEqual(versions, { q1: 3 })
  assert.deepEqual(answers, { q1: { kind: 'true_false', value: false } })
})

test('after the submission nothing is kept, also beside what is kept for others', async () => {
  const { attemptId } = await begin(school.pupilA1)
  const other = await begin(school.pupilA2)
  assert.equal(await save(school.pupilA1, attemptId, 1), 'kept')
  const { personId: pupilId, accountId } = school.pupilA1
  const submission = { id: freshId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
  const together = [save(school.pupilA1, attemptId, 2), save(school.pupilA2, other.attemptId, 1)]
  assert.deepEqual(await Promise.all(together), ['attempt_closed', 'kept'])
  assert.deepEqual((await readSavedAnswers(db, attemptId)).versions, { q1: 1 })
  assert.deepEqual((await readSavedAnswers(db, other.attemptId)).versions, { q1: 1 })
})

test('a due time that passes and a withdrawal close an attempt that is remembered', async () => {
  const dueAt = new Date(clock.now() + 60_000)
  const timed = await begin(school.pupilA1, { dueAt })
  const untimed = await begin(school.pupilA1)
  assert.equal(await save(school.pupilA1, timed.attemptId, 1), 'kept')
  assert.equal(await save(school.pupilA1, untimed.attemptId, 1), 'kept')
  clock.set(dueAt.getTime() + dueGraceMs + 1)
  await withdrawAssignment(db, untimed.assignmentId, new Date(clock.now()))
  assert.equal(await save(school.pupilA1, timed.attemptId, 2), 'too_late')
  assert.equal(await save(school.pupilA1, untimed.attemptId, 2), 'not_found')
  assert.deepEqual((await readSavedAnswers(db, timed.attemptId)).versions, { q1: 1 })
  assert.deepEqual((await readSavedAnswers(db, untimed.attemptId)).versions, { q1: 1 })
})

test('an attempt of somebody else, or of nobody, is not found; a question is of its own kind', async () => {
  const { attemptId } = await begin(school.pupilA1)
  assert.equal(await save(school.pupilA1, attemptId, 1), 'kept')
  assert.equal(await save(school.pupilA2, attemptId, 2), 'not_found')
  assert.equal(await save(school.pupilA1, freshId(), 1), 'not_found')
  assert.equal(await save(school.pupilA1, attemptId, 2, 'q2'), 'bad_request')
  assert.equal(await save(school.pupilA1, attemptId, 2, 'q9'), 'bad_request')
})

test('an attempt that is forgotten meanwhile takes nothing any more', async () => {
  const { attemptId } = await begin(school.pupilA2)
  const unsaved = await begin(school.pupilA2)
  assert.equal(await save(school.pupilA2, unsaved.attemptId, 1), 'kept')
  await db.deleteFrom('attempt_answer').where('attempt_id', '=', unsaved.attemptId).execute()
  await db.deleteFrom('attempt').where('id', '=', unsaved.attemptId).execute()
  const together = [save(school.pupilA2, unsaved.attemptId, 2), save(school.pupilA2, attemptId, 1)]
  assert.deepEqual(await Promise.all(together), ['attempt_closed', 'kept'])
})

test('each of a group is let in by its own window: own times, grace, outages, work that may be late', async () => {
  const fromMs = clock.now()
  const minute = 60_000
  const dueMs = fromMs + minute
  const { attemptId, assignmentId } = await begin(school.pupilA1, { dueAt: new Date(dueMs) })
  const other = { assignmentId, pupilId: school.pupilA2.personId, attemptId: freshId() }
  expectValue(await beginAttempt(room, other))
  await giveOwnTimes(other, new Date(fromMs), new Date(dueMs + 60 * minute))
  const late = await begin(school.pupilA1, { dueAt: new Date(dueMs), lateAccepted: true })

  const pupilId = school.pupilA1.personId
  const own = { attemptId, assignmentId, pupilId }
  const group = [
    { ...own, atMs: fromMs - 1, outcome: 'not_open_yet' },
    { ...own, atMs: fromMs, outcome: 'kept' },
    { ...own, atMs: dueMs, outcome: 'kept' },
    { ...own, atMs: dueMs + dueGraceMs, outcome: 'kept' },
    { ...own, atMs: dueMs + dueGraceMs + 1, outcome: 'too_late' },
    { ...other, atMs: dueMs + 60 * minute, outcome: 'kept' },
    { ...own, ...late, atMs: dueMs + 60 * minute, outcome: 'kept' },
    { ...own, assignmentId: freshId(), attemptId: freshId(), atMs: dueMs, outcome: 'not_found' },
  ]
  const answer = { kind: 'true_false' as const, value: true }
  const saves = group.map(({ atMs, outcome, ...attempt }, place) => {
    return { ...attempt, questionId: `p${place}`, answer, version: 1, savedAt: new Date(atMs) }
  })
  const outcomes = group.map(({ outcome }) => outcome)
  assert.deepEqual(await saveAnswers(db, saves, async () => []), outcomes)
  const { versions } = await readSavedAnswers(db, attemptId)
  assert.deepEqual(versions, { p1: 1, p2: 1, p3: 1 })

  const outage = { fromMs: dueMs - minute / 2, untilMs: dueMs + minute, reason: 'stopped' as const }
  const extended = outcomes.map((outcome) => (outcome === 'too_late' ? 'kept' : outcome))
  assert.deepEqual(await saveAnswers(db, saves, async () => [outage]), extended)
  const after = await readSavedAnswers(db, attemptId)
  assert.deepEqual(after.versions, { p1: 1, p2: 1, p3: 1, p4: 1 })
})
