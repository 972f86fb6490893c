/** Who stands in which register: pupils who come mid-year, leave, come back or change, by the doors. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PupilAttendance, Register } from '#contract/attendance.ts'
import type { CallList } from '#contract/family-calls.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { createClass } from '#school/people/create-class.ts'
import { chooseGroupPupils } from '#school/people/create-group.ts'
import { movePupils, takePupilOut } from '#school/people/move-pupils.ts'
import { openCourse } from '#school/people/open-course.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { familyCallRoutes } from './family-call-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-23T12:00:00Z')
const context = { db, clock, random: systemRandom }
/** Monday to Friday. */
const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const
type WeekDay = (typeof week)[number]
let school: TestSchool
let server: TestHttpServer
let ofA: Map<WeekDay, Id>
let ofB: Map<WeekDay, Id>
let ofGroup: Map<WeekDay, Id>

before(async () => {
  school = await createTestSchool(db)
  // Both pupils of the class come on every day, so that the lessons are held here.
  const room = {
    db,
    clock,
    findOutages: async () => [],
    findPresence: async () =>
      week.flatMap((onDay) =>
        [school.pupilA1, school.pupilA2].map(({ accountId }) => ({
          accountId,
          onDay,
          arrivedAtMs: Date.parse(`${onDay}T07:25:00Z`),
          claimedAtMs: null,
        })),
      ),
    presenceKeptDays: 31,
  }
  const routes = [...attendanceRoutes(room), ...familyCallRoutes(room)]
  server = await startTestHttpServer({ db, routes })
  ofA = await lessonsOf(school.courseA)
  ofB = await lessonsOf(school.courseB)
  ofGroup = await lessonsOf(school.courseGroup)
})
after(() => server.stop())

/** One on each day of the week, over at 8:25 UTC. */
async function lessonsOf(courseId: Id): Promise<Map<WeekDay, Id>> {
  const lessons = new Map<WeekDay, Id>()
  for (const onDate of week) {
    const times = { startsAt: `${onDate}T07:30:00Z`, endsAt: `${onDate}T08:25:00Z` }
    lessons.set(onDate, await addTestLesson(db, { uai: school.uai, courseId, onDate, ...times }))
  }
  return lessons
}

async function newPupil(name: string): Promise<TestPerson> {
  const pupil = await addTestPerson(db, name, 'Venu')
  await addTestRole(db, pupil, school.uai, 'pupil')
  return pupil
}

/** The days on whose registers the pupil stands. */
async function daysOf(lessons: ReadonlyMap<WeekDay, Id>, pupil: TestPerson): Promise<string[]> {
  const days: string[] = []
  for (const [day, lessonId] of lessons) {
    const path = `/api/lessons/${lessonId}/attendance`
    const { body, status } = await server.call<Register>(school.cpe, 'GET', path)
    assert.equal(status, 200)
    if (body.pupils.some(({ id }) => id === pupil.personId)) days.push(day.slice(-2))
  }
  return days
}

async function moveTo(classId: Id, pupils: readonly TestPerson[], at: string): Promise<void> {
  clock.set(at)
  const ids = pupils.map(({ personId }) => personId)
  expectValue(await movePupils(context, school.head.personId, classId, ids))
}

async function chooseGroup(pupils: readonly TestPerson[], at: string): Promise<void> {
  clock.set(at)
  const ids = pupils.map(({ personId }) => personId)
  expectValue(await chooseGroupPupils(context, school.head.personId, school.group, ids))
}

async function silentDaysOf(pupil: TestPerson): Promise<number | null> {
  const path = `/api/classes/${school.classA}/call-list`
  const { body } = await server.call<CallList>(school.cpe, 'GET', path)
  return body.pupils.find(({ id }) => id === pupil.personId)?.silentDays ?? null
}

test('a pupil who comes mid-week stands in no register of before, on no call list, in no export', async () => {
  const late = await newPupil('Tard')
  await moveTo(school.classA, [late], '2026-11-26T09:00:00Z')
  assert.deepEqual(await daysOf(ofA, late), ['27'])
  assert.equal(await silentDaysOf(late), null)
  clock.set('2026-11-27T09:00:00Z')
  assert.equal(await silentDaysOf(late), 1)
  const path = `/api/schools/${school.uai}/attendance.csv?from=${week[0]}&until=${week[4]}`
  const { body } = await server.call<string>(school.cpe, 'GET', path)
  const lines = body.split('\r\n').filter((line) => line.includes('Tard'))
  assert.equal(lines.length, 1)
  assert.match(lines[0] ?? '', /2026-11-27|27\/11\/2026/)
  // Put into the class once more, who is in it already stays what they were.
  await moveTo(school.classA, [late, school.pupilA1], '2026-11-27T10:00:00Z')
  assert.deepEqual(await daysOf(ofA, late), ['27'])
  assert.deepEqual(await daysOf(ofA, school.pupilA1), ['23', '24', '25', '26', '27'])
})

test('who left and comes back stands in the registers of both stays, and in none between', async () => {
  const back = await newPupil('Retour')
  await moveTo(school.classA, [back], '2026-11-23T07:00:00Z')
  clock.set('2026-11-24T12:00:00Z')
  const { head } = school
  expectValue(await takePupilOut(context, head.personId, school.classA, back.personId))
  await moveTo(school.classA, [back], '2026-11-25T12:00:00Z')
  assert.deepEqual(await daysOf(ofA, back), ['23', '24', '26', '27'])
  clock.set('2026-11-26T12:00:00Z')
  expectValue(await takePupilOut(context, head.personId, school.classA, back.personId))
  assert.deepEqual(await daysOf(ofA, back), ['23', '24', '26'])
})

test('who changes class stands in one register at every moment, the one of the change too', async () => {
  const mover = await newPupil('Change')
  await moveTo(school.classA, [mover], '2026-11-23T07:00:00Z')
  // The very moment at which the lessons end.
  await moveTo(school.classB, [mover], '2026-11-25T08:25:00Z')
  assert.deepEqual(await daysOf(ofA, mover), ['23', '24'])
  assert.deepEqual(await daysOf(ofB, mover), ['25', '26', '27'])
  // What was before is as it was: for the family, and in the export with the class of then.
  const own = await server.call<PupilAttendance>(
    mover,
    'GET',
    `/api/pupils/${mover.personId}/attendance`,
  )
  assert.deepEqual(own.body.halfDays.map(({ onDate }) => onDate.slice(-2)).toSorted(), ['23', '24'])
  const path = `/api/schools/${school.uai}/attendance.csv?from=${week[0]}&until=${week[1]}`
  const { body } = await server.call<string>(school.cpe, 'GET', path)
  const lines = body.split('\r\n').filter((line) => line.includes('Change'))
  assert.deepEqual(
    lines.map((line) => line.split(';')[2]),
    ['"6e A"', '"6e A"'],
  )
  await moveTo(school.classA, [mover], '2026-11-26T12:00:00Z')
  assert.deepEqual(await daysOf(ofA, mover), ['23', '24', '27'])
  assert.deepEqual(await daysOf(ofB, mover), ['25', '26'])
})

test('in a group as in a class', async () => {
  const { pupilA1, pupilA2, pupilB } = school
  await chooseGroup([pupilA1, pupilA2, pupilB], '2026-11-24T12:00:00Z')
  assert.deepEqual(await daysOf(ofGroup, pupilA1), ['25', '26', '27'])
  await chooseGroup([pupilA1, pupilB], '2026-11-25T12:00:00Z')
  await chooseGroup([pupilA1, pupilA2, pupilB], '2026-11-26T12:00:00Z')
  assert.deepEqual(await daysOf(ofGroup, pupilA1), ['25', '26', '27'])
  assert.deepEqual(await daysOf(ofGroup, pupilA2), ['23', '24', '25', '27'])
  assert.deepEqual(await daysOf(ofGroup, pupilB), ['23', '24', '25', '26', '27'])
})

test('a class that is filled for the first time loses no lesson of before, but by who comes from another', async () => {
  const [one, two, later] = [await newPupil('Un'), await newPupil('Deux'), await newPupil('Trois')]
  const { head, pupilB } = school
  const wish = { name: '6e Z', levelLabel: '6e' }
  const { id: classZ } = expectValue(await createClass(context, head.personId, school.uai, wish))
  const course = {
    id: crypto.randomUUID(),
    subjectCode: 'EPS',
    classIds: [classZ],
    groupIds: [],
    teacherIds: [school.teacherA.personId],
  }
  const made = expectValue(await openCourse(context, head.personId, school.uai, course))
  const ofZ = await lessonsOf(made.id)
  await moveTo(classZ, [one, two, pupilB], '2026-11-25T12:00:00Z')
  await moveTo(classZ, [later], '2026-11-26T12:00:00Z')
  for (const pupil of [one, two]) {
    assert.deepEqual(await daysOf(ofZ, pupil), ['23', '24', '25', '26', '27'])
  }
  assert.deepEqual(await daysOf(ofZ, pupilB), ['26', '27'])
  assert.deepEqual(await daysOf(ofB, pupilB), ['23', '24', '25'])
  assert.deepEqual(await daysOf(ofZ, later), ['27'])
})
