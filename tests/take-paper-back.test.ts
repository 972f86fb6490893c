/** Sheets that were handed in for the wrong pupil: moved with their marks, or taken back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { beginPaperCopy } from '#school/attempts/begin-paper-copy.ts'
import { receivePhotoPart } from '#school/attempts/receive-photo-part.ts'
import { saveAnswer } from '#school/attempts/save-answer.ts'
import { submitPaper } from '#school/attempts/submit-paper.ts'
import { movePaper, takePaperBack } from '#school/attempts/take-paper-back.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import { gradeAssignment } from '#school/grades/grade-assignment.ts'
import { readAssessmentOf, readGrades } from '#school/grades/gradebook-store.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { readResult } from '#school/marking/read-result.ts'
import { returnCopy } from '#school/marking/return-copies.ts'
import type { SchoolTables } from '#school/tables.ts'
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
const { teacherA, pupilA1, pupilA2 } = school
const teacher = { personId: teacherA.personId, accountId: teacherA.accountId }

async function assign(): Promise<Id> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(clock.now() - 5 * hourMs),
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

const paperOf = (attemptId: Id, photoIds: Id[], questionId: string | null = 'q2') => ({
  id: freshId(),
  attemptId,
  questionId,
  photoIds,
  onPaperAt: null,
  teacher,
})

const stateOf = async (assignmentId: Id, pupil: TestPerson) => {
  const { pupils } = expectValue(await followAssignment(db, assignmentId))
  return pupils.find((row) => row.pupil.id === pupil.personId)?.state
}

const linesOf = (action: string) =>
  db
    .selectFrom('audit_line')
    .select(['actor_id', 'subject_id'])
    .where('action', '=', action)
    .orderBy('id', 'desc')
    .execute()

async function markAll(attemptId: Id): Promise<void> {
  for (const questionId of ['q1', 'q2']) {
    const mark = { attemptId, questionId, points: 1, comment: 'Bien', markedBy: teacherA.personId }
    expectValue(await markByHand(room, mark))
  }
}

test('a sheet moves to the right pupil with its photos, its marks and its time', async () => {
  const assignmentId = await assign()
  const from = await begin(assignmentId, pupilA1)
  const photoId = await photograph(from)
  const onPaperAt = new Date(clock.now() - hourMs).toISOString()
  expectValue(await submitPaper(room, { ...paperOf(from, [photoId], null), onPaperAt }))
  await markAll(from)
  const before = expectValue(await readResult(room, from, 'teacher'))
  const wish = {
    id: freshId(),
    attemptId: from,
    pupilId: pupilA2.personId,
    toAttemptId: freshId(),
    teacher,
  }
  const moved = expectValue(await movePaper(room, wish))
  assert.deepEqual(expectValue(await movePaper(room, wish)), moved, 'the same move again')

  const after = expectValue(await readResult(room, moved.attemptId, 'teacher'))
  assert.equal(after.receipt.receivedAt, before.receipt.receivedAt)
  assert.deepEqual(after.paper, before.paper)
  assert.deepEqual(after.photos, before.photos)
  assert.deepEqual(after.marks?.perQuestion, before.marks?.perQuestion)
  assert.equal(await stateOf(assignmentId, pupilA1), 'not_opened')
  assert.equal(await stateOf(assignmentId, pupilA2), 'marked')
  const gone = await readResult(room, from, 'teacher')
  assert.equal(gone.ok ? '' : gone.refusal.code, 'not_found')
  const [line] = await linesOf('paper_copy_moved')
  assert.deepEqual(line, { actor_id: teacherA.personId, subject_id: pupilA2.personId })
  const [back] = await linesOf('paper_copy_taken_back')
  assert.deepEqual(back, { actor_id: teacherA.personId, subject_id: pupilA1.personId })
})

test('a move that comes twice at once is one move, and what is no sheet begins nothing', async () => {
  const assignmentId = await assign()
  const from = await begin(assignmentId, pupilA1)
  const move = { pupilId: pupilA2.personId, toAttemptId: freshId(), teacher }
  const early = await movePaper(room, { ...move, id: freshId(), attemptId: from })
  assert.equal(early.ok ? '' : early.refusal.code, 'not_found')
  assert.equal(await stateOf(assignmentId, pupilA2), 'not_opened')
  expectValue(await submitPaper(room, paperOf(from, [await photograph(from)])))
  const wish = { ...move, id: freshId(), attemptId: from }
  const outcomes = await Promise.all([1, 2, 3].map(() => movePaper(room, wish)))
  const attemptIds = outcomes.map((outcome) => expectValue(outcome).attemptId)
  assert.equal(new Set(attemptIds).size, 1)
})

test("what the wrong pupil had written stays theirs, and no mark of it goes to another's copy", async () => {
  const assignmentId = await assign()
  const { personId: pupilId, accountId } = pupilA1
  const from = freshId()
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId: from }))
  const open = { kind: 'open' as const, text: 'Mes mots', fileIds: [] }
  const save = { attemptId: from, questionId: 'q2', answer: open, version: 1, pupilId, accountId }
  expectValue(await saveAnswer(room, save))
  expectValue(await submitPaper(room, paperOf(from, [await photograph(from)], null)))
  await markAll(from)
  const { attemptId } = expectValue(
    await movePaper(room, {
      id: freshId(),
      attemptId: from,
      pupilId: pupilA2.personId,
      toAttemptId: freshId(),
      teacher,
    }),
  )
  const after = expectValue(await readResult(room, attemptId, 'teacher'))
  assert.deepEqual(after.answers, {})
  const states = after.marks?.perQuestion.map(({ state, comment }) => [state, comment])
  assert.deepEqual(states?.[1], ['to_mark', ''])
  assert.equal(states?.[0]?.[1], 'Bien')
  const again = { assignmentId, pupilId, attemptId: freshId() }
  const resumed = expectValue(await beginAttempt(room, again))
  assert.equal(resumed.id, from)
  assert.deepEqual(resumed.answers.q2, open)
})

test('a copy that is taken back is gone with photos and marks, and the work is open again', async () => {
  const assignmentId = await assign()
  const attemptId = await begin(assignmentId, pupilA1)
  const photoId = await photograph(attemptId)
  expectValue(await submitPaper(room, paperOf(attemptId, [photoId], null)))
  await markAll(attemptId)
  expectValue(await takePaperBack(room, { attemptId, teacher }))
  expectValue(await takePaperBack(room, { attemptId, teacher }))
  assert.equal(await stateOf(assignmentId, pupilA1), 'not_opened')
  const left = await db.selectFrom('file').select('id').where('id', '=', photoId).execute()
  assert.deepEqual(left, [])
  const late = await markByHand(room, {
    attemptId,
    questionId: 'q2',
    points: 1,
    comment: '',
    markedBy: teacherA.personId,
  })
  assert.equal(late.ok ? '' : late.refusal.code, 'not_found')
  const next = await begin(assignmentId, pupilA1)
  expectValue(await submitPaper(room, paperOf(next, [await photograph(next)], null)))
  const anew = expectValue(await readResult(room, next, 'teacher'))
  assert.equal(anew.marks?.toMark, 2)
})

test('what a teacher gave in the place of a rule’s mark goes with the copy that is taken back', async () => {
  const assignmentId = await assign()
  const attemptId = await begin(assignmentId, pupilA1)
  const { personId: pupilId } = pupilA1
  const answer = { kind: 'true_false' as const, value: false }
  expectValue(await saveAnswer(room, { attemptId, pupilId, questionId: 'q1', answer, version: 1 }))
  const handIn = async () =>
    expectValue(await submitPaper(room, paperOf(attemptId, [await photograph(attemptId)])))
  const pointsNow = async () =>
    expectValue(await readResult(room, attemptId, 'teacher')).marks?.points
  await handIn()
  await markAll(attemptId)
  assert.equal(await pointsNow(), 2)
  expectValue(await takePaperBack(room, { attemptId, teacher }))
  await handIn()
  assert.equal(await pointsNow(), 0)
})

test('a returned copy stays where it is, and nobody who handed in gets another copy', async () => {
  const assignmentId = await assign()
  const first = await begin(assignmentId, pupilA1)
  expectValue(await submitPaper(room, paperOf(first, [await photograph(first)], null)))
  const second = await begin(assignmentId, pupilA2)
  expectValue(await submitPaper(room, paperOf(second, [await photograph(second)], null)))
  const wish = { id: freshId(), attemptId: first, toAttemptId: freshId(), teacher }
  const taken = await movePaper(room, { ...wish, pupilId: pupilA2.personId })
  assert.equal(taken.ok ? '' : taken.refusal.code, 'attempt_closed')
  const same = await movePaper(room, { ...wish, pupilId: pupilA1.personId })
  assert.equal(same.ok ? '' : same.refusal.code, 'bad_request')
  await markAll(first)
  expectValue(await returnCopy(room, { attemptId: first, returnedBy: teacherA.personId }))
  const back = await takePaperBack(room, { attemptId: first, teacher })
  assert.equal(back.ok ? '' : back.refusal.code, 'in_use')
  assert.equal(await stateOf(assignmentId, pupilA1), 'marked')
})

test('a move of a returned copy begins nothing for the other pupil', async () => {
  const assignmentId = await assign()
  const from = await begin(assignmentId, pupilA1)
  expectValue(await submitPaper(room, paperOf(from, [await photograph(from)], null)))
  await markAll(from)
  expectValue(await returnCopy(room, { attemptId: from, returnedBy: teacherA.personId }))
  const wish = { id: freshId(), attemptId: from, pupilId: pupilA2.personId, toAttemptId: freshId() }
  const moved = await movePaper(room, { ...wish, teacher })
  assert.equal(moved.ok ? '' : moved.refusal.code, 'in_use')
  assert.equal(await stateOf(assignmentId, pupilA2), 'not_opened')
})

test('who opened the work, before the sheet or after it, has begun it still', async () => {
  for (const isBefore of [true, false]) {
    const assignmentId = await assign()
    const { personId: pupilId } = pupilA1
    const open = () => beginAttempt(room, { assignmentId, pupilId, attemptId: freshId() })
    if (isBefore) expectValue(await open())
    const attemptId = await begin(assignmentId, pupilA1)
    if (!isBefore) assert.equal(expectValue(await open()).id, attemptId)
    expectValue(await submitPaper(room, paperOf(attemptId, [await photograph(attemptId)], null)))
    expectValue(await takePaperBack(room, { attemptId, teacher }))
    assert.equal(await stateOf(assignmentId, pupilA1), 'begun')
  }
})

test('a grade that was taken over goes with a sheet that was moved, and comes to whom the sheet is', async () => {
  const assignmentId = await assign()
  const from = await begin(assignmentId, pupilA1)
  expectValue(await submitPaper(room, paperOf(from, [await photograph(from)], null)))
  await markAll(from)
  const takeOver = async () =>
    expectValue(await gradeAssignment(room, { assignmentId, by: teacherA.personId }))
  const gradesNow = async () => {
    const assessmentId = await readAssessmentOf(db, assignmentId)
    const grades = await readGrades(db, assessmentId === null ? [] : [assessmentId], null)
    return new Map(grades.map(({ grade, pupilId }) => [pupilId, grade]))
  }
  assert.equal((await takeOver()).given, 1)
  const wish = { id: freshId(), attemptId: from, pupilId: pupilA2.personId, toAttemptId: freshId() }
  const { attemptId } = expectValue(await movePaper(room, { ...wish, teacher }))
  const moved = await takeOver()
  assert.deepEqual([moved.given, moved.changed, moved.withdrawn], [1, 0, 1])
  assert.equal((await gradesNow()).get(pupilA1.personId), null)
  assert.equal((await gradesNow()).get(pupilA2.personId)?.kind, 'points')
  expectValue(await takePaperBack(room, { attemptId, teacher }))
  assert.equal((await takeOver()).withdrawn, 1)
  assert.equal((await takeOver()).withdrawn, 0, 'and once')
  assert.equal((await gradesNow()).get(pupilA2.personId), null)
})

test('a pupil who opens the work while their sheet is taken back begins anew', async () => {
  const assignmentId = await assign()
  const onPaper = await begin(assignmentId, pupilA1)
  let isTaken = false
  const takeBackOnce = async () => {
    if (isTaken) return
    isTaken = true
    expectValue(await submitPaper(room, paperOf(onPaper, [await photograph(onPaper)])))
    expectValue(await takePaperBack(room, { attemptId: onPaper, teacher }))
  }
  // Looked up once the attempt was read, and before it is opened.
  const revisions: typeof room.revisions = {
    ...room.revisions,
    get: async (id) => {
      await takeBackOnce()
      return room.revisions.get(id)
    },
  }
  const wish = { assignmentId, pupilId: pupilA1.personId, attemptId: freshId() }
  const attempt = expectValue(await beginAttempt({ ...room, revisions }, wish))
  assert.equal(attempt.id, wish.attemptId)
  assert.deepEqual(attempt.answers, {})
  assert.equal(await stateOf(assignmentId, pupilA1), 'begun')
})

test('where a sheet cannot be noted, no attempt stays that would look opened', async () => {
  const assignmentId = await assign()
  await sql`alter table paper_attempt add constraint none check (false) not valid`.execute(db)
  await assert.rejects(begin(assignmentId, pupilA1))
  await sql`alter table paper_attempt drop constraint none`.execute(db)
  assert.equal(await stateOf(assignmentId, pupilA1), 'not_opened')
})
