/** The doors of attendance over real HTTP and PostgreSQL; the way in is a handed-in answer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type {
  AttendanceState,
  Corrected,
  PupilAttendance,
  Register,
  SchoolAttendance,
} from '#contract/attendance.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { OutageSpan } from '#school/assignments/due-extension.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import type { SchoolTables } from '#school/tables.ts'
import { deleteUntouchedLessons } from '#school/timetable/planned-lesson-store.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { attendanceKeptDays, forgetOldAttendance } from './forget-old-attendance.ts'
import type { FindPresence, Presence } from './presence.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:30:00Z')
const outages: OutageSpan[] = []
const findOutages = async () => outages
const presences: Presence[] = []
const findPresence: FindPresence = async (accountIds, fromDay, untilDay) =>
  presences.filter(
    ({ accountId, onDay }) =>
      accountIds.includes(accountId) && fromDay <= onDay && onDay <= untilDay,
  )
const exercises = createTestExerciseRoom(db, clock, findOutages)
let school: TestSchool
let server: TestHttpServer
let lessonId: Id

before(async () => {
  school = await createTestSchool(db)
  const room = { db, clock, findOutages, findPresence, presenceKeptDays: 31 }
  server = await startTestHttpServer({ db, routes: attendanceRoutes(room) })
  lessonId = await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
  })
})
after(() => server.stop())

const newId = () => mintId(clock, systemRandom)

function tell(who: TestPerson, times: Partial<Presence>): void {
  const onDay = '2026-11-24'
  const { accountId } = who
  presences.push({ accountId, onDay, arrivedAtMs: null, claimedAtMs: null, ...times })
}

async function look(who: TestPerson = school.teacherA): Promise<Register> {
  const { status, body } = await server.call<Register>(
    who,
    'GET',
    `/api/lessons/${lessonId}/attendance`,
  )
  assert.equal(status, 200)
  return body
}

async function standingOf(pupil: TestPerson, who?: TestPerson) {
  const { pupils } = await look(who)
  const row = pupils.find(({ id }) => id === pupil.personId)
  assert.ok(row !== undefined)
  return row
}

const correct = (
  pupil: TestPerson,
  state: AttendanceState | null,
  { id = newId(), who = school.teacherA, note = '' } = {},
) =>
  server.call<Corrected>(who, 'POST', `/api/lessons/${lessonId}/attendance/corrections`, {
    id,
    pupilId: pupil.personId,
    state,
    note,
  })

const explain = (who: TestPerson, change: Record<string, unknown> = {}, pupil = school.pupilA1) =>
  server.call(who, 'POST', `/api/pupils/${pupil.personId}/attendance/explanations`, {
    id: newId(),
    fromDay: '2026-11-24',
    fromHalf: 'morning',
    untilDay: '2026-11-24',
    untilHalf: 'morning',
    reason: 'no_connection',
    note: 'La fibre est coupée.',
    ...change,
  })

test('before the lesson nothing is known, and the pupils of the course are all there', async () => {
  const { pupils, lesson, classesToCall } = await look()
  assert.deepEqual(
    pupils.map(({ id }) => id).sort(),
    [school.pupilA1.personId, school.pupilA2.personId].sort(),
  )
  assert.equal(lesson.half, 'morning')
  assert.deepEqual(classesToCall, [{ id: school.classA, name: '6e A' }])
  for (const { state } of pupils) assert.equal(state, 'not_known_yet')
})

test('who arrived is present by themselves; who did not is to be found out, never absent', async () => {
  tell(school.pupilA1, { arrivedAtMs: Date.parse('2026-11-24T07:02:00Z') })
  clock.set('2026-11-24T08:30:00Z')
  const one = await standingOf(school.pupilA1)
  assert.deepEqual(
    [one.state, one.why],
    ['present', { kind: 'arrived', at: '2026-11-24T07:02:00.000Z' }],
  )
  const other = await standingOf(school.pupilA2)
  assert.deepEqual([other.state, other.why.kind], ['to_find_out', 'nothing'])
})

test('what a device claims is shown and decides nothing', async () => {
  tell(school.pupilA2, { claimedAtMs: Date.parse('2026-11-24T07:31:00Z') })
  const { state, why } = await standingOf(school.pupilA2)
  assert.deepEqual(
    [state, why],
    ['to_find_out', { kind: 'claimed', at: '2026-11-24T07:31:00.000Z' }],
  )
})

test('a recorded outage over the lesson is our fault, by itself', async () => {
  outages.push({
    fromMs: Date.parse('2026-11-24T07:10:00Z'),
    untilMs: Date.parse('2026-11-24T07:40:00Z'),
    reason: 'stopped',
  })
  const { state, why } = await standingOf(school.pupilA2)
  assert.equal(state, 'our_fault')
  assert.deepEqual(why, {
    kind: 'outage',
    from: '2026-11-24T07:15:00.000Z',
    until: '2026-11-24T07:40:00.000Z',
  })
  assert.equal((await standingOf(school.pupilA1)).state, 'present')
})

test('work handed in that evening counts as present, and work of the next day does not', async () => {
  outages.length = 0
  const { assignmentId } = await assignTestExercise(exercises, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date('2026-11-20T08:00:00Z'),
    dueAt: new Date('2026-11-30T08:00:00Z'),
  })
  const { personId: pupilId, accountId } = school.pupilA2
  clock.set('2026-11-24T16:10:00Z')
  const attemptId = newId()
  expectValue(await beginAttempt(exercises, { assignmentId, pupilId, attemptId }))
  const answers = { id: newId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(exercises, answers))
  const { state, why } = await standingOf(school.pupilA2)
  assert.deepEqual([state, why], ['present', { kind: 'handed_in', at: '2026-11-24T16:10:00.000Z' }])
  // 23:30 UTC is the next day in Paris.
  await sql`update submission set received_at = '2026-11-24T23:30:00Z'`.execute(db)
  await sql`update attempt_answer set saved_at = '2026-11-24T23:30:00Z'`.execute(db)
  assert.equal((await standingOf(school.pupilA2)).state, 'to_find_out')
})

test('the teacher corrects; the same id again is the same, with another state it is refused', async () => {
  const id = newId()
  const first = await correct(school.pupilA2, 'reached', { id, note: 'appelé à 10 h' })
  assert.deepEqual([first.status, first.body.state], [200, 'reached'])
  assert.equal(
    (await correct(school.pupilA2, 'reached', { id, note: 'appelé à 10 h' })).status,
    200,
  )
  assert.equal((await correct(school.pupilA2, 'unreachable', { id })).status, 400)
  const { state, why } = await standingOf(school.pupilA2)
  assert.equal(state, 'reached')
  assert.ok(why.kind === 'corrected' && why.note === 'appelé à 10 h')
  const { count } = await db
    .selectFrom('attendance_correction')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(count, 1)
})

test('the last correction counts, whoever made it; taken back, what is known counts again', async () => {
  assert.equal((await correct(school.pupilA2, 'unreachable', { who: school.cpe })).status, 200)
  assert.equal((await standingOf(school.pupilA2)).state, 'unreachable')
  const taken = await correct(school.pupilA2, null)
  assert.equal(taken.body.state, 'to_find_out')
  const history = await db.selectFrom('attendance_correction').select('state').execute()
  assert.equal(history.length, 3)
})

test('nobody corrects a pupil of another class, a state that only machines know, or from outside', async () => {
  assert.equal((await correct(school.pupilB, 'present')).status, 404)
  assert.equal((await correct(school.pupilA2, 'to_find_out')).status, 400)
  assert.equal((await correct(school.pupilA2, 'present', { note: 'x'.repeat(201) })).status, 400)
  const { teacherB, pupilA2, guardianA1, secretary, otherSchool } = school
  for (const who of [teacherB, pupilA2, guardianA1, secretary, otherSchool.head]) {
    assert.equal((await correct(school.pupilA2, 'present', { who })).status, 404)
  }
})

test('a guardian explains their own child only, in order and not for ever', async () => {
  const { guardianA1, guardianB, guardianUnconfirmed, pupilA1, teacherA } = school
  for (const who of [guardianB, guardianUnconfirmed, pupilA1, teacherA]) {
    assert.equal((await explain(who)).status, 404)
  }
  const wrong = [
    { untilDay: '2026-11-23' },
    { fromHalf: 'afternoon' },
    { fromDay: '2026-10-01' },
    { untilDay: '2027-06-01' },
    { reason: 'grippe' },
    { note: 'x'.repeat(301) },
    { fromDay: '2026-11-31' },
  ]
  for (const change of wrong) assert.equal((await explain(guardianA1, change)).status, 400)
  const id = newId()
  assert.equal((await explain(guardianA1, { id })).status, 200)
  assert.equal((await explain(guardianA1, { id })).status, 200)
  assert.equal((await explain(guardianA1, { id, untilDay: '2026-11-25' })).status, 400)
})

test('explained is excused where nobody was seen; the words are for the CPE, the reason for the teacher', async () => {
  // Was there: needs no excuse.
  assert.equal((await standingOf(school.pupilA1)).state, 'present')
  presences.shift()
  const forTeacher = await standingOf(school.pupilA1)
  assert.deepEqual(
    [forTeacher.state, forTeacher.why],
    ['excused', { kind: 'explained', reason: 'no_connection', note: '' }],
  )
  const { why } = await standingOf(school.pupilA1, school.cpe)
  assert.ok(why.kind === 'explained' && why.note === 'La fibre est coupée.')
  await correct(school.pupilA1, 'unreachable')
  assert.equal((await standingOf(school.pupilA1)).state, 'unreachable')
  await correct(school.pupilA1, null)
})

test('pupil and guardian read the half-days; the guardian’s words are not the child’s', async () => {
  const path = `/api/pupils/${school.pupilA1.personId}/attendance`
  const { body: child } = await server.call<PupilAttendance>(school.pupilA1, 'GET', path)
  const { body: guardian } = await server.call<PupilAttendance>(school.guardianA1, 'GET', path)
  assert.deepEqual(
    child.halfDays.map(({ onDate, half, state }) => [onDate, half, state]),
    [['2026-11-24', 'morning', 'excused']],
  )
  const wordsOf = (read: PupilAttendance) => read.halfDays[0]?.lessons[0]?.why
  assert.deepEqual(wordsOf(child), { kind: 'explained', reason: 'no_connection', note: '' })
  assert.deepEqual(wordsOf(guardian), {
    kind: 'explained',
    reason: 'no_connection',
    note: 'La fibre est coupée.',
  })
})

test('the head sees the half-days class by class, and whom to call', async () => {
  const path = `/api/schools/${school.uai}/attendance`
  const { status, body } = await server.call<SchoolAttendance>(school.head, 'GET', path)
  assert.equal(status, 200)
  const [classA, ...others] = body.classes
  assert.deepEqual([classA?.id, others.length], [school.classA, 0])
  assert.equal(classA?.morning?.excused, 1)
  assert.equal(classA?.morning?.to_find_out, 1)
  assert.equal(classA?.afternoon, null)
  assert.deepEqual(
    body.pupils.map(({ id, half }) => [id, half]),
    [[school.pupilA2.personId, 'morning']],
  )
  assert.equal((await server.call(school.head, 'GET', `${path}?on=2026-11-31`)).status, 400)
})

test('the export has one line a pupil and half-day, leaves an audit line, and knows its limits', async () => {
  const path = `/api/schools/${school.uai}/attendance.csv`
  const asked = `${path}?from=2026-11-01&until=2026-11-30`
  const { status, body, headers } = await server.call<string>(school.cpe, 'GET', asked)
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /^text\/csv/)
  const lines = body.trim().split('\r\n')
  assert.equal(lines.length, 3)
  assert.match(body, /"excusé";"pas de connexion"/)
  const audit = await db
    .selectFrom('audit_line')
    .select(['actor_id', 'school_uai'])
    .where('action', '=', 'attendance_exported')
    .execute()
  assert.deepEqual(audit, [{ actor_id: school.cpe.personId, school_uai: school.uai }])
  for (const days of ['from=2026-11-01&until=2026-12-02', 'from=2026-11-02&until=2026-11-01']) {
    assert.equal((await server.call(school.cpe, 'GET', `${path}?${days}`)).status, 400)
  }
  assert.equal((await server.call(school.teacherA, 'GET', asked)).status, 404)
})

test('a pupil of two schools has the half-days of both, each judged by its own lessons', async () => {
  const { guardianA1, otherSchool, pupilA1 } = school
  await addTestRole(db, pupilA1, otherSchool.uai, 'pupil')
  const place = { class_id: otherSchool.class, pupil_id: pupilA1.personId }
  await db.insertInto('class_pupil').values(place).execute()
  await addTestLesson(db, {
    uai: otherSchool.uai,
    courseId: otherSchool.course,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T09:30:00Z',
    endsAt: '2026-11-24T10:25:00Z',
  })
  assert.equal((await correct(pupilA1, 'reached', { note: 'a travaillé sur papier' })).status, 200)
  const path = `/api/pupils/${pupilA1.personId}/attendance`
  for (const who of [guardianA1, pupilA1]) {
    const { body } = await server.call<PupilAttendance>(who, 'GET', path)
    const told = body.halfDays.map(({ half, schoolName, state }) => [half, schoolName, state])
    assert.deepEqual(told.sort(), [
      ['morning', 'Collège des Essais', 'reached'],
      ['morning', 'École d’à côté', 'excused'],
    ])
    const whys = body.halfDays.flatMap(({ lessons }) => lessons.map(({ why }) => why))
    assert.ok(whys.some((why) => why.kind === 'corrected' && why.note === 'a travaillé sur papier'))
  }
})

test('a lesson with a correction is not thrown away by a new timetable', async () => {
  assert.deepEqual(await deleteUntouchedLessons(db, [lessonId]), new Set())
})

test('a cancelled lesson has no register', async () => {
  await sql`update lesson set status = 'cancelled' where id = ${lessonId}`.execute(db)
  const path = `/api/lessons/${lessonId}/attendance`
  assert.equal((await server.call(school.teacherA, 'GET', path)).status, 404)
  assert.equal((await correct(school.pupilA1, 'present')).status, 404)
  await sql`update lesson set status = 'planned' where id = ${lessonId}`.execute(db)
})

test('after their time corrections and explanations are forgotten, and not before', async () => {
  clock.set('2026-11-24T12:00:00Z')
  clock.advance(attendanceKeptDays * 86_400_000)
  assert.deepEqual(await forgetOldAttendance({ db, clock }), {
    attendanceCorrections: 0,
    attendanceExplanations: 0,
    familyCalls: 0,
  })
  assert.equal((await standingOf(school.pupilA2)).why.kind, 'claimed')
  clock.advance(86_400_000)
  assert.deepEqual(await forgetOldAttendance({ db, clock }), {
    attendanceCorrections: 6,
    attendanceExplanations: 1,
    familyCalls: 0,
  })
})
