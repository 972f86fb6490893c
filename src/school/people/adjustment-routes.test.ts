/** What is adjusted for a pupil, over real HTTP and PostgreSQL: who sets it, who sees it, how it ends. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Adjustments, noAdjustments } from '#contract/adjustments.ts'
import type { Me } from '#contract/me.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, type TestPerson, testMorning } from '../../../tests/test-school.ts'
import { forgetAdjustments } from './forget-adjustments.ts'
import { meRoutes } from './me-routes.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const context = { db, clock, random: systemRandom }
const routes = [...peopleRoutes(context), ...meRoutes(context)]
const server = await startTestHttpServer({ db, routes })
after(() => server.stop())
beforeEach(() => clock.set(testMorning))

const pathOf = (pupil: TestPerson): string =>
  `/api/schools/${school.uai}/pupils/${pupil.personId}/adjustments`
const set = (who: TestPerson, pupil: TestPerson, value: Adjustments) =>
  server.call(who, 'PUT', pathOf(pupil), value)
const meOf = async (who: TestPerson): Promise<Me> =>
  (await server.call<Me>(who, 'GET', '/api/me')).body
const countRows = async (): Promise<number> =>
  (await db.selectFrom('adjustment').selectAll().execute()).length

const third: Adjustments = { ...noAdjustments, extraTime: 'third', textSize: 2, readAloud: true }

test('the head sets it; the pupil and the guardian see it, classmates and other guardians do not', async () => {
  assert.equal((await set(school.head, school.pupilA1, third)).status, 200)
  const kept = await server.call<Adjustments>(school.head, 'GET', pathOf(school.pupilA1))
  assert.deepEqual(kept.body, third)
  assert.deepEqual((await meOf(school.pupilA1)).adjustments, third)
  const guardian = await meOf(school.guardianA1)
  assert.equal(guardian.adjustments, undefined)
  assert.deepEqual(
    guardian.children.map(({ adjustments }) => adjustments),
    [third],
  )
  for (const who of [school.pupilA2, school.guardianUnconfirmed, school.guardianB]) {
    assert.ok(!JSON.stringify(await meOf(who)).includes('extraTime'))
    assert.equal((await server.call(who, 'GET', pathOf(school.pupilA1))).status, 404)
  }
})

test('the main teacher sets it for the own class, and for no other', async () => {
  assert.equal((await set(school.teacherA, school.pupilA2, third)).status, 200)
  assert.equal((await set(school.teacherA, school.pupilB, third)).status, 404)
  assert.equal((await set(school.aed, school.pupilA2, third)).status, 404)
  assert.equal((await set(school.pupilA2, school.pupilA2, third)).status, 404)
})

test('the line of the act names who and for whom, and not what', async () => {
  await set(school.cpe, school.pupilB, third)
  const line = await db
    .selectFrom('audit_line')
    .selectAll()
    .where('action', '=', 'adjustments_set')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [line.actor_id, line.subject_id, line.detail],
    [school.cpe.personId, school.pupilB.personId, {}],
  )
})

test('a reason finds no place: what the schema does not name is not kept', async () => {
  const body = { ...third, reason: 'dyslexie', plan: 'PAP' }
  await server.call(school.head, 'PUT', pathOf(school.pupilA1), body)
  const rows = await db.selectFrom('adjustment').selectAll().execute()
  assert.ok(!JSON.stringify(rows).includes('dyslexie'))
  assert.ok(!JSON.stringify(rows).includes('PAP'))
})

test('only pupils of the school have any', async () => {
  assert.equal((await set(school.head, school.teacherA, third)).status, 404)
  assert.equal((await set(school.head, school.otherSchool.pupil, third)).status, 404)
})

test('nothing adjusted is no row; it ends with the enrolment and with the school year', async () => {
  await set(school.head, school.pupilA1, third)
  await set(school.head, school.pupilA2, third)
  await set(school.head, school.pupilB, third)
  assert.equal(await countRows(), 3)
  assert.equal((await set(school.head, school.pupilA2, noAdjustments)).status, 200)
  assert.equal(await countRows(), 2)
  assert.deepEqual(await forgetAdjustments(context), { adjustments: 0 })
  await db
    .updateTable('school_role')
    .set({ deactivated_at: new Date(clock.now()) })
    .where('person_id', '=', school.pupilB.personId)
    .execute()
  assert.deepEqual(await forgetAdjustments(context), { adjustments: 1 })
  clock.set('2027-07-03T18:00:00Z')
  assert.deepEqual(await forgetAdjustments(context), { adjustments: 0 })
  clock.set('2027-07-04T03:17:00Z')
  assert.deepEqual(await forgetAdjustments(context), { adjustments: 1 })
  assert.equal(await countRows(), 0)
})
