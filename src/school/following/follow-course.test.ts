/** A class at a glance, over real PostgreSQL: who opened what, who is stuck, what is not shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CourseGlance } from '#contract/course-glance.ts'
import type { Answers } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { saveAnswer } from '#school/attempts/save-answer.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  testMorning,
} from '../../../tests/test-school.ts'
import { followCourse } from './follow-course.ts'
import { quietFromMs } from './stuck.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)
const dayMs = 86_400_000
const wrong: Answers = { q1: { kind: 'true_false', value: false } }

const assign = async (change: { opensAt?: Date; dueAt?: Date | null } = {}): Promise<Id> => {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
    attemptsMax: 3,
    ...change,
  })
  return assignmentId
}

async function begin(pupil: TestPerson, assignmentId: Id): Promise<Id> {
  const attemptId = freshId()
  expectValue(await beginAttempt(room, { assignmentId, pupilId: pupil.personId, attemptId }))
  return attemptId
}

async function handIn(pupil: TestPerson, assignmentId: Id, answers: Answers): Promise<void> {
  const attemptId = await begin(pupil, assignmentId)
  const { accountId, personId: pupilId } = pupil
  const submission = { id: freshId(), answers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
  clock.advance(1_000)
}

const glance = async (): Promise<CourseGlance> =>
  expectValue(await followCourse(room, { courseId: school.courseA, mayMark: true }))

async function cellOf(pupil: TestPerson, assignmentId: Id) {
  const { pupils } = await glance()
  const cells = pupils.find(({ id }) => id === pupil.personId)?.cells
  return cells?.find((cell) => cell.assignmentId === assignmentId)
}

test('every pupil of the course stands there, also who opened nothing', async () => {
  const workId = await assign()
  const { pupils, works, worksLeftOut } = await glance()
  assert.deepEqual(
    pupils.map(({ id, cells }) => [id, cells]),
    [
      [school.pupilA2.personId, []],
      [school.pupilA1.personId, []],
    ],
  )
  assert.deepEqual(
    [works.map(({ id }) => id), works[0]?.questionCount, worksLeftOut],
    [[workId], 2, 0],
  )
})

test('wrong once says nothing; wrong in two copies in a row is stuck; right again is not', async () => {
  const workId = await assign()
  await handIn(school.pupilA1, workId, wrong)
  assert.deepEqual((await cellOf(school.pupilA1, workId))?.stuck, null)
  await handIn(school.pupilA1, workId, wrong)
  const cell = await cellOf(school.pupilA1, workId)
  assert.deepEqual([cell?.state, cell?.stuck], ['marked', { kind: 'wrong', question: 1, times: 2 }])
  await handIn(school.pupilA1, workId, goodAnswers)
  const right = await cellOf(school.pupilA1, workId)
  assert.deepEqual([right?.state, right?.stuck], ['to_mark', null])
})

test('an attempt in which nothing was saved for a while is stuck before its first empty question', async () => {
  const workId = await assign()
  const attemptId = await begin(school.pupilA2, workId)
  const pupilId = school.pupilA2.personId
  const { q1: answer } = goodAnswers
  clock.advance(60_000)
  expectValue(await saveAnswer(room, { attemptId, pupilId, questionId: 'q1', answer, version: 1 }))
  const since = new Date(clock.now()).toISOString()
  const cell = await cellOf(school.pupilA2, workId)
  assert.deepEqual([cell?.state, cell?.answeredCount, cell?.stuck], ['begun', 1, null])
  clock.advance(quietFromMs)
  const quiet = await cellOf(school.pupilA2, workId)
  assert.deepEqual(quiet?.stuck, { kind: 'quiet', question: 2, since })
})

test('what is over since yesterday, or opens later, is not of these days', async () => {
  const nowMs = clock.now()
  const over = await assign({
    opensAt: new Date(nowMs - 3 * dayMs),
    dueAt: new Date(nowMs - dayMs),
  })
  const later = await assign({ opensAt: new Date(nowMs + dayMs) })
  const dueToday = await assign({
    opensAt: new Date(nowMs - 3 * dayMs),
    dueAt: new Date(nowMs - 60_000),
  })
  const ids = (await glance()).works.map(({ id }) => id)
  assert.equal(ids.includes(over) || ids.includes(later), false)
  assert.equal(ids[0], dueToday)
})

test('more works than fit are counted, not shown', async () => {
  for (let more = 0; more < 9; more += 1) await assign()
  const { works, worksLeftOut } = await glance()
  assert.deepEqual([works.length, worksLeftOut], [10, 3])
})

test('a lesson of any course of its pupils makes a day on which they are to come', async () => {
  assert.equal((await glance()).isLessonDay, false)
  const { uai, courseB: courseId } = school
  const onDate = testMorning.slice(0, 10)
  const lessonId = await addTestLesson(db, {
    ...{ uai, courseId, onDate },
    startsAt: `${onDate}T13:00:00Z`,
    endsAt: `${onDate}T14:00:00Z`,
  })
  assert.equal((await glance()).isLessonDay, false)
  await db
    .updateTable('lesson')
    .set({ course_id: school.courseA })
    .where('id', '=', lessonId)
    .execute()
  assert.equal((await glance()).isLessonDay, true)
  await db.updateTable('lesson').set({ status: 'cancelled' }).where('id', '=', lessonId).execute()
  assert.equal((await glance()).isLessonDay, false)
})
