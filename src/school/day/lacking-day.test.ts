/** A pupil whom no course reaches: what the day says, to the pupil and to the guardian. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ChildDay, MyDay } from '#contract/day.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { dayRoutes } from './day-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({
    db,
    routes: dayRoutes({ db, clock, findOutages: async () => [] }),
  })
})
after(() => server.stop())

const day = <Body = MyDay>(who: TestPerson, path: string) => server.call<Body>(who, 'GET', path)

test('a pupil without courses, then without a class, hears why there are no lessons; so does the guardian', async () => {
  const path = `/api/pupils/${school.pupilB.personId}/day?on=2026-11-25`
  const kinds = async () => [
    (await day(school.pupilB, '/api/day?on=2026-11-25')).body.day.kind,
    (await day<ChildDay>(school.guardianB, path)).body.day.kind,
  ]
  assert.deepEqual(await kinds(), ['no_lessons', 'no_lessons'])
  const ended = { ended_at: new Date(clock.now()) }
  const { personId } = school.pupilB
  await db.updateTable('group_pupil').set(ended).where('pupil_id', '=', personId).execute()
  const closed = { deactivated_at: new Date(clock.now()) }
  await db.updateTable('course').set(closed).where('id', '=', school.courseB).execute()
  assert.deepEqual(await kinds(), ['no_courses', 'no_courses'])
  await db.updateTable('class_pupil').set(ended).where('pupil_id', '=', personId).execute()
  assert.deepEqual(await kinds(), ['no_class', 'no_class'])
})
