/** A part of a class at home while the other sits in the room, from the head's word to everybody who lives by it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Register } from '#contract/attendance.ts'
import type { ChildDay, MyDay, TeachingDay } from '#contract/day.ts'
import type {
  DistanceList,
  DistanceParts,
  DistancePupils,
  DistanceReach,
} from '#contract/distance-days.ts'
import type { CallList } from '#contract/family-calls.ts'
import type { Week } from '#contract/timetable.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { attendanceRoutes } from '#school/attendance/attendance-routes.ts'
import { familyCallRoutes } from '#school/attendance/family-call-routes.ts'
import type { Presence } from '#school/attendance/presence.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { distanceRoutes } from '#school/distance-days/distance-routes.ts'
import { distanceKeptDays, forgetOldDistance } from '#school/distance-days/forget-old-distance.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { addTestLesson, createTestSchool, type TestPerson, type TestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:30:00Z')
let school: TestSchool
let server: TestHttpServer
let lessonId: string
let presences: Presence[] = []

const lesson = (courseId: string, onDate: string, hour: string) =>
  addTestLesson(db, {
    ...{ uai: school.uai, courseId, onDate },
    startsAt: `${onDate}T${hour}:30:00Z`,
    endsAt: `${onDate}T${hour}:55:00Z`,
  })

before(async () => {
  school = await createTestSchool(db)
  const room = {
    ...{ db, clock, presenceKeptDays: 31 },
    findOutages: async () => [],
    findPresence: async () => presences,
  }
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
  lessonId = await lesson(school.courseA, '2026-11-24', '07')
  await lesson(school.courseGroup, '2026-11-24', '09')
  await lesson(school.courseA, '2026-11-25', '07')
  await lesson(school.courseA, '2026-11-26', '07')
})
after(() => server.stop())

const here = () => `/api/schools/${school.uai}`
const newId = () => mintId(clock, systemRandom)
const id = newId()

function declare<Body = DistanceReach>(change: Record<string, unknown> = {}) {
  return server.call<Body>(school.secretary, 'POST', `${here()}/distance-days`, {
    id: newId(),
    dryRun: false,
    classIds: [school.classA],
    pupilIds: [school.pupilA1.personId],
    onDays: ['2026-11-24', '2026-11-26'],
    fromDay: '2026-11-24',
    fromHalf: 'morning',
    untilDay: '2026-11-26',
    untilHalf: 'afternoon',
    reason: 'half_capacity',
    words: 'Gardez vos affaires.',
    ...change,
  })
}

async function read<Body>(who: TestPerson, path: string): Promise<Body> {
  const { body, status } = await server.call<Body>(who, 'GET', path)
  assert.equal(status, 200, path)
  return body
}
const register = () => read<Register>(school.teacherA, `/api/lessons/${lessonId}/attendance`)
/** How the one of the part stands, and the other. */
async function placesIn() {
  const { pupils } = await register()
  return [school.pupilA1, school.pupilA2].map(({ personId }) => {
    const found = pupils.find((pupil) => pupil.id === personId)
    return [found?.place, found?.state]
  })
}

test('a class is parted by the alphabet or by a group of the roster, over days with lessons', async () => {
  const { classes, days } = await read<DistanceParts>(school.secretary, `${here()}/distance-parts`)
  assert.deepEqual(days, ['2026-11-24', '2026-11-25', '2026-11-26'])
  const [first] = classes
  assert.equal(first?.name, '6e A')
  assert.equal(first?.pupils.length, 2, 'who has left is in no part')
  const groups = first?.groups.map(({ pupilIds }) => pupilIds)
  assert.deepEqual(groups, [[school.pupilA2.personId]], 'of the group, who is of this class')
  assert.deepEqual(classes[1]?.groups, [], 'a group that has the whole class parts nothing')
})

test('trying it out counts the part alone, on its days alone', async () => {
  const { body } = await declare({ dryRun: true })
  assert.deepEqual(body, { classes: 1, pupils: 1, lessons: 2 })
})

test('pupils of other classes, a part of the whole school and days out of place are refused', async () => {
  const where = async (change: Record<string, unknown>) => {
    const { body, status } = await declare<{ detail: { where: string } }>(change)
    assert.equal(status, 400)
    return body.detail.where
  }
  assert.equal(await where({ pupilIds: [school.pupilB.personId] }), 'pupilIds')
  assert.equal(await where({ pupilIds: [school.deactivatedPupil.personId] }), 'pupilIds')
  assert.equal(await where({ classIds: null }), 'classIds')
  assert.equal(await where({ onDays: ['2026-11-25', '2026-11-26'] }), 'onDays')
  assert.equal(await where({ onDays: ['2026-11-26', '2026-11-24'] }), 'onDays')
})

test('once declared, the part reads it on its days, and nobody else', async () => {
  assert.equal((await declare({ id })).status, 200)
  assert.equal((await declare({ id })).status, 200, 'sending twice is declaring once')
  assert.equal((await declare({ id, pupilIds: undefined })).status, 400)
  const told = [{ reason: 'half_capacity', words: 'Gardez vos affaires.', isPart: true }]
  const of = async (who: TestPerson, on: string) =>
    (await read<MyDay>(who, `/api/day?on=${on}`)).day.distance
  assert.deepEqual(await of(school.pupilA1, '2026-11-24'), {
    halves: ['morning', 'afternoon'],
    told,
  })
  assert.equal(await of(school.pupilA1, '2026-11-25'), undefined)
  assert.equal(await of(school.pupilA2, '2026-11-24'), undefined)
  const child = `/api/pupils/${school.pupilA1.personId}/day`
  const eve = await read<ChildDay>(school.guardianA1, `${child}?on=2026-11-25`)
  assert.deepEqual(eve.nextAtDistance?.on, '2026-11-26')
  const before = await read<ChildDay>(school.guardianA1, `${child}?on=2026-11-24`)
  assert.equal(before.nextAtDistance, undefined, 'the next day is in the room')
})

test('weeks mark the lessons of the part; a class and a teacher see that some are at home', async () => {
  const marksOf = async (who: TestPerson, path: string) => {
    const { days } = await read<Week>(who, `${path}/week?from=2026-11-24`)
    return days.flatMap(({ lessons }) => lessons.map(({ distance }) => distance))
  }
  assert.deepEqual(await marksOf(school.pupilA1, '/api/me'), ['all', undefined, 'all'])
  assert.deepEqual(await marksOf(school.pupilA2, '/api/me'), Array(4).fill(undefined))
  const some = ['some', undefined, 'some']
  assert.deepEqual(await marksOf(school.teacherA, '/api/me'), some)
  // Latin of the same day is for who sits in the room.
  const ofClass = ['some', undefined, undefined, 'some']
  assert.deepEqual(await marksOf(school.secretary, `/api/classes/${school.classA}`), ofClass)
  const teaching = await read<TeachingDay>(school.teacherA, '/api/teaching-day?on=2026-11-24')
  assert.deepEqual(teaching.lessons[0]?.places, { home: 1, room: 1 })
  const latin = await read<TeachingDay>(school.teacherB, '/api/teaching-day?on=2026-11-24')
  assert.equal(latin.lessons[0]?.distance, undefined)
})

test('in the register each is at home or in the room, and those in the room are awaited nowhere', async () => {
  clock.set('2026-11-24T10:30:00Z')
  assert.deepEqual(await placesIn(), [
    ['home', 'to_find_out'],
    ['room', 'not_known_yet'],
  ])
  const calls = await read<CallList>(school.cpe, `${here()}/call-list`)
  assert.deepEqual(
    calls.pupils.map((pupil) => pupil.id),
    [school.pupilA1.personId],
  )
  // That those at home came here, or were looked for, asks nothing of the others.
  const { accountId } = school.pupilA1
  const arrivedAtMs = Date.parse('2026-11-24T07:31:00Z')
  presences = [{ accountId, onDay: '2026-11-24', arrivedAtMs, claimedAtMs: null }]
  assert.deepEqual(await placesIn(), [
    ['home', 'present'],
    ['room', 'not_known_yet'],
  ])
})

test('the head reads whom it names; taken back, nobody is named any more', async () => {
  const path = `${here()}/distance-days`
  const declared = async () =>
    (await read<DistanceList>(school.aed, path)).declarations.find((one) => one.id === id)
  assert.deepEqual(
    [(await declared())?.pupils, (await declared())?.onDays],
    [1, ['2026-11-24', '2026-11-26']],
  )
  const named = () => read<DistancePupils>(school.aed, `${path}/${id}/pupils`)
  const [ofClass] = (await named()).classes
  assert.deepEqual(
    [ofClass?.name, ofClass?.pupils.map((pupil) => pupil.familyName)],
    ['6e A', [school.pupilA1.familyName]],
  )
  const strange = await server.call(school.aed, 'GET', `${path}/${newId()}/pupils`)
  assert.equal(strange.status, 404)
  const ended = await server.call(school.secretary, 'POST', `${path}/${id}/end`, { until: null })
  assert.equal(ended.status, 200)
  assert.deepEqual((await named()).classes, [])
  assert.equal((await declared())?.pupils, 0)
  assert.deepEqual(await db.selectFrom('distance_pupil').selectAll().execute(), [])
  assert.equal((await register()).lesson.distance, undefined)
})

test('who was in a part is forgotten with the days', async () => {
  await declare({ fromDay: '2026-11-25', onDays: ['2026-11-25', '2026-11-26'] })
  clock.set('2026-11-27T12:00:00Z')
  clock.advance(distanceKeptDays * 86_400_000)
  assert.deepEqual(await forgetOldDistance({ db, clock }), { distanceDays: 2 })
  assert.deepEqual(await db.selectFrom('distance_pupil').selectAll().execute(), [])
})
