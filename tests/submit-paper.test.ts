/** Sheets of paper that a teacher hands in for a pupil: what becomes of them, and what is never touched. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { PaperDesk } from '#contract/paper-copies.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { beginPaperCopy, readPaperDesk } from '#school/attempts/begin-paper-copy.ts'
import { receivePhotoPart } from '#school/attempts/receive-photo-part.ts'
import { saveAnswer } from '#school/attempts/save-answer.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { submitPaper } from '#school/attempts/submit-paper.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import { readPupilAssignment } from '#school/following/read-pupil-assignment.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { readResult } from '#school/marking/read-result.ts'
import { returnCopy } from '#school/marking/return-copies.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)
const hourMs = 3_600_000
const picture = await sharp({
  create: { width: 30, height: 40, channels: 3, background: '#fdfcf7' },
})
  .jpeg()
  .toBuffer()
const { teacherA, pupilA1, pupilA2, pupilB } = school
const teacher = { personId: teacherA.personId, accountId: teacherA.accountId }

async function assign(more: { dueAt?: Date; lateAccepted?: boolean } = {}): Promise<Id> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(clock.now() - 5 * hourMs),
    ...more,
  })
  return assignmentId
}

async function photograph(attemptId: Id): Promise<Id> {
  const photoId = freshId()
  const part = { attemptId, photoId, name: 'page.jpg', from: 0, total: picture.length }
  const { file } = expectValue(
    await receivePhotoPart(room, { ...part, bytes: picture, isOnPaper: true }),
  )
  assert.equal(file?.id, photoId)
  return photoId
}

async function begin(assignmentId: Id, pupil: TestPerson): Promise<Id> {
  const wish = { assignmentId, pupilId: pupil.personId, attemptId: freshId() }
  return expectValue(await beginPaperCopy(room, wish)).attemptId
}

const deskOf = async (assignmentId: Id, pupil: TestPerson): Promise<PaperDesk> =>
  expectValue(await readPaperDesk(room, { assignmentId, pupilId: pupil.personId }))

const paperOf = (attemptId: Id, photoIds: Id[], questionId: string | null = 'q2') => ({
  id: freshId(),
  attemptId,
  questionId,
  photoIds,
  onPaperAt: null,
  teacher,
})

test("a sheet becomes the pupil's copy, under the teacher's name, with its audit line", async () => {
  const assignmentId = await assign()
  const desk = await deskOf(assignmentId, pupilA1)
  assert.equal(desk.state, 'not_opened')
  assert.deepEqual(desk.questions, [{ id: 'q2', number: 2, photosLeft: 5 }])
  const attemptId = await begin(assignmentId, pupilA1)
  const photos = [await photograph(attemptId), await photograph(attemptId)].toReversed()
  const paper = paperOf(attemptId, photos)
  const receipt = expectValue(await submitPaper(room, paper))
  assert.deepEqual(expectValue(await submitPaper(room, paper)), receipt, 'the same id again')

  const result = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.deepEqual(result.answers, { q2: { kind: 'open', text: '', fileIds: photos } })
  assert.equal(result.paper?.handedInBy.id, teacherA.personId)
  const { pupils } = expectValue(await followAssignment(db, assignmentId))
  const row = pupils.find(({ pupil }) => pupil.id === pupilA1.personId)
  assert.equal(row?.state, 'to_mark')
  assert.equal(row?.paper?.handedInBy.id, teacherA.personId)
  const seen = expectValue(
    await readPupilAssignment(room, {
      assignmentId,
      pupilId: pupilA1.personId,
      courseIds: new Set([school.courseA]),
    }),
  )
  assert.equal(seen.attempts[0]?.paper?.handedInBy.id, teacherA.personId)
  const lines = await db
    .selectFrom('audit_line')
    .select(['actor_id', 'subject_id'])
    .where('action', '=', 'paper_copy_handed_in')
    .execute()
  assert.deepEqual(lines, [{ actor_id: teacherA.personId, subject_id: pupilA1.personId }])
})

test('what a pupil handed in stays as it is', async () => {
  const assignmentId = await assign()
  const { personId: pupilId, accountId } = pupilA1
  const attemptId = freshId()
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  const photoId = await photograph(attemptId)
  const copy = { id: freshId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, copy))

  const late = await submitPaper(room, paperOf(attemptId, [photoId]))
  assert.equal(late.ok ? '' : late.refusal.code, 'attempt_closed')
  const begun = await beginPaperCopy(room, { assignmentId, pupilId, attemptId: freshId() })
  assert.equal(begun.ok ? '' : begun.refusal.code, 'attempt_closed')
  assert.equal((await deskOf(assignmentId, pupilA1)).state, 'handed_in')
  const result = expectValue(await readResult(room, attemptId, 'teacher'))
  assert.deepEqual(result.answers, goodAnswers)
  assert.equal(result.paper, undefined)
})

test('what a pupil began goes with the sheet, and nothing of it is lost', async () => {
  const assignmentId = await assign()
  const { personId: pupilId, accountId } = pupilA2
  const attemptId = freshId()
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  const never = freshId()
  const open = { kind: 'open' as const, text: 'Début de phrase', fileIds: [never] }
  const save = { attemptId, questionId: 'q2', answer: open, version: 1, pupilId, accountId }
  expectValue(await saveAnswer(room, save))

  assert.equal((await deskOf(assignmentId, pupilA2)).state, 'begun')
  assert.equal(await begin(assignmentId, pupilA2), attemptId)
  const photoId = await photograph(attemptId)
  expectValue(await submitPaper(room, paperOf(attemptId, [photoId])))
  const { answers } = expectValue(await readResult(room, attemptId, 'teacher'))
  assert.deepEqual(answers.q2, { kind: 'open', text: 'Début de phrase', fileIds: [photoId] })
})

test('a sheet for the whole work leaves every unanswered question to a person', async () => {
  const assignmentId = await assign()
  const attemptId = await begin(assignmentId, pupilA1)
  const photoId = await photograph(attemptId)
  expectValue(await submitPaper(room, paperOf(attemptId, [photoId], null)))
  const before = expectValue(await readResult(room, attemptId, 'teacher'))
  assert.deepEqual(before.paper?.photoIds, [photoId])
  assert.deepEqual(
    before.marks?.perQuestion.map(({ state, onPaper }) => [state, onPaper]),
    [
      ['to_mark', true],
      ['to_mark', true],
    ],
  )
  for (const questionId of ['q1', 'q2']) {
    const mark = { attemptId, questionId, points: 1, comment: '', markedBy: teacherA.personId }
    expectValue(await markByHand(room, mark))
  }
  const unreturned = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.equal(unreturned.marks?.points, 0)
  expectValue(await returnCopy(room, { attemptId, returnedBy: teacherA.personId }))
  const after = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.equal(after.marks?.points, 2)
})

test('the hour that a teacher says decides whether it is late; it is a claim, and never ahead', async () => {
  const assignmentId = await assign({
    dueAt: new Date(clock.now() - 2 * hourMs),
    lateAccepted: false,
  })
  const attemptId = await begin(assignmentId, pupilA1)
  const paper = paperOf(attemptId, [await photograph(attemptId)])
  const said = (ms: number): string => new Date(clock.now() + ms).toISOString()
  const ahead = await submitPaper(room, { ...paper, onPaperAt: said(hourMs) })
  assert.equal(ahead.ok ? '' : ahead.refusal.code, 'bad_request')
  const onPaperAt = said(-3 * hourMs)
  const receipt = expectValue(await submitPaper(room, { ...paper, onPaperAt }))
  assert.equal(receipt.isLate, false)
  assert.equal(receipt.receivedAt, said(0))
  const { paper: kept } = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.equal(kept?.onPaperAt, onPaperAt)

  const other = await begin(assignmentId, pupilA2)
  const now = await submitPaper(room, paperOf(other, [await photograph(other)]))
  assert.equal(expectValue(now).isLate, true)
})

test('a sheet names photos of its own attempt, a question that takes them, a pupil of the course', async () => {
  const assignmentId = await assign()
  const attemptId = await begin(assignmentId, pupilA1)
  const other = await begin(assignmentId, pupilA2)
  const foreign = await submitPaper(room, paperOf(attemptId, [await photograph(other)]))
  assert.deepEqual(foreign.ok ? {} : foreign.refusal.detail, { where: 'photoIds' })
  const closed = await submitPaper(room, paperOf(attemptId, [await photograph(attemptId)], 'q1'))
  assert.deepEqual(closed.ok ? {} : closed.refusal.detail, { where: 'questionId' })
  const stranger = { assignmentId, pupilId: pupilB.personId }
  const desk = await readPaperDesk(room, stranger)
  assert.equal(desk.ok ? '' : desk.refusal.code, 'not_found')
  const begun = await beginPaperCopy(room, { ...stranger, attemptId: freshId() })
  assert.equal(begun.ok ? '' : begun.refusal.code, 'not_found')
})
