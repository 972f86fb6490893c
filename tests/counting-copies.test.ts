/**
 * A class with somebody who tried twice, somebody who tries again, a team and somebody who left: every page of its
 * teacher counts the same copies, over real PostgreSQL. See docs/decisions/0121-which-copy-counts.md.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { countFollowed } from '#browser/teach/count-followed.ts'
import type { CourseGlance } from '#contract/course-glance.ts'
import type { TeachingDay } from '#contract/day.ts'
import type { Following, Returned } from '#contract/following.ts'
import type { TakenOver } from '#contract/grades.ts'
import type { MarkingSheet } from '#contract/results.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { makeTeams } from '#school/assignments/make-teams.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { saveAnswer } from '#school/attempts/save-answer.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { gradeRoutes } from '#school/grades/grade-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { addClassPupil } from './add-class-pupil.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom, workRoutes } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { addTestLesson, createTestSchool, type TestPerson, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { courseA: courseId, pupilA1: twice, pupilA2: again, teacherA, uai } = school
const server = await startTestHttpServer({
  db,
  routes: [...workRoutes(room), ...dayRoutes(room), ...gradeRoutes(room)],
})
after(() => server.stop())
const freshId = (): Id => mintId(clock, systemRandom)
const on = testMorning.slice(0, 10)
const lessonId = await addTestLesson(db, {
  uai,
  courseId,
  onDate: on,
  startsAt: `${on}T06:30:00Z`,
  endsAt: `${on}T07:25:00Z`,
})

const place = { uai, classId: school.classA }
const sender = await addClassPupil(db, place, 'Sami')
const mate = await addClassPupil(db, place, 'Maya')
const leaver = await addClassPupil(db, place, 'Lou')
const absent = await addClassPupil(db, place, 'Abel')

const { assignmentId } = await assignTestExercise(room, {
  uai,
  courseId,
  ownerId: teacherA.personId,
  opensAt: new Date(testMorning),
  attemptsMax: 3,
})
await db
  .updateTable('assignment')
  .set({ lesson_id: lessonId })
  .where('id', '=', assignmentId)
  .execute()
expectValue(await makeTeams(room, { assignmentId, teams: [[sender.personId, mate.personId]] }))

async function begin(pupil: TestPerson): Promise<Id> {
  const attemptId = freshId()
  expectValue(await beginAttempt(room, { assignmentId, pupilId: pupil.personId, attemptId }))
  return attemptId
}

/** In the same moment, as devices do that come back together. */
async function handIn(pupil: TestPerson): Promise<Id> {
  const attemptId = await begin(pupil)
  const { accountId, personId: pupilId } = pupil
  const submission = { id: freshId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
  return attemptId
}

async function get<Body>(path: string): Promise<Body> {
  const { body, status } = await server.call<Body>(teacherA, 'GET', path)
  assert.equal(status, 200, path)
  return body
}
const following = () => get<Following>(`/api/assignments/${assignmentId}/following`)
const sheetOf = (attemptId: Id) => get<MarkingSheet>(`/api/attempts/${attemptId}/marking-sheet`)

async function mark(attemptId: Id): Promise<void> {
  const path = `/api/attempts/${attemptId}/marks/q2`
  const { status } = await server.call(teacherA, 'PUT', path, { points: 3, comment: '' })
  assert.equal(status, 200)
}

interface Numbers {
  readonly received: number
  readonly of: number
  readonly toMark: number
}

async function inTheDay(): Promise<Numbers> {
  const day = await get<TeachingDay>(`/api/teaching-day?on=${on}`)
  const work = day.lessons
    .flatMap(({ assignments }) => assignments)
    .find(({ id }) => id === assignmentId)
  assert.ok(work)
  assert.equal(day.toMark, work.toMark)
  assert.equal(
    day.marking.find((one) => one.assignmentId === assignmentId)?.toMark ?? 0,
    day.toMark,
  )
  return { received: work.submitted, of: work.expected, toMark: work.toMark }
}

async function onItsOwnPage(): Promise<Numbers> {
  const found = await following()
  const { received, toMark } = countFollowed(found)
  assert.equal(found.returns.waiting, toMark)
  return { received, of: found.pupils.length, toMark }
}

/** Of the course's pupils alone: the class at a glance lists no copies. */
async function atAGlance(): Promise<Numbers> {
  const { pupils } = await get<CourseGlance>(`/api/courses/${courseId}/glance`)
  const cells = pupils.flatMap((pupil) => pupil.cells)
  const waiting = cells.filter(({ state }) => state === 'to_mark')
  return {
    received: cells.filter(({ state }) => state !== 'begun').length,
    of: pupils.length,
    toMark: new Set(waiting.map(({ attemptId }) => attemptId)).size,
  }
}

/** What the desk says of how many are left, whichever waiting copy lies on it, and the way through all of them. */
async function onTheDesk(): Promise<number> {
  const { former, pupils } = await following()
  const waiting = [...pupils, ...former].filter(({ state }) => state === 'to_mark')
  const ids = [...new Set(waiting.map(({ attemptId }) => attemptId ?? ''))]
  for (const id of ids) assert.equal((await sheetOf(id)).othersWaiting, ids.length - 1)
  const way = new Set<Id>()
  for (let at = ids[0] ?? null; at !== null && !way.has(at); ) {
    way.add(at)
    at = (await sheetOf(at)).nextAttemptId
  }
  assert.deepEqual([...way].sort(), ids.sort())
  return ids.length
}

/** `formerToMark`: copies of who has left, which stand on no page of the class alone. */
async function assertNumbers(wanted: Numbers, formerToMark: number): Promise<void> {
  assert.deepEqual(await inTheDay(), wanted)
  assert.deepEqual(await onItsOwnPage(), wanted)
  assert.deepEqual(await atAGlance(), { ...wanted, toMark: wanted.toMark - formerToMark })
  assert.equal(await onTheDesk(), wanted.toMark)
}

const copies = {
  earlier: await handIn(twice),
  later: await handIn(twice),
  kept: await handIn(again),
  underWay: await begin(again),
  teamEarlier: await handIn(mate),
  team: await handIn(sender),
  left: await handIn(leaver),
}

test('an older copy is in no count, and an attempt under way takes nothing from what is handed in', async () => {
  await assertNumbers({ received: 5, of: 6, toMark: 4 }, 0)
  const { pupils } = await following()
  const rowOf = ({ personId }: TestPerson) => pupils.find(({ pupil }) => pupil.id === personId)
  assert.equal(rowOf(twice)?.attemptId, copies.later)
  assert.equal(rowOf(twice)?.isAgain, undefined)
  assert.equal(rowOf(absent)?.state, 'not_opened')
  assert.deepEqual([rowOf(again)?.attemptId, rowOf(again)?.state], [copies.kept, 'to_mark'])
  const { q1: answer } = goodAnswers
  const save = { attemptId: copies.underWay, pupilId: again.personId, questionId: 'q1', answer }
  expectValue(await saveAnswer(room, { ...save, version: 1 }))
  const row = (await following()).pupils.find(({ pupil }) => pupil.id === again.personId)
  assert.deepEqual([row?.isAgain, row?.answeredCount], [true, 1])
  const { pupils: glanced } = await get<CourseGlance>(`/api/courses/${courseId}/glance`)
  const [cell] = glanced.find(({ id }) => id === again.personId)?.cells ?? []
  assert.deepEqual(
    [cell?.attemptId, cell?.state, cell?.isAgain, cell?.answeredCount],
    [copies.kept, 'to_mark', true, 1],
  )
})

test('older copies are read from the one that counts, and say that they do not', async () => {
  const told = ({ copies: all = [] }: MarkingSheet) => all.map((one) => [one.attemptId, one.counts])
  const both = [
    [copies.earlier, false],
    [copies.later, true],
  ]
  assert.deepEqual(told(await sheetOf(copies.later)), both)
  const older = await sheetOf(copies.earlier)
  assert.deepEqual(told(older), both)
  assert.equal(older.othersWaiting, 4)
  assert.deepEqual(told(await sheetOf(copies.team)), [
    [copies.teamEarlier, false],
    [copies.team, true],
  ])
  assert.deepEqual(told(await sheetOf(copies.left)), [])
})

test('who leaves the course is in no "so many of so many"; the copy is listed, and waits like the others', async () => {
  await db
    .updateTable('class_pupil')
    .set({ ended_at: new Date(clock.now()) })
    .where('pupil_id', 'in', [leaver.personId, sender.personId])
    .execute()
  await assertNumbers({ received: 3, of: 4, toMark: 4 }, 1)
  const { former } = await following()
  // The team's copy is in the row of who is still there.
  assert.deepEqual(
    former.map(({ attemptId, pupil, state }) => [pupil.id, attemptId, state]),
    [[leaver.personId, copies.left, 'to_mark']],
  )
  assert.equal((await sheetOf(copies.left)).hasLeft, true)
  assert.equal((await sheetOf(copies.team)).hasLeft, undefined)
})

test('marks and returns count the same copies, and the gradebook waits for those of the class', async () => {
  for (const id of [copies.earlier, copies.later, copies.left]) await mark(id)
  await assertNumbers({ received: 3, of: 4, toMark: 2 }, 0)
  assert.deepEqual((await following()).returns, { ready: 2, waiting: 2, returned: 0 })
  const grades = `/api/assignments/${assignmentId}/grades`
  const { body: taken } = await server.call<TakenOver>(teacherA, 'POST', grades)
  assert.deepEqual([taken.given, taken.waiting], [1, 2])
  const path = `/api/assignments/${assignmentId}/returns/${freshId()}`
  const { body } = await server.call<Returned>(teacherA, 'PUT', path)
  assert.deepEqual(body, { returned: 2, waiting: 2 })
  assert.deepEqual((await following()).returns, { ready: 0, waiting: 2, returned: 2 })
  // From its own page an older copy is returned all the same.
  assert.equal((await sheetOf(copies.earlier)).result.returnedAt ?? null, null)
  const apart = await server.call(teacherA, 'PUT', `/api/attempts/${copies.earlier}/return`)
  assert.equal(apart.status, 200)
  assert.deepEqual((await following()).returns, { ready: 0, waiting: 2, returned: 2 })
})

test('what is handed in anew takes the place of what was there', async () => {
  clock.advance(1_000)
  const { accountId, personId: pupilId } = again
  const attemptId = copies.underWay
  const submission = { id: freshId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
  await assertNumbers({ received: 3, of: 4, toMark: 2 }, 0)
  const row = (await following()).pupils.find(({ pupil }) => pupil.id === pupilId)
  assert.deepEqual([row?.attemptId, row?.isAgain], [attemptId, undefined])
})
