/** A teacher who is away, from the first word to lessons that are cancelled or given by others, over real HTTP and PostgreSQL. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MyDay } from '#contract/day.ts'
import type { SchoolMorning } from '#contract/school-morning.ts'
import type { AbsenceList, EndedAbsence, OwnAbsences } from '#contract/teacher-absences.ts'
import type { Week } from '#contract/timetable.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { attendanceRoutes } from '#school/attendance/attendance-routes.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { absenceRoutes } from '#school/lessons/absence-routes.ts'
import { assignSubstitute } from '#school/lessons/assign-substitute.ts'
import { absencesKeptDays, forgetOldAbsences } from '#school/lessons/forget-old-absences.ts'
import { cancelLesson, moveLesson } from '#school/lessons/move-lesson.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { addTestLesson, createTestSchool, type TestPerson, type TestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:30:00Z')
const room = { db, clock, random: systemRandom }
let school: TestSchool
let server: TestHttpServer
let lessons: string[] = []

before(async () => {
  school = await createTestSchool(db)
  const findOutages = async () => []
  const answers = { db, clock, findOutages, findPresence: async () => [], presenceKeptDays: 31 }
  server = await startTestHttpServer({
    db,
    routes: [
      ...absenceRoutes(answers),
      ...attendanceRoutes(answers),
      ...dayRoutes(answers),
      ...weekRoutes(answers),
    ],
  })
  const at = (day: string, hour: string) =>
    addTestLesson(db, {
      uai: school.uai,
      courseId: school.courseA,
      onDate: day,
      startsAt: `${day}T${hour}:00:00Z`,
      endsAt: `${day}T${hour}:55:00Z`,
    })
  lessons = [
    await at('2026-11-24', '08'),
    await at('2026-11-24', '09'),
    await at('2026-11-24', '10'),
    await at('2026-11-24', '13'),
  ]
  await at('2026-11-27', '08')
})
after(() => server.stop())

const here = () => `/api/schools/${school.uai}`
const newId = () => mintId(clock, systemRandom)
const morningOf24 = {
  fromDay: '2026-11-24',
  fromHalf: 'morning',
  untilDay: '2026-11-24',
  untilHalf: 'morning',
}

const tell = (change: Record<string, unknown> = {}, who = school.secretary) =>
  server.call<{ detail?: { where: string } }>(who, 'POST', `${here()}/absences`, {
    ...{ id: newId(), teacherId: school.teacherA.personId, ...morningOf24, ...change },
  })
const tellOwn = (change: Record<string, unknown> = {}, who = school.teacherA) =>
  server.call<{ detail?: { where: string } }>(who, 'POST', '/api/me/absences', {
    ...{ id: newId(), schoolUai: school.uai, ...morningOf24, ...change },
  })
const end = (id: string, who: TestPerson) =>
  server.call<EndedAbsence>(who, 'POST', `/api/absences/${id}/end`)

async function read<Body>(who: TestPerson, path: string): Promise<Body> {
  const { body, status } = await server.call<Body>(who, 'GET', path)
  assert.equal(status, 200, path)
  return body
}

async function statesOfLessons(): Promise<string[]> {
  const { absences } = await read<AbsenceList>(school.cpe, `${here()}/absences`)
  return absences.flatMap((one) => one.lessons.map(({ state }) => state))
}

async function uncovered(): Promise<string[]> {
  const morning = await read<SchoolMorning>(school.head, `${here()}/morning`)
  return morning.uncovered.map(({ why }) => why)
}

const id = newId()

test('only a teacher of the school, from today on; a teacher until the next day of school alone', async () => {
  const where = async (answer: ReturnType<typeof tell>) => {
    const { body, status } = await answer
    assert.equal(status, 400)
    return body.detail?.where
  }
  assert.equal(await where(tell({ teacherId: school.pupilA1.personId })), 'teacherId')
  assert.equal(await where(tell({ fromDay: '2026-11-23' })), 'fromDay')
  assert.equal(await where(tell({ fromHalf: 'afternoon' })), 'untilDay')
  // The next lesson of the school is on the 27th, so far does a teacher tell alone.
  assert.equal(await where(tellOwn({ untilDay: '2026-11-28' })), 'untilDay')
  const { lastDays } = await read<OwnAbsences>(school.teacherA, '/api/me/absences')
  assert.deepEqual(lastDays, [{ schoolUai: school.uai, day: '2026-11-27' }])
  assert.equal(await where(tellOwn({}, school.otherSchool.teacher)), 'teacherId')
  assert.deepEqual(await statesOfLessons(), [])
})

test('told, the lessons of these half-days have no teacher, and nobody of the class hears it', async () => {
  assert.deepEqual(await uncovered(), [])
  assert.equal((await tell({ id })).status, 200)
  assert.equal((await tell({ id })).status, 200, 'sending twice is telling once')
  assert.deepEqual(await statesOfLessons(), ['without', 'without', 'without'])
  assert.deepEqual(await uncovered(), ['absent', 'absent', 'absent'])
  const path = `/api/classes/${school.classA}/week?from=2026-11-24`
  const marksFor = async (who: TestPerson) => {
    const { days } = await read<Week>(who, path)
    return days.flatMap((day) => day.lessons.map(({ isWithoutTeacher }) => isWithoutTeacher))
  }
  assert.deepEqual(await marksFor(school.secretary), [true, true, true, undefined, undefined])
  const nothing = [undefined, undefined, undefined, undefined, undefined]
  assert.deepEqual(await marksFor(school.pupilA1), nothing)
  assert.deepEqual(await marksFor(school.guardianA1), nothing)
  assert.deepEqual(await marksFor(school.teacherA), nothing)
  const day = JSON.stringify(await read<MyDay>(school.pupilA1, '/api/day'))
  assert.equal(/absen|without/i.test(day), false)
  const own = await read<OwnAbsences>(school.teacherA, '/api/me/absences')
  assert.deepEqual(own.absences, [{ id, schoolUai: school.uai, ...morningOf24 }])
})

test('cancelled, given to another or moved away, a lesson is without a teacher no more', async () => {
  const [first = '', second = '', third = ''] = lessons
  const { secretary, teacherB } = school
  expectValue(await cancelLesson(room, secretary.personId, first))
  const wish = { lessonId: second, substituteId: teacherB.personId, untilDay: null }
  expectValue(await assignSubstitute(room, secretary.personId, wish))
  assert.deepEqual(await statesOfLessons(), ['cancelled', 'substituted', 'without'])
  // As a slot of the timetable would have planned it.
  const planned = { planned_on: '2026-11-24' }
  await db.updateTable('lesson').set(planned).where('id', '=', third).execute()
  const later = { onDate: '2026-11-26', starts: '15:00', ends: '15:55', room: null }
  const startsAt = '2026-11-24T10:00:00Z'
  expectValue(await moveLesson(room, secretary.personId, third, { startsAt, ...later }))
  assert.deepEqual(await statesOfLessons(), ['cancelled', 'substituted', 'moved'])
  assert.deepEqual(await uncovered(), ['cancelled'])
})

test('a substitute who is away too leaves the lesson without anybody', async () => {
  const other = newId()
  const { teacherB } = school
  assert.equal((await tellOwn({ id: other }, teacherB)).status, 200)
  assert.deepEqual(await uncovered(), ['cancelled', 'absent'])
  assert.equal((await end(other, school.teacherA)).status, 404, 'it is not theirs to end')
  assert.equal((await end(other, teacherB)).status, 200)
  assert.deepEqual(await uncovered(), ['cancelled'])
})

test('taken back, nothing is undone by itself, and what was done is told', async () => {
  const done = await end(id, school.head)
  assert.deepEqual(done.body, { cancelled: 1, substituted: 1, moved: 1 })
  assert.equal((await end(id, school.head)).status, 404)
  assert.deepEqual(await statesOfLessons(), [])
  assert.deepEqual(await uncovered(), ['cancelled'], 'what is cancelled stays so')
  const { absences } = await read<OwnAbsences>(school.teacherA, '/api/me/absences')
  assert.deepEqual(absences, [])
})

test('a month after its last day nothing says any more that a teacher was away', async () => {
  clock.set('2026-11-24T12:00:00Z')
  clock.advance(absencesKeptDays * 86_400_000)
  assert.deepEqual(await forgetOldAbsences({ db, clock }), { teacherAbsences: 0 })
  clock.advance(86_400_000)
  assert.deepEqual(await forgetOldAbsences({ db, clock }), { teacherAbsences: 2 })
  const lines = await db.selectFrom('audit_line').select('action').execute()
  assert.ok(lines.every(({ action }) => !action.includes('absence')))
})

test('sent again on a later day, because no answer came, an absence is answered as it was', async () => {
  const before = clock.now()
  const told = { id: newId(), fromDay: '2026-11-26', untilDay: '2026-11-27' }
  clock.set('2026-11-26T06:30:00Z')
  assert.equal((await tellOwn(told)).status, 200)
  clock.set('2026-11-27T06:30:00Z')
  assert.equal((await tellOwn(told)).status, 200)
  const another = { ...told, untilHalf: 'afternoon' }
  assert.deepEqual((await tellOwn(another)).body.detail, { where: 'fromDay' })
  assert.equal((await tellOwn({ ...told, id: newId() })).status, 400)
  clock.set(new Date(before).toISOString())
})
