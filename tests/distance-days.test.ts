/** Days at a distance, from the head's word to everybody who lives by it, over real HTTP and PostgreSQL. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Register, SchoolAttendance } from '#contract/attendance.ts'
import type { ChildDay, MyDay, TeachingDay } from '#contract/day.ts'
import type { DistanceList, DistanceReach } from '#contract/distance-days.ts'
import type { CallList } from '#contract/family-calls.ts'
import type { Week } from '#contract/timetable.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { attendanceRoutes } from '#school/attendance/attendance-routes.ts'
import { familyCallRoutes } from '#school/attendance/family-call-routes.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { distanceRoutes } from '#school/distance-days/distance-routes.ts'
import { distanceKeptDays, forgetOldDistance } from '#school/distance-days/forget-old-distance.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import {
  addTestLesson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:30:00Z')
let school: TestSchool
let server: TestHttpServer
let lessonId: string

const lesson = (courseId: string, startsAt: string, endsAt: string) =>
  addTestLesson(db, { uai: school.uai, courseId, onDate: startsAt.slice(0, 10), startsAt, endsAt })

before(async () => {
  school = await createTestSchool(db)
  const findOutages = async () => []
  const room = { db, clock, findOutages, findPresence: async () => [], presenceKeptDays: 31 }
  server = await startTestHttpServer({
    db,
    routes: [
      ...distanceRoutes(room),
      ...attendanceRoutes(room),
      ...familyCallRoutes(room),
      ...dayRoutes(room),
      ...weekRoutes(room),
    ],
  })
  lessonId = await lesson(school.courseA, '2026-11-24T07:30:00Z', '2026-11-24T08:25:00Z')
  await lesson(school.courseA, '2026-11-24T13:00:00Z', '2026-11-24T13:55:00Z')
  await lesson(school.courseA, '2026-11-25T07:30:00Z', '2026-11-25T08:25:00Z')
  await lesson(school.courseB, '2026-11-24T07:30:00Z', '2026-11-24T08:25:00Z')
})
after(() => server.stop())

const here = () => `/api/schools/${school.uai}`
const newId = () => mintId(clock, systemRandom)

function declare<Body = DistanceReach>(change: Record<string, unknown> = {}, who = school.head) {
  return server.call<Body>(who, 'POST', `${here()}/distance-days`, {
    id: newId(),
    dryRun: false,
    classIds: [school.classA],
    fromDay: '2026-11-24',
    fromHalf: 'morning',
    untilDay: '2026-11-24',
    untilHalf: 'morning',
    reason: 'weather',
    words: 'La neige bloque les cars.',
    ...change,
  })
}
const end = (id: string, until: unknown, who = school.head) =>
  server.call(who, 'POST', `${here()}/distance-days/${id}/end`, { until })

async function read<Body>(who: TestPerson, path: string): Promise<Body> {
  const { body, status } = await server.call<Body>(who, 'GET', path)
  assert.equal(status, 200, path)
  return body
}
const list = () => read<DistanceList>(school.cpe, `${here()}/distance-days`)
const register = () => read<Register>(school.teacherA, `/api/lessons/${lessonId}/attendance`)

test('trying it out counts whom it reaches, and declares nothing', async () => {
  const tried = await declare({ dryRun: true, untilHalf: 'afternoon' })
  assert.deepEqual(tried.body, { classes: 1, pupils: 2, lessons: 2 })
  const half = await declare({ dryRun: true })
  assert.equal(half.body.lessons, 1, 'a half-day has its own lessons')
  const all = await declare({ dryRun: true, classIds: null, untilDay: '2026-11-25' })
  assert.deepEqual(all.body, { classes: 2, pupils: 3, lessons: 4 })
  assert.deepEqual((await list()).declarations, [])
})

test('days past, half-days out of order, far days and classes of others are refused', async () => {
  const where = async (change: Record<string, unknown>) => {
    const { body, status } = await declare<{ detail: { where: string } }>(change)
    assert.equal(status, 400)
    return body.detail.where
  }
  assert.equal(await where({ fromDay: '2026-11-23' }), 'fromDay')
  assert.equal(await where({ fromHalf: 'afternoon' }), 'untilDay')
  assert.equal(await where({ untilDay: '2027-11-26' }), 'untilDay')
  assert.equal(await where({ classIds: [school.otherSchool.class] }), 'classIds')
})

test('before it is declared, a lesson to which nobody came is none of ours', async () => {
  clock.set('2026-11-24T09:00:00Z')
  const { lesson: of, pupils } = await register()
  assert.equal(of.distance, undefined)
  assert.deepEqual(
    pupils.map(({ state, why }) => [state, why.kind]),
    pupils.map(() => ['not_known_yet', 'few_came']),
  )
})

const id = newId()

test('once declared, its first lesson is to be found out, and families stand on the call list', async () => {
  assert.equal((await declare({ id })).status, 200)
  const again = await declare({ id })
  assert.equal(again.status, 200, 'sending twice is declaring once')
  assert.equal((await declare({ id, classIds: null })).status, 400)
  const { lesson: of, pupils } = await register()
  assert.equal(of.distance, 'all')
  assert.ok(pupils.length > 0 && pupils.every(({ state }) => state === 'to_find_out'))
  const calls = await read<CallList>(school.cpe, `${here()}/call-list`)
  assert.deepEqual(
    calls.pupils.map(({ className }) => className),
    ['6e A', '6e A'],
  )
  const ofDay = await read<SchoolAttendance>(school.cpe, `${here()}/attendance?on=2026-11-24`)
  const counts = ofDay.classes.map(({ morning, name }) => [name, morning?.to_find_out])
  assert.deepEqual(counts, [
    ['6e A', 2],
    ['6e B', 0],
  ])
})

test('the file says which half-days were at a distance', async () => {
  const path = `${here()}/attendance.csv?from=2026-11-24&until=2026-11-24`
  const answer = await server.call<string>(school.cpe, 'GET', path)
  const lines = answer.body.split('\r\n').filter((line) => line.includes('6e'))
  const told = lines.map((line) => [
    /"6e [AB]"/.exec(line)?.[0],
    line.includes('"matin"'),
    line.endsWith('"oui"'),
  ])
  assert.deepEqual(told, [
    ['"6e A"', true, true],
    ['"6e A"', true, true],
    ['"6e B"', true, false],
    ['"6e A"', false, false],
    ['"6e A"', false, false],
  ])
})

test('pupil, guardian and teacher read it on their day; others do not', async () => {
  const told = [{ reason: 'weather', words: 'La neige bloque les cars.' }]
  const dayOf = (who: TestPerson) => read<MyDay>(who, '/api/day?on=2026-11-24')
  const { day } = await dayOf(school.pupilA1)
  assert.deepEqual(day.distance, { halves: ['morning'], told })
  assert.equal((await dayOf(school.pupilB)).day.distance, undefined)
  const child = `/api/pupils/${school.pupilA1.personId}/day?on=2026-11-23`
  const eve = await read<ChildDay>(school.guardianA1, child)
  assert.deepEqual(eve.nextAtDistance, {
    on: '2026-11-24',
    distance: { halves: ['morning'], told },
  })
  const teaching = await read<TeachingDay>(school.teacherA, '/api/teaching-day?on=2026-11-24')
  assert.deepEqual(
    teaching.lessons.map(({ distance }) => distance),
    ['all', undefined],
  )
})

test('weeks mark the lessons of these half-days alone', async () => {
  const marksOf = async (who: TestPerson, path: string) => {
    const { days } = await read<Week>(who, path)
    return days.flatMap(({ lessons }) => lessons.map(({ distance }) => distance))
  }
  const expected = ['all', undefined, undefined]
  assert.deepEqual(await marksOf(school.pupilA1, '/api/me/week?from=2026-11-24'), expected)
  const ofClass = `/api/classes/${school.classA}/week?from=2026-11-24`
  assert.deepEqual(await marksOf(school.secretary, ofClass), expected)
  const ofTeacher = `${here()}/teachers/${school.teacherA.personId}/week?from=2026-11-24`
  assert.deepEqual(await marksOf(school.secretary, ofTeacher), expected)
})

test('the week of somebody of two schools marks the lessons of each by its own days', async () => {
  const { otherSchool, teacherA } = school
  await addTestRole(db, teacherA, otherSchool.uai, 'teacher')
  await db
    .insertInto('course_teacher')
    .values({ course_id: otherSchool.course, teacher_id: teacherA.personId })
    .execute()
  for (const [startsAt, endsAt] of [
    ['2026-11-24T09:00:00Z', '2026-11-24T09:55:00Z'],
    ['2026-11-26T09:00:00Z', '2026-11-26T09:55:00Z'],
  ] as const) {
    await addTestLesson(db, {
      uai: otherSchool.uai,
      courseId: otherSchool.course,
      onDate: startsAt.slice(0, 10),
      startsAt,
      endsAt,
    })
  }
  const declared = await server.call(
    otherSchool.head,
    'POST',
    `/api/schools/${otherSchool.uai}/distance-days`,
    {
      id: newId(),
      dryRun: false,
      classIds: [otherSchool.class],
      fromDay: '2026-11-26',
      fromHalf: 'morning',
      untilDay: '2026-11-26',
      untilHalf: 'morning',
      reason: 'weather',
      words: '',
    },
  )
  assert.equal(declared.status, 200)
  const { days } = await read<Week>(teacherA, '/api/me/week?from=2026-11-24')
  const marks = days.flatMap(({ lessons }) =>
    lessons.map(({ courseId, distance }) => [courseId === otherSchool.course, distance]),
  )
  assert.deepEqual(marks, [
    [false, 'all'],
    [true, undefined],
    [false, undefined],
    [false, undefined],
    [true, 'all'],
  ])
})

test('a lesson overseas is of the morning or the afternoon by the clock of its own school', async () => {
  const { otherSchool, teacherA } = school
  const inReunion = { uai: otherSchool.uai, courseId: otherSchool.course, onDate: '2026-11-27' }
  await db
    .updateTable('school')
    .set({ time_zone: 'Indian/Reunion' })
    .where('uai', '=', otherSchool.uai)
    .execute()
  // 11:00 and 13:30 there, 8:00 and 10:30 in the teacher's other school.
  for (const [from, until] of [
    ['07:00', '07:55'],
    ['09:30', '10:25'],
  ] as const) {
    const [startsAt, endsAt] = [`2026-11-27T${from}:00Z`, `2026-11-27T${until}:00Z`]
    await addTestLesson(db, { ...inReunion, startsAt, endsAt })
  }
  const path = `/api/schools/${otherSchool.uai}/distance-days`
  const declared = await server.call(otherSchool.head, 'POST', path, {
    ...{ id: newId(), dryRun: false, classIds: [otherSchool.class], reason: 'weather', words: '' },
    ...{ fromDay: '2026-11-27', fromHalf: 'afternoon' },
    ...{ untilDay: '2026-11-27', untilHalf: 'afternoon' },
  })
  assert.equal(declared.status, 200)
  const { days } = await read<Week>(teacherA, '/api/me/week?from=2026-11-27')
  const week = days.find(({ day }) => day === '2026-11-27')
  const teaching = await read<TeachingDay>(teacherA, '/api/teaching-day?on=2026-11-27')
  for (const lessons of [week?.lessons ?? [], teaching.lessons]) {
    assert.deepEqual(
      lessons.map(({ distance }) => distance),
      [undefined, 'all'],
    )
  }
})

test('taken back, nothing of it holds any more, and it stays on record', async () => {
  assert.equal((await end(newId(), null)).status, 404)
  assert.equal((await end(id, { day: '2026-11-25', half: 'morning' })).status, 400, 'never longer')
  assert.equal((await end(id, null, school.secretary)).status, 200)
  assert.equal((await end(id, null)).status, 404, 'once is enough')
  assert.equal((await register()).lesson.distance, undefined)
  const [declared] = (await list()).declarations
  assert.notEqual(declared?.withdrawnAt, null)
  assert.deepEqual(declared?.classes, ['6e A'])
})

test('shortened on its second day, the first stays at a distance', async () => {
  const week = newId()
  await declare({ id: week, classIds: null, untilDay: '2026-11-27', untilHalf: 'afternoon' })
  clock.set('2026-11-25T09:00:00Z')
  assert.equal((await end(week, null)).status, 200)
  assert.equal((await register()).lesson.distance, 'all')
  const { days } = await read<Week>(school.pupilA1, '/api/me/week?from=2026-11-24')
  const marks = days.flatMap(({ lessons }) => lessons.map(({ distance }) => distance))
  assert.deepEqual(marks, ['all', 'all', undefined])
  const standing = (await list()).declarations.find((one) => one.id === week)
  assert.deepEqual([standing?.untilDay, standing?.untilHalf], ['2026-11-24', 'afternoon'])
  assert.equal(standing?.classes, null)
})

test('it is forgotten with the attendance that rests on it', async () => {
  clock.set('2026-11-24T12:00:00Z')
  clock.advance(distanceKeptDays * 86_400_000)
  assert.deepEqual(await forgetOldDistance({ db, clock }), { distanceDays: 0 })
  clock.advance(86_400_000)
  assert.deepEqual(await forgetOldDistance({ db, clock }), { distanceDays: 2 })
})
