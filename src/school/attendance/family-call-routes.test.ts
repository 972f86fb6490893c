/** The doors of the call list over real HTTP and PostgreSQL, at a class of which one pupil is silent. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PupilAttendance } from '#contract/attendance.ts'
import type { CourseSilence } from '#contract/course-glance.ts'
import { type CallList, callListDays, callsShownMax } from '#contract/family-calls.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { familyCallRoutes } from './family-call-routes.ts'
import { attendanceKeptDays, forgetOldAttendance } from './forget-old-attendance.ts'
import type { Presence } from './presence.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
/** Thursday, when the third day's lesson is over. */
const clock = fixedClock('2026-11-26T09:00:00Z')
const days = ['2026-11-24', '2026-11-25', '2026-11-26']
let presences: Presence[] = []
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const room = {
    db,
    clock,
    findOutages: async () => [],
    findPresence: async (ids: readonly Id[]) =>
      presences.filter(({ accountId }) => ids.includes(accountId)),
    presenceKeptDays: 31,
  }
  const routes = [...attendanceRoutes(room), ...familyCallRoutes(room)]
  server = await startTestHttpServer({ db, routes })
  for (const onDate of days) {
    await addTestLesson(db, {
      uai: school.uai,
      courseId: school.courseA,
      onDate,
      startsAt: `${onDate}T07:30:00Z`,
      endsAt: `${onDate}T08:25:00Z`,
    })
  }
  // One of the two comes every day, so that the lessons are held here.
  presences = days.map((onDay) => came(school.pupilA2, onDay))
  await db
    .updateTable('person')
    .set({ phone: '06 99 00 11 22', email: 'anne.renard@exemple.fr' })
    .where('id', '=', school.guardianA1.personId)
    .execute()
})
after(() => server.stop())

function came({ accountId }: TestPerson, onDay: string): Presence {
  return { accountId, onDay, arrivedAtMs: Date.parse(`${onDay}T07:25:00Z`), claimedAtMs: null }
}

async function listOf(who: TestPerson, path?: string): Promise<CallList> {
  const asked = path ?? `/api/classes/${school.classA}/call-list`
  const { status, body } = await server.call<CallList>(who, 'GET', asked)
  assert.equal(status, 200)
  return body
}

const newId = () => mintId(clock, systemRandom)
const callsOf = (pupil: TestPerson) => `/api/pupils/${pupil.personId}/family-calls`
const note = (change: Record<string, unknown> = {}, who = school.teacherA) =>
  server.call(who, 'POST', callsOf(school.pupilA1), {
    id: newId(),
    way: 'phone',
    outcome: 'no_answer',
    note: '',
    ...change,
  })

test('the silent pupil is listed with the days, and with confirmed guardians alone', async () => {
  const { pupils, on, from, name } = await listOf(school.teacherA)
  assert.deepEqual([on, from, name], ['2026-11-26', '2026-11-13', '6e A'])
  assert.equal(callListDays, 14)
  const [silent, ...others] = pupils
  assert.deepEqual(others, [])
  assert.equal(silent?.id, school.pupilA1.personId)
  assert.deepEqual(
    [silent.silentDays, silent.silentSince, silent.lastSeenOn, silent.isReached],
    [3, days[0], null, false],
  )
  assert.deepEqual(
    silent.guardians.map(({ id, phone, email }) => ({ id, phone, email })),
    [
      {
        id: school.guardianA1.personId,
        phone: '06 99 00 11 22',
        email: 'anne.renard@exemple.fr',
      },
    ],
  )
})

test('who follows the school sees the same over all classes, and who looked is written down', async () => {
  const { pupils } = await listOf(school.cpe, `/api/schools/${school.uai}/call-list`)
  assert.deepEqual(
    pupils.map(({ id, className }) => ({ id, className })),
    [{ id: school.pupilA1.personId, className: '6e A' }],
  )
  const lines = await db
    .selectFrom('audit_line')
    .select(['actor_id', 'subject_id', 'detail'])
    .where('action', '=', 'families_looked_up')
    .orderBy('id')
    .execute()
  assert.deepEqual(lines, [
    { actor_id: school.teacherA.personId, subject_id: school.classA, detail: { pupils: 1 } },
    { actor_id: school.cpe.personId, subject_id: null, detail: { pupils: 1 } },
  ])
})

test('a course knows who is silent for how long, without a number and without a line in the audit', async () => {
  const path = `/api/courses/${school.courseA}/silence`
  const { status, body } = await server.call<CourseSilence>(school.teacherA, 'GET', path)
  assert.equal(status, 200)
  assert.deepEqual(body.pupils, [
    {
      id: school.pupilA1.personId,
      days: 3,
      since: days[0],
      isReached: false,
      callListOf: school.classA,
    },
  ])
  for (const who of [school.teacherB, school.cpe, school.pupilA1]) {
    assert.equal((await server.call(who, 'GET', path)).status, 404)
  }
})

test('nobody else: not a teacher of another class, not a family, not another school', async () => {
  const { teacherB, pupilA1, guardianA1, documentaliste, otherSchool } = school
  for (const who of [teacherB, pupilA1, guardianA1, documentaliste, otherSchool.head]) {
    const path = `/api/classes/${school.classA}/call-list`
    assert.equal((await server.call(who, 'GET', path)).status, 404)
    assert.equal((await note({}, who)).status, 404)
  }
  assert.equal((await server.call(null, 'POST', callsOf(pupilA1), {})).status, 401)
})

test('a try is noted once, told to colleagues, and taken back by its author alone', async () => {
  const id = newId()
  for (const _again of [1, 2]) {
    assert.equal((await note({ id, note: '  Rappeler à midi. ' })).status, 200)
  }
  assert.equal((await note({ id, outcome: 'reached' })).status, 400)
  const [silent] = (await listOf(school.cpe)).pupils
  assert.equal(silent?.isReached, false)
  assert.deepEqual(
    silent.calls.map(({ at: _at, by: _by, ...call }) => call),
    [{ id, isOwn: false, way: 'phone', outcome: 'no_answer', note: 'Rappeler à midi.' }],
  )
  const path = `${callsOf(school.pupilA1)}/${id}`
  assert.equal((await server.call(school.cpe, 'DELETE', path)).status, 200)
  assert.equal((await listOf(school.teacherA)).pupils[0]?.calls[0]?.isOwn, true)
  assert.equal((await server.call(school.teacherA, 'DELETE', path)).status, 200)
  assert.deepEqual((await listOf(school.teacherA)).pupils[0]?.calls, [])
})

test('a note that is too long, or a way that is none, is refused', async () => {
  assert.equal((await note({ note: 'x'.repeat(201) })).status, 400)
  assert.equal((await note({ way: 'pigeon' })).status, 400)
  assert.equal((await note({ extra: true })).status, 400)
})

test('reached by phone: the day says so by itself, the family reads it, the pupil stays listed', async () => {
  const id = newId()
  assert.equal((await note({ id, outcome: 'reached' }, school.cpe)).status, 200)
  const [reached] = (await listOf(school.teacherA)).pupils
  assert.deepEqual([reached?.silentDays, reached?.isReached], [3, true])
  const path = `/api/pupils/${school.pupilA1.personId}/attendance`
  const { body } = await server.call<PupilAttendance>(school.guardianA1, 'GET', path)
  const [today, before] = body.halfDays
  assert.deepEqual([today?.state, today?.lessons[0]?.why.kind], ['reached', 'called'])
  assert.equal(before?.state, 'to_find_out')

  // A day more without a word; after a week somebody is to call again.
  clock.set('2026-11-27T09:00:00Z')
  await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: '2026-11-27',
    startsAt: '2026-11-27T07:30:00Z',
    endsAt: '2026-11-27T08:25:00Z',
  })
  presences.push(came(school.pupilA2, '2026-11-27'))
  const [silent] = (await listOf(school.teacherA)).pupils
  assert.deepEqual([silent?.silentDays, silent?.isReached], [4, true])
  assert.deepEqual(
    silent?.calls.map((call) => call.id),
    [id],
  )
  clock.set('2026-12-03T09:00:00Z')
  assert.equal((await listOf(school.teacherA)).pupils[0]?.isReached, false)
})

test('only the latest calls are shown', async () => {
  for (let call = 0; call < callsShownMax + 2; call += 1) await note()
  const [silent] = (await listOf(school.teacherA)).pupils
  assert.equal(silent?.calls.length, callsShownMax)
})

test('after their time calls are forgotten, and not before', async () => {
  const left = async () => (await db.selectFrom('family_call').select('id').execute()).length
  const all = await left()
  clock.set('2026-11-26T09:00:00Z')
  clock.advance(attendanceKeptDays * 86_400_000)
  assert.equal((await forgetOldAttendance({ db, clock })).familyCalls, 0)
  assert.equal(await left(), all)
  clock.advance(9 * 86_400_000)
  assert.equal((await forgetOldAttendance({ db, clock })).familyCalls, all)
})
