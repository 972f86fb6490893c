/** The teacher's look at the door, over real HTTP and PostgreSQL; the way in is a handed-in answer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CourseAtDoor } from '#contract/course-at-door.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import type { AtDoor } from './at-door.ts'
import { atDoorRoutes } from './at-door-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const arrivedAtMs = Date.parse('2026-11-24T06:58:00Z')
const atDoor = new Map<Id, AtDoor>()
const asked: { accountIds: readonly Id[]; onDay: string }[] = []
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const room = { db, clock: fixedClock(testMorning), findOutages: async () => [] }
  const routes = atDoorRoutes(room, async (accountIds, onDay) => {
    asked.push({ accountIds, onDay })
    return atDoor
  })
  server = await startTestHttpServer({ db, routes })
})
after(() => server.stop())

const look = (who: TestPerson, courseId = school.courseA) =>
  server.call<CourseAtDoor>(who, 'GET', `/api/courses/${courseId}/waiting`)

test('who waits stands first, then who has not come, then who is in', async () => {
  const { pupilA1, pupilA2, teacherA } = school
  atDoor.set(pupilA1.accountId, { state: 'in', arrivedAtMs })
  atDoor.set(pupilA2.accountId, { state: 'waiting', arrivedAtMs })
  // Of another class: asked for by nobody.
  atDoor.set(school.pupilB.accountId, { state: 'waiting', arrivedAtMs })
  const { status, body } = await look(teacherA)
  assert.equal(status, 200)
  assert.equal(body.on, '2026-11-24')
  const [first, ...others] = body.pupils
  assert.deepEqual([first?.id, first?.state], [pupilA2.personId, 'waiting'])
  assert.equal(first?.arrivedAt, '2026-11-24T06:58:00.000Z')
  assert.deepEqual(others.at(-1)?.id, pupilA1.personId)
  assert.deepEqual(
    others.slice(0, -1).map(({ state, arrivedAt }) => [state, arrivedAt]),
    others.slice(0, -1).map(() => ['unseen', null]),
  )
  const last = asked.at(-1)
  assert.equal(last?.onDay, '2026-11-24')
  assert.ok(last?.accountIds.includes(pupilA1.accountId))
  assert.equal(last?.accountIds.includes(school.pupilB.accountId), false)
})

test('while somebody waits it is worth looking again soon, and else later', async () => {
  const busy = await look(school.teacherA)
  atDoor.clear()
  const calm = await look(school.teacherA)
  assert.ok(busy.body.askAfterMs < calm.body.askAfterMs)
  assert.ok(busy.body.askAfterMs >= 15_000)
})

test('only the teachers of the course look', async () => {
  const { teacherB, pupilA1, guardianA1, head, aed, otherSchool } = school
  for (const who of [teacherB, pupilA1, guardianA1, head, aed, otherSchool.head]) {
    assert.equal((await look(who)).status, 404)
  }
  assert.equal((await look(school.teacherA, otherSchool.course)).status, 404)
})
