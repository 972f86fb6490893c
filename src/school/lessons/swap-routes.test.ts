/** Swapping lessons over real HTTP and PostgreSQL: who may, what moves, what is refused, two at once. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { SwapCandidates } from '#contract/lesson-swaps.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { swapRoutes } from './swap-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer
/** Maths of 6e A on Wednesday and Friday; Latin, with a pupil of 6e A, on Thursday. */
let wednesday: Id
let friday: Id
let latin: Id

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({ db, routes: swapRoutes({ db, clock }) })
})
after(() => server.stop())

function lessonAt(courseId: Id, onDate: string, hour: string, homework?: string): Promise<Id> {
  const startsAt = `${onDate}T${hour}:00:00Z`
  const endsAt = `${onDate}T${hour}:55:00Z`
  const carried = homework === undefined ? {} : { homework, room: 'B12' }
  return addTestLesson(db, { uai: school.uai, courseId, onDate, startsAt, endsAt, ...carried })
}

beforeEach(async () => {
  await db.deleteFrom('lesson').execute()
  wednesday = await lessonAt(school.courseA, '2026-11-25', '08', 'Page 12')
  friday = await lessonAt(school.courseA, '2026-11-27', '10')
  latin = await lessonAt(school.courseGroup, '2026-11-26', '09')
})

const readOne = (id: Id) =>
  db.selectFrom('lesson').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** What somebody sends who reads both now. */
async function wishOf(lessonId: Id, withLessonId: Id) {
  const [one, other] = [await readOne(lessonId), await readOne(withLessonId)]
  return {
    withLessonId,
    startsAt: one.starts_at.toISOString(),
    withStartsAt: other.starts_at.toISOString(),
  }
}

interface Told {
  readonly refusal: string
  readonly detail?: Record<string, string>
}

const send = (who: TestPerson, lessonId: Id, wish: Awaited<ReturnType<typeof wishOf>>) =>
  server.call<Told>(who, 'POST', `/api/lessons/${lessonId}/swap`, wish)

async function swap(who: TestPerson, lessonId: Id, withLessonId: Id) {
  return send(who, lessonId, await wishOf(lessonId, withLessonId))
}

test('two lessons exchange their times, and keep room and homework; again, and all is as before', async () => {
  const before = [await readOne(wednesday), await readOne(friday)] as const
  assert.equal((await swap(school.teacherA, wednesday, friday)).status, 200)
  const [one, other] = [await readOne(wednesday), await readOne(friday)]
  assert.equal(one.on_date, '2026-11-27')
  assert.equal(one.starts_at.toISOString(), '2026-11-27T10:00:00.000Z')
  assert.deepEqual([one.homework, one.room], ['Page 12', 'B12'])
  assert.equal(other.on_date, '2026-11-25')
  assert.equal(other.homework, null)
  const line = await db
    .selectFrom('audit_line')
    .selectAll()
    .where('action', '=', 'lessons_swapped')
    .executeTakeFirstOrThrow()
  assert.equal(line.actor_id, school.teacherA.personId)
  assert.equal((await swap(school.teacherA, wednesday, friday)).status, 200)
  const after = [await readOne(wednesday), await readOne(friday)] as const
  for (const index of [0, 1] as const) {
    assert.deepEqual(after[index].starts_at, before[index].starts_at)
    assert.equal(after[index].status, before[index].status)
  }
})

test('teachers swap where both lessons are theirs; with a colleague’s, who keeps the timetable', async () => {
  const { teacherA, teacherB, cpe, pupilA1, secretary, head, otherSchool } = school
  for (const who of [teacherA, teacherB, cpe, pupilA1, otherSchool.head]) {
    assert.equal((await swap(who, wednesday, latin)).status, 404)
  }
  assert.equal((await swap(secretary, wednesday, latin)).status, 200)
  assert.equal((await swap(head, wednesday, latin)).status, 200)
})

test('candidates are lessons of the same pupils to come that the caller may move', async () => {
  const french = await lessonAt(school.courseB, '2026-11-26', '14')
  const idsFor = async (who: TestPerson) => {
    const path = `/api/lessons/${wednesday}/swap-candidates`
    const { status, body } = await server.call<SwapCandidates>(who, 'GET', path)
    assert.equal(status, 200)
    return body.lessons.map(({ id }) => id)
  }
  assert.deepEqual(await idsFor(school.teacherA), [friday])
  assert.deepEqual(await idsFor(school.head), [latin, friday])
  const refused = await swap(school.head, wednesday, french)
  assert.equal(refused.body.detail?.where, 'withLessonId')
})

test('candidates tell how much homework changes its day with the two', async () => {
  const give = async (onDate: string, dueId: Id) => {
    const giving = await lessonAt(school.courseA, onDate, '08', 'Page 11')
    const due = { homework_due_on: (await readOne(dueId)).on_date, homework_due_lesson_id: dueId }
    await db.updateTable('lesson').set(due).where('id', '=', giving).execute()
    return giving
  }
  const sameDay = await lessonAt(school.courseA, '2026-11-25', '13')
  const given = [
    await give('2026-11-17', wednesday),
    await give('2026-11-18', wednesday),
    await give('2026-11-18', friday),
    // After the day to which Friday's lesson goes: it stays for the day that was told.
    await give('2026-11-26', friday),
  ]
  const path = `/api/lessons/${wednesday}/swap-candidates`
  const { body } = await server.call<SwapCandidates>(school.head, 'GET', path)
  const moved = new Map(body.lessons.map(({ id, homeworkMoved }) => [id, homeworkMoved]))
  assert.deepEqual(
    [sameDay, latin, friday].map((id) => moved.get(id)),
    [0, 2, 3],
  )
  const dueOf = async () =>
    Promise.all(given.map(async (id) => (await readOne(id)).homework_due_on))
  const before = await dueOf()
  assert.equal((await swap(school.teacherA, wednesday, friday)).status, 200)
  const after = await dueOf()
  assert.equal(after.filter((day, n) => day !== before[n]).length, 3)
})

test('homework for the very lesson with which its own is swapped is refused as well', async () => {
  const due = { homework_due_on: '2026-11-27', homework_due_lesson_id: friday }
  await db.updateTable('lesson').set(due).where('id', '=', wednesday).execute()
  for (const pair of [
    [wednesday, friday],
    [friday, wednesday],
  ] as const) {
    const refused = await swap(school.teacherA, ...pair)
    assert.deepEqual([refused.status, refused.body.detail?.where], [400, 'homeworkDueOn'])
  }
  assert.equal((await readOne(wednesday)).homework_due_on, '2026-11-27')
})

test('a swap that doubles a teacher or pupils is refused, and nothing moves', async () => {
  // Teacher B gives French to 6e B when Latin would come.
  await lessonAt(school.courseB, '2026-11-25', '08')
  const teacher = await swap(school.head, wednesday, latin)
  assert.equal(teacher.status, 409)
  assert.deepEqual([teacher.body.refusal, teacher.body.detail?.kind], ['lesson_clash', 'teacher'])
  // One pupil of 6e A has Latin when maths would come.
  await lessonAt(school.courseGroup, '2026-11-27', '10')
  const pupils = await swap(school.teacherA, wednesday, friday)
  assert.deepEqual([pupils.body.refusal, pupils.body.detail?.kind], ['lesson_clash', 'class'])
  assert.equal((await readOne(wednesday)).on_date, '2026-11-25')
  assert.equal((await readOne(latin)).on_date, '2026-11-26')
})

test('a swap that takes a lesson out of its school year is refused', async () => {
  const later = await lessonAt(school.courseA, '2027-09-08', '08')
  const { body, status } = await swap(school.teacherA, friday, later)
  assert.deepEqual([status, body.detail?.where], [400, 'onDate'])
  assert.equal((await readOne(friday)).on_date, '2026-11-27')
})

test('a swap that leaves homework due before the lesson that gives it is refused', async () => {
  const due = { homework_due_on: '2026-11-26' }
  await db.updateTable('lesson').set(due).where('id', '=', wednesday).execute()
  const refused = await swap(school.teacherA, wednesday, friday)
  assert.deepEqual([refused.status, refused.body.detail?.where], [400, 'homeworkDueOn'])
  assert.equal((await readOne(wednesday)).on_date, '2026-11-25')
  assert.equal((await swap(school.head, wednesday, latin)).status, 200)
})

test('what is over, cancelled, or on a closed day is refused', async () => {
  const past = await lessonAt(school.courseA, '2026-11-23', '08')
  assert.equal((await swap(school.teacherA, past, friday)).body.detail?.where, 'startsAt')
  const holiday = await lessonAt(school.courseA, '2026-12-22', '08')
  assert.equal((await swap(school.teacherA, holiday, friday)).body.detail?.where, 'onDate')
  await db.updateTable('lesson').set({ status: 'cancelled' }).where('id', '=', friday).execute()
  assert.equal((await swap(school.teacherA, wednesday, friday)).body.detail?.where, 'status')
})

test('of two swaps of the same lessons at once, one is done and the other told', async () => {
  const wishes = [await wishOf(wednesday, friday), await wishOf(friday, wednesday)] as const
  const answers = await Promise.all([
    send(school.teacherA, wednesday, wishes[0]),
    send(school.head, friday, wishes[1]),
  ])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  const told = answers.find(({ status }) => status === 409)
  assert.equal(told?.body.refusal, 'edited_elsewhere')
  assert.equal((await readOne(wednesday)).on_date, '2026-11-27')
  assert.equal((await readOne(friday)).on_date, '2026-11-25')
})
