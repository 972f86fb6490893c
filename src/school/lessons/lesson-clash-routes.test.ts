/** Clashes of moved lessons over real HTTP and PostgreSQL: told before, allowed, listed after. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { LessonClashList, PlaceClashes } from '#contract/dated-clashes.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
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
import { lessonClashRoutes } from './lesson-clash-routes.ts'
import { lessonRoutes } from './lesson-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer
/** Maths of 6e A on Wednesday at 9:00 in Paris; Latin, with a pupil of 6e A, on Thursday at 10:00. */
let maths: Id
let latin: Id

before(async () => {
  school = await createTestSchool(db)
  const context = { db, clock, random: systemRandom }
  server = await startTestHttpServer({
    db,
    routes: [...lessonRoutes(context), ...lessonClashRoutes(context)],
  })
})
after(() => server.stop())

beforeEach(async () => {
  await db.deleteFrom('lesson').execute()
  const at = (courseId: Id, onDate: string, hour: string) =>
    addTestLesson(db, {
      uai: school.uai,
      courseId,
      onDate,
      startsAt: `${onDate}T${hour}:00:00Z`,
      endsAt: `${onDate}T${hour}:55:00Z`,
    })
  maths = await at(school.courseA, '2026-11-25', '08')
  latin = await at(school.courseGroup, '2026-11-26', '09')
  await db.updateTable('lesson').set({ room: 'B12' }).where('id', '=', latin).execute()
})

const ask = (who: TestPerson, place: Record<string, string>) =>
  server.call<PlaceClashes>(
    who,
    'GET',
    `/api/lessons/${maths}/clashes?${new URLSearchParams({ onDate: '2026-11-26', starts: '10:30', ends: '11:25', ...place })}`,
  )
const list = async (who: TestPerson) => {
  const path = `/api/schools/${school.uai}/lesson-clashes`
  return server.call<LessonClashList>(who, 'GET', path)
}
const kindsOf = ({ clashes }: LessonClashList) => clashes.map(({ kind, what }) => `${kind} ${what}`)

test('what a lesson would meet is told, and it moves all the same and is listed', async () => {
  const { body } = await ask(school.teacherA, { room: 'b12' })
  assert.deepEqual(kindsOf(body).sort(), ['class 6e A', 'room b12'])
  const [clash] = body.clashes
  assert.deepEqual(clash?.lessonIds, [maths, latin])
  assert.equal(clash?.startsAt, '2026-11-26T09:30:00.000Z')
  assert.equal(clash?.endsAt, '2026-11-26T09:55:00.000Z')
  assert.equal(body.dayOff, null)
  assert.deepEqual((await list(school.head)).body.clashes, [])

  const place = { onDate: '2026-11-26', starts: '10:30', ends: '11:25', room: 'b12' }
  const wish = { startsAt: '2026-11-25T08:00:00Z', ...place }
  const moved = await server.call(school.teacherA, 'POST', `/api/lessons/${maths}/move`, wish)
  assert.equal(moved.status, 200)
  const listed = await list(school.secretary)
  assert.deepEqual(kindsOf(listed.body).sort(), ['class 6e A', 'room b12'])
})

test('a teacher of both is told', async () => {
  const values = { course_id: school.courseGroup, teacher_id: school.teacherA.personId }
  await db
    .insertInto('course_teacher')
    .values(values)
    .onConflict((c) => c.doNothing())
    .execute()
  const { body } = await ask(school.head, {})
  assert.ok(kindsOf(body).some((one) => one.startsWith('teacher ')))
})

test('free times, cancelled lessons and public holidays: only the holiday is told', async () => {
  assert.deepEqual((await ask(school.head, { starts: '14:00', ends: '15:00' })).body, {
    clashes: [],
    dayOff: null,
  })
  await db.updateTable('lesson').set({ status: 'cancelled' }).where('id', '=', latin).execute()
  assert.deepEqual((await ask(school.head, {})).body.clashes, [])
  const christmas = (await ask(school.head, { onDate: '2026-12-25' })).body
  assert.match(christmas.dayOff ?? '', /Noël/)
})

test('places that are none are refused, and strangers find nothing', async () => {
  assert.equal((await ask(school.head, { starts: '12:00', ends: '11:00' })).status, 400)
  assert.equal((await ask(school.head, { onDate: '2026-02-30' })).status, 400)
  assert.equal((await ask(school.teacherB, {})).status, 404)
  assert.equal((await ask(school.pupilA1, {})).status, 404)
  assert.equal((await list(school.pupilA1)).status, 404)
})
