/**
 * What a substitute may do, over every room that has something of a lesson: nothing before the
 * span, what the course's teacher may do with its lessons in it, nothing after; and nothing from the
 * moment when it is taken back. Real HTTP, real PostgreSQL.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { MyDay, TeachingDay } from '#contract/day.ts'
import type { Lesson, PossibleSubstitutes, Week } from '#contract/timetable.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { attendanceRoutes } from '#school/attendance/attendance-routes.ts'
import { atDoorRoutes } from '#school/day/at-door-routes.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { gradeRoutes } from '#school/grades/grade-routes.ts'
import { lessonLogRoutes } from '#school/lesson-log/lesson-log-routes.ts'
import { forgetOldSubstitutions } from '#school/lessons/forget-old-substitutions.ts'
import { lessonRoutes } from '#school/lessons/lesson-routes.ts'
import { moveLesson } from '#school/lessons/move-lesson.ts'
import { substituteRoutes } from '#school/lessons/substitute-routes.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import { deactivatePerson, rosterRoles } from '#school/people/deactivate-person.ts'
import { resourceRoutes } from '#school/resources/resource-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { attachTestReading } from './access-world.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom, workRoutes } from './test-exercise-room.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const newId = () => mintId(clock, systemRandom)
let school: TestSchool
let server: TestHttpServer
/** Of course A: on Thursday, on the Tuesday after, and on the Thursday after. */
let thursday: Id
let tuesday: Id
let nextThursday: Id
let resourceId: Id
/** Published by teacher B. */
let ownResourceId: Id
let assignmentId: Id

before(async () => {
  school = await createTestSchool(db)
  const day = { db, clock, findOutages: room.findOutages }
  const attendance = { ...day, findPresence: async () => [], presenceKeptDays: 31 }
  server = await startTestHttpServer({
    db,
    routes: [
      ...lessonRoutes(room),
      ...weekRoutes(room),
      ...substituteRoutes(room),
      ...resourceRoutes(room, async () => new Set<Id>()),
      ...workRoutes(room),
      ...gradeRoutes(room),
      ...lessonLogRoutes(room),
      ...dayRoutes(day),
      ...atDoorRoutes(day, async () => new Map()),
      ...attendanceRoutes(attendance),
    ],
  })
  thursday = await lessonOn('2026-11-26')
  tuesday = await lessonOn('2026-12-01')
  nextThursday = await lessonOn('2026-12-03')
  ;({ resourceId } = await attachTestReading(room, school, tuesday))
  const asOwner = { ...school, teacherA: school.teacherB }
  const elsewhere = await lessonOn('2026-12-15', school.courseB)
  ownResourceId = (await attachTestReading(room, asOwner, elsewhere)).resourceId
  ;({ assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
  }))
})
after(() => server.stop())

beforeEach(async () => {
  clock.set(testMorning)
  await db.deleteFrom('substitution').execute()
})

function lessonOn(onDate: string, courseId = school.courseA): Promise<Id> {
  return addTestLesson(db, {
    uai: school.uai,
    courseId,
    onDate,
    startsAt: `${onDate}T07:30:00Z`,
    endsAt: `${onDate}T08:25:00Z`,
  })
}

const name = (who: TestPerson, lessonId: Id, untilDay: string | null, substitute?: TestPerson) =>
  server.call<{ id: Id }>(who, 'POST', `/api/lessons/${lessonId}/substitute`, {
    substituteId: (substitute ?? school.teacherB).personId,
    untilDay,
  })

async function named(lessonId: Id, untilDay: string | null): Promise<Id> {
  const { body, status } = await name(school.secretary, lessonId, untilDay)
  assert.equal(status, 200)
  return body.id
}

/** What teacher B is answered at everything of a lesson, and of its course. */
async function triesOf(lessonId: Id): Promise<Record<string, number>> {
  const who = school.teacherB
  const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
    (await server.call(who, method, path, body)).status
  const lesson = `/api/lessons/${lessonId}`
  const week = 'from=2026-11-23&until=2026-11-29'
  return {
    see: await ask('GET', lesson),
    homework: await ask('PUT', `${lesson}/homework`, { homework: '', dueOn: null }),
    note: await ask('PUT', `${lesson}/note`, { note: '' }),
    room: await ask('PUT', `${lesson}/room`, { room: null }),
    attach: await ask('PUT', `${lesson}/resources/${ownResourceId}`),
    register: await ask('GET', `${lesson}/attendance`),
    correct: await ask('POST', `${lesson}/attendance/corrections`, {
      id: newId(),
      pupilId: school.pupilA1.personId,
      state: 'present',
      note: '',
    }),
    read: await ask('GET', `/api/resources/${resourceId}/reading`),
    follow: await ask('GET', `/api/assignments/${assignmentId}/following`),
    door: await ask('GET', `/api/courses/${school.courseA}/waiting`),
    log: await ask('GET', `${lesson}/log`),
    handOver: await ask('GET', `/api/courses/${school.courseA}/lesson-log?${week}`),
  }
}

const all = (status: number) => ({
  see: status,
  homework: status,
  note: status,
  room: status,
  attach: status,
  register: status,
  correct: status,
  read: status,
  follow: status,
  door: status,
  log: status,
  handOver: status,
})
const onlySees = { ...all(404), see: 200, read: 200, handOver: 200 }
const whole = all(200)

test('whoever was never named gets nothing', async () => {
  assert.deepEqual(await triesOf(tuesday), all(404))
})

test('a span: seen from being named, in hand from its first day, and over after its last', async () => {
  await named(tuesday, '2026-12-03')
  assert.deepEqual(await triesOf(tuesday), onlySees)
  clock.set('2026-11-30T22:59:59Z')
  assert.deepEqual(await triesOf(tuesday), onlySees)
  clock.set('2026-11-30T23:00:00Z')
  assert.deepEqual(await triesOf(tuesday), whole)
  assert.deepEqual(await triesOf(nextThursday), whole)
  // A lesson of the course outside the span is not theirs, whatever the day.
  const outside = await triesOf(thursday)
  assert.deepEqual(
    { ...outside, read: 0, follow: 0, door: 0, handOver: 0 },
    { ...all(404), read: 0, follow: 0, door: 0, handOver: 0 },
  )
  clock.set('2026-12-03T22:59:59Z')
  assert.deepEqual(await triesOf(nextThursday), whole)
  clock.set('2026-12-03T23:00:00Z')
  assert.deepEqual(await triesOf(tuesday), all(404))
  assert.deepEqual(await triesOf(nextThursday), all(404))
})

test('one lesson: on its day, and no other lesson of the course', async () => {
  await named(tuesday, null)
  assert.deepEqual(await triesOf(tuesday), onlySees)
  clock.set('2026-12-01T07:00:00Z')
  assert.deepEqual(await triesOf(tuesday), whole)
  assert.equal((await triesOf(nextThursday)).see, 404)
  clock.set('2026-12-02T07:00:00Z')
  assert.deepEqual(await triesOf(tuesday), all(404))
})

test('one lesson that moves takes its substitute along', async () => {
  const lessonId = await lessonOn('2026-12-08')
  await named(lessonId, null)
  const place = { onDate: '2026-12-10', starts: '10:00', ends: '10:55', room: null }
  const at = { startsAt: '2026-12-08T07:30:00Z', ...place }
  expectValue(await moveLesson(room, school.teacherA.personId, lessonId, at))
  clock.set('2026-12-08T07:00:00Z')
  assert.deepEqual(await triesOf(lessonId), onlySees)
  clock.set('2026-12-10T07:00:00Z')
  assert.deepEqual(await triesOf(lessonId), whole)
})

test('taken back, the rights are gone with the next call', async () => {
  const id = await named(tuesday, '2026-12-03')
  clock.set('2026-12-01T07:00:00Z')
  assert.deepEqual(await triesOf(tuesday), whole)
  const end = (who: TestPerson) => server.call(who, 'DELETE', `/api/substitutions/${id}`)
  assert.equal((await end(school.teacherB)).status, 404, 'a substitute ends nothing')
  assert.equal((await end(school.teacherA)).status, 200)
  assert.deepEqual(await triesOf(tuesday), all(404))
  assert.equal((await end(school.teacherA)).status, 404)
})

test('grades are never a substitute’s, nor naming another, nor moving the lesson', async () => {
  await named(tuesday, '2026-12-03')
  clock.set('2026-12-01T07:00:00Z')
  const gradebook = `/api/courses/${school.courseA}/gradebook`
  assert.equal((await server.call(school.teacherB, 'GET', gradebook)).status, 404)
  assert.equal((await name(school.teacherB, nextThursday, null, school.head)).status, 404)
  const place = { onDate: '2026-12-20', starts: '10:00', ends: '10:55', room: null }
  const at = { startsAt: '2026-12-01T07:30:00Z', ...place }
  const move = `/api/lessons/${tuesday}/move`
  assert.equal((await server.call(school.teacherB, 'POST', move, at)).status, 404)
  for (const who of [school.pupilA1, school.guardianA1, school.cpe, school.otherSchool.head]) {
    assert.equal((await name(who, nextThursday, null)).status, 404)
  }
})

test('only a teacher of the school who does not teach the course is named, and one at a time', async () => {
  const { teacherA, teacherB, head, pupilA1, otherSchool, deactivatedTeacher } = school
  for (const nobody of [teacherA, pupilA1, otherSchool.teacher, deactivatedTeacher]) {
    assert.equal((await name(teacherA, tuesday, null, nobody)).status, 400)
  }
  assert.equal((await name(teacherA, tuesday, '2026-11-30')).status, 400)
  assert.equal((await name(teacherA, tuesday, '2027-12-01')).status, 400)
  assert.equal((await name(teacherA, tuesday, '2026-12-03')).status, 200)
  assert.equal((await name(head, nextThursday, '2026-12-10')).status, 409)
  // For one lesson of the span somebody else may be named, and goes before.
  assert.equal((await name(head, nextThursday, null, head)).status, 200)
  assert.equal((await name(head, nextThursday, null, teacherB)).status, 409)
  clock.set('2026-12-03T07:00:00Z')
  assert.equal((await triesOf(nextThursday)).homework, 404)
  assert.equal((await triesOf(tuesday)).homework, 200)
})

test('whoever is busy then is told to be', async () => {
  const path = `/api/lessons/${thursday}/possible-substitutes`
  const freeOf = async () => {
    const { body } = await server.call<PossibleSubstitutes>(school.head, 'GET', path)
    return Object.fromEntries(body.teachers.map(({ id, isFree }) => [id, isFree]))
  }
  const { head, teacherB } = school
  assert.deepEqual(await freeOf(), { [head.personId]: true, [teacherB.personId]: true })
  const other = await lessonOn('2026-11-26', school.courseB)
  assert.deepEqual(await freeOf(), { [head.personId]: true, [teacherB.personId]: false })
  // What a closed course still has in the timetable keeps nobody from anything.
  const closeB = (at: Date | null) =>
    db.updateTable('course').set({ deactivated_at: at }).where('id', '=', school.courseB).execute()
  await closeB(new Date(testMorning))
  assert.deepEqual(await freeOf(), { [head.personId]: true, [teacherB.personId]: true })
  await closeB(null)
  await db.deleteFrom('lesson').where('id', '=', other).execute()
})

test('it stands in the substitute’s day and week, and the class reads the name', async () => {
  await named(tuesday, '2026-12-03')
  const onDay = { on: '2026-12-01' }
  const dayOf = async (who: TestPerson) => {
    const path = `/api/teaching-day?${new URLSearchParams(onDay)}`
    return (await server.call<TeachingDay>(who, 'GET', path)).body.lessons
  }
  const { pupilA1, teacherA, teacherB } = school
  const [mine] = await dayOf(teacherB)
  assert.equal(mine?.id, tuesday)
  assert.equal(mine?.substitute?.id, teacherB.personId)
  assert.equal((await dayOf(teacherA))[0]?.substitute?.familyName, teacherB.familyName)
  const week = await server.call<Week>(teacherB, 'GET', '/api/me/week?from=2026-12-01')
  const inWeek = week.body.days.flatMap(({ lessons }) => lessons).map(({ id }) => id)
  assert.deepEqual(inWeek, [tuesday, nextThursday])
  const seen = await server.call<MyDay>(pupilA1, 'GET', '/api/day?on=2026-12-01')
  assert.deepEqual(
    seen.body.lessons.map(({ teachers }) => teachers.map(({ id }) => id)),
    [[teacherB.personId]],
  )
  const before = await server.call<Lesson>(pupilA1, 'GET', `/api/lessons/${thursday}`)
  assert.deepEqual(
    before.body.teachers.map(({ id }) => id),
    [teacherA.personId],
  )
  clock.set('2026-12-04T07:00:00Z')
  assert.deepEqual(await dayOf(teacherB), [])
})

test('who leaves the school stands in for nobody; and names are forgotten after their time', async () => {
  await named(tuesday, '2026-12-03')
  clock.set('2026-12-01T07:00:00Z')
  assert.deepEqual(await triesOf(tuesday), whole)
  const { head, teacherB, uai } = school
  expectValue(await deactivatePerson(room, head.personId, uai, teacherB.personId, rosterRoles))
  const path = `/api/lessons/${tuesday}`
  assert.notEqual((await server.call(teacherB, 'GET', path)).status, 200)
  const { body } = await server.call<Lesson>(school.pupilA1, 'GET', path)
  assert.deepEqual(
    body.teachers.map(({ id }) => id),
    [school.teacherA.personId],
  )
  clock.set('2028-01-07T12:00:00Z')
  assert.deepEqual(await forgetOldSubstitutions(room), { substitutions: 0 })
  clock.set('2028-01-08T12:00:00Z')
  assert.deepEqual(await forgetOldSubstitutions(room), { substitutions: 1 })
})
