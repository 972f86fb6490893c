/** Who stands on which call list once they changed class or left the school, by the doors. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CourseSilence } from '#contract/course-glance.ts'
import type { CallList } from '#contract/family-calls.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { deactivatePerson } from '#school/people/deactivate-person.ts'
import { movePupils } from '#school/people/move-pupils.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
} from '../../../tests/test-school.ts'
import { familyCallRoutes } from './family-call-routes.ts'
import type { FindPresence } from './presence.ts'
import { countSilent } from './read-call-list.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-23T06:00:00Z')
const context = { db, clock, random: systemRandom }
const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const
const school = await createTestSchool(db)
const { classA, classB, courseA, courseB, cpe, head, teacherA, teacherB, uai } = school
/** Silent in 6e A on Monday and Tuesday; then in 6e B, there every day. */
const mover = await addTestPerson(db, 'Change', 'Venu')
/** The same move, and silent in both. */
const silent = await addTestPerson(db, 'Muette', 'Venu')
/** Silent in 6e A, and no pupil of the school since Tuesday. */
const leaver = await addTestPerson(db, 'Parti', 'Venu')
/** So many that the lessons of 6e A are held here. */
const others = [await addTestPerson(db, 'Là', 'Venu'), await addTestPerson(db, 'Aussi', 'Venu')]

const findPresence: FindPresence = async (accountIds) =>
  week
    .flatMap((onDay) => {
      const there = [school.pupilA1, school.pupilA2, school.pupilB, ...others]
      const came = onDay >= '2026-11-25' ? [...there, mover] : there
      return came.map(({ accountId }) => ({
        accountId,
        onDay,
        arrivedAtMs: Date.parse(`${onDay}T07:25:00Z`),
        claimedAtMs: null,
      }))
    })
    .filter(({ accountId }) => accountIds.includes(accountId))
const room = { db, clock, findPresence, findOutages: async () => [], presenceKeptDays: 31 }
let server: TestHttpServer

before(async () => {
  server = await startTestHttpServer({ db, routes: familyCallRoutes(room) })
  const people = [mover, silent, leaver, ...others]
  for (const person of people) await addTestRole(db, person, uai, 'pupil')
  for (const onDate of week) {
    const times = { startsAt: `${onDate}T07:30:00Z`, endsAt: `${onDate}T08:25:00Z` }
    for (const courseId of [courseA, courseB]) {
      await addTestLesson(db, { uai, courseId, onDate, ...times })
    }
  }
  const moveTo = async (classId: string, those: readonly TestPerson[]) => {
    const ids = those.map(({ personId }) => personId)
    expectValue(await movePupils(context, head.personId, classId, ids))
  }
  clock.set('2026-11-23T07:00:00Z')
  await moveTo(classA, people)
  clock.set('2026-11-24T12:00:00Z')
  await moveTo(classB, [mover, silent])
  expectValue(await deactivatePerson(context, head.personId, uai, leaver.personId, ['pupil']))
  clock.set('2026-11-27T12:00:00Z')
})
after(() => server.stop())

async function listOf(who: TestPerson, path: string) {
  const { body, status } = await server.call<CallList>(who, 'GET', `/api/${path}/call-list`)
  assert.equal(status, 200)
  return body.pupils.map((one) => [one.givenName, one.className, one.silentDays])
}

test('on the list of a class is who is in it now, silent over the lessons of both classes', async () => {
  assert.deepEqual(await listOf(teacherA, `classes/${classA}`), [])
  assert.deepEqual(await listOf(teacherB, `classes/${classB}`), [['Muette', '6e B', 5]])
})

test('on the list of a school is who is its pupil now, under the class of now', async () => {
  assert.deepEqual(await listOf(cpe, `schools/${uai}`), [['Muette', '6e B', 5]])
  assert.deepEqual(await countSilent(room, uai, 'Europe/Paris'), [
    { className: '6e B', pupils: 1, toCall: 1 },
  ])
})

test('the course of now tells of the silence of before, and its teacher calls', async () => {
  const path = `/api/courses/${courseB}/silence`
  const { body } = await server.call<CourseSilence>(teacherB, 'GET', path)
  assert.deepEqual(
    body.pupils.map(({ callListOf, days, id }) => [id, days, callListOf]),
    [[silent.personId, 5, classB]],
  )
  const note = { way: 'phone', outcome: 'reached', note: '' }
  const call = async (who: TestPerson) => {
    const id = mintId(clock, systemRandom)
    const calls = `/api/pupils/${silent.personId}/family-calls`
    return (await server.call(who, 'POST', calls, { ...note, id })).status
  }
  assert.equal(await call(teacherB), 200)
  assert.equal(await call(teacherA), 404)
})
