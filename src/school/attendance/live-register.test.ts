/** The register of a live class over real HTTP and PostgreSQL, and what it says of attendance. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PupilAttendance, Register } from '#contract/attendance.ts'
import type { LiveRegister } from '#contract/live-register.ts'
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
import { liveRegisterRoutes } from './live-register-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T08:30:00Z')
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const room = {
    db,
    clock,
    findOutages: async () => [],
    findPresence: async () => [],
    presenceKeptDays: 31,
  }
  server = await startTestHttpServer({
    db,
    routes: [...attendanceRoutes(room), ...liveRegisterRoutes(room)],
  })
})
after(() => server.stop())

const newId = (): Id => mintId(clock, systemRandom)
const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`)

/** From half past seven to 8:25, with a live class. */
async function addLesson(): Promise<Id> {
  const lessonId = await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: '2026-11-24',
    startsAt: at('07:30').toISOString(),
    endsAt: at('08:25').toISOString(),
  })
  await db
    .insertInto('live_room')
    .values({
      lesson_id: lessonId,
      school_uai: school.uai,
      epoch: 1,
      held_by: newId(),
      held_until: at('08:55'),
      is_chat_open_first: true,
      opened_at: at('07:25'),
      ended_at: null,
    })
    .execute()
  return lessonId
}

type Stay = readonly [
  came: string,
  entered: string | null,
  left: string | null,
  how: 'left' | 'lost' | null,
]

async function addStays(
  lessonId: Id,
  number: number,
  who: TestPerson,
  stays: readonly Stay[],
): Promise<void> {
  await db
    .insertInto('live_member')
    .values({
      lesson_id: lessonId,
      number,
      person_id: who.personId,
      role: who === school.teacherA ? 'teacher' : 'pupil',
      admitted_at: null,
      removed_at: null,
    })
    .execute()
  const values = stays.map(([came, entered, left, how]) => ({
    id: newId(),
    lesson_id: lessonId,
    member: number,
    came_at: at(came),
    entered_at: entered === null ? null : at(entered),
    left_at: left === null ? null : at(left),
    how,
  }))
  await db.insertInto('live_entry').values(values).execute()
}

async function stateOf(lessonId: Id, pupil: TestPerson) {
  const path = `/api/lessons/${lessonId}/attendance`
  const { body } = await server.call<Register>(school.teacherA, 'GET', path)
  const row = body.pupils.find(({ id }) => id === pupil.personId)
  return row === undefined ? null : { state: row.state, why: row.why }
}

test('who keeps the register reads all of it, adults first; nobody else does', async () => {
  const { guardianA1, head, pupilA1, pupilA2, teacherA, teacherB } = school
  const lessonId = await addLesson()
  await addStays(lessonId, 1, pupilA1, [
    ['07:20', '07:25', '07:50', 'lost'],
    ['07:51', '07:51', null, null],
  ])
  await addStays(lessonId, 2, teacherA, [['07:25', '07:25', null, null]])
  await addStays(lessonId, 3, pupilA2, [['07:40', null, '07:41', 'left']])
  const path = `/api/lessons/${lessonId}/live/register`
  const { status, body } = await server.call<LiveRegister>(teacherA, 'GET', path)
  assert.equal(status, 200)
  assert.equal(body.isWhole, true)
  assert.equal(body.people[0]?.role, 'teacher')
  assert.deepEqual(
    body.people.map(({ id }) => id).sort(),
    [pupilA1.personId, pupilA2.personId, teacherA.personId].sort(),
  )
  const alice = body.people.find(({ id }) => id === pupilA1.personId)
  assert.deepEqual(
    alice?.stays.map(({ how }) => how),
    ['lost', null],
  )
  assert.equal((await server.call(head, 'GET', path)).status, 200)
  for (const who of [pupilA1, guardianA1, teacherB]) {
    assert.equal((await server.call(who, 'GET', path)).status, 404)
    assert.equal((await server.call(who, 'GET', `${path}.csv`)).status, 404)
  }
})

test('who was in the live class was there; the door alone, or the time before, is not enough', async () => {
  const { pupilA1, pupilA2 } = school
  const lessonId = await addLesson()
  await addStays(lessonId, 1, pupilA1, [['07:24', '07:25', '07:45', 'left']])
  await addStays(lessonId, 2, pupilA2, [
    ['07:20', '07:21', '07:29', 'left'],
    ['07:40', null, '07:50', 'left'],
    ['08:26', '08:26', null, null],
  ])
  assert.deepEqual(await stateOf(lessonId, pupilA1), {
    state: 'present',
    why: { kind: 'in_live_class', at: '2026-11-24T07:25:00.000Z' },
  })
  // Half of the register came: the lesson was held here, and nobody is absent.
  assert.deepEqual(await stateOf(lessonId, pupilA2), {
    state: 'to_find_out',
    why: { kind: 'nothing' },
  })
})

test('a correction of the teacher stands above what the live class saw', async () => {
  const { pupilA1, teacherA } = school
  const lessonId = await addLesson()
  await addStays(lessonId, 1, pupilA1, [['07:30', '07:30', null, null]])
  const path = `/api/lessons/${lessonId}/attendance/corrections`
  const correction = { id: newId(), pupilId: pupilA1.personId, state: 'unreachable', note: '' }
  assert.equal((await server.call(teacherA, 'POST', path, correction)).status, 200)
  assert.equal((await stateOf(lessonId, pupilA1))?.state, 'unreachable')
})

test('a pupil and the guardians read the pupil’s own lines, and only these', async () => {
  const { guardianA1, pupilA1, pupilA2 } = school
  const lessonId = await addLesson()
  await addStays(lessonId, 1, pupilA1, [['07:30', '07:31', '08:25', 'left']])
  await addStays(lessonId, 2, pupilA2, [['07:30', '07:32', '08:25', 'left']])
  for (const who of [pupilA1, guardianA1]) {
    const path = `/api/pupils/${pupilA1.personId}/attendance`
    const { body } = await server.call<PupilAttendance>(who, 'GET', path)
    const lesson = body.halfDays.flatMap(({ lessons }) => lessons).find(({ id }) => id === lessonId)
    assert.deepEqual(lesson?.stays, [
      {
        cameAt: '2026-11-24T07:30:00.000Z',
        enteredAt: '2026-11-24T07:31:00.000Z',
        leftAt: '2026-11-24T08:25:00.000Z',
        how: 'left',
      },
    ])
  }
})

test('the export has times of the school’s clock, and its line in the audit', async () => {
  const { pupilA1, teacherA } = school
  const lessonId = await addLesson()
  await addStays(lessonId, 1, pupilA1, [['07:30', '07:31', '08:25', 'lost']])
  const path = `/api/lessons/${lessonId}/live/register.csv`
  const { body } = await server.call<string>(teacherA, 'GET', path)
  assert.match(String(body), /;"élève";"08:30:00";"08:31:00";"09:25:00";"connexion perdue"\r\n/)
  const lines = await db
    .selectFrom('audit_line')
    .select('actor_id')
    .where('action', '=', 'live_register_exported')
    .execute()
  assert.deepEqual(lines, [{ actor_id: teacherA.personId }])
})
