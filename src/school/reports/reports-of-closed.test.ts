/** Reports of a year and of courses that are closed: who was there is listed, what was given and written stays. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ClassReports, SchoolReports } from '#contract/reports.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { replaceGradingPeriods } from '#school/grades/replace-grading-periods.ts'
import { closePastYears } from '#school/people/close-past-years.ts'
import { closeCourse } from '#school/people/save-course.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import { addTestPerson, addTestRole, createTestSchool } from '../../../tests/test-school.ts'
import { reportRoutes } from './report-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-20T11:00:00Z')
const school = await createTestSchool(db)
const { classA, courseA, head, pupilA1, pupilA2, teacherA, uai, yearId } = school
const room = {
  db,
  clock,
  random: systemRandom,
  findPresence: async () => [],
  findOutages: async () => [],
  presenceKeptDays: 31,
}
const newId = (): Id => mintId(clock, systemRandom)
const [first, second] = [newId(), newId()]
let server: TestHttpServer

before(async () => {
  server = await startTestHttpServer({ db, routes: reportRoutes(room) })
  const periods = [
    { id: first, label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' },
    { id: second, label: 'Trimestre 2', startsOn: '2026-12-01', endsOn: '2027-03-07' },
  ]
  expectValue(await replaceGradingPeriods(room, { uai, yearId, periods }))
})
after(() => server.stop())

const readClass = async (period: Id) => {
  const path = `/api/classes/${classA}/reports?period=${period}`
  return (await server.call<ClassReports>(head, 'GET', path)).body
}
const listed = async (period: Id) =>
  (await readClass(period)).reports.map(({ pupil }) => pupil.id).toSorted()

test('a course that is closed keeps its line where something was written in the period, and waits for nobody', async () => {
  const path = `/api/courses/${courseA}/periods/${first}/appreciations/${pupilA1.personId}`
  const said = await server.call(teacherA, 'PUT', path, { text: 'Bon début.', was: '' })
  assert.equal(said.status, 200)
  expectValue(await closeCourse(room, head.personId, courseA))
  const { courses, isOver, reports } = await readClass(first)
  assert.equal(isOver, false)
  const report = reports.find(({ pupil }) => pupil.id === pupilA1.personId)
  assert.deepEqual(
    report?.courses.map(({ appreciation, courseId }) => [courseId, appreciation]),
    [[courseA, 'Bon début.']],
  )
  const line = courses.find(({ courseId }) => courseId === courseA)
  assert.deepEqual([line?.pupils, line?.lacking], [0, 0])
  const later = await readClass(second)
  assert.ok(later.courses.every(({ courseId }) => courseId !== courseA))
  assert.ok(later.reports.every(({ courses: lines }) => lines.length === 0))
})

test('a class of a closed year lists whoever was in it then and in the period, said of or not', async () => {
  const newcomer = await addTestPerson(db, 'Nina', 'Nouvelle')
  await addTestRole(db, newcomer, uai, 'pupil')
  const outside = '{(,"2027-01-11T00:00:00Z")}'
  const row = { class_id: classA, pupil_id: newcomer.personId, outside }
  await db.insertInto('class_pupil').values(row).execute()
  clock.set('2027-10-01T03:00:00Z')
  assert.equal((await closePastYears({ ...room, log: silentLog })).closedYears > 0, true)
  const ofThen = [pupilA1.personId, pupilA2.personId].toSorted()
  assert.deepEqual(await listed(first), ofThen)
  assert.deepEqual(await listed(second), [...ofThen, newcomer.personId].toSorted())
  const { courses, isOver } = await readClass(second)
  assert.equal(isOver, true)
  assert.ok(courses.every(({ pupils }) => pupils === 0))
})

test('who has left the school since is still listed in the year that they ended here', async () => {
  await db
    .updateTable('school_role')
    .set({ deactivated_at: new Date('2027-09-10T08:00:00Z') })
    .where('person_id', '=', pupilA2.personId)
    .execute()
  assert.ok((await listed(first)).includes(pupilA2.personId))
})

test('the classes of a year that is over are found beside those of the next one until their reports are forgotten', async () => {
  const nextYearId = newId()
  const days = { starts_on: '2027-09-01', ends_on: '2028-07-05', week_a_monday: '2027-08-30' }
  const next = { id: nextYearId, school_uai: uai, label: '2027-2028', ...days }
  const read = async () => {
    const path = `/api/schools/${uai}/reports`
    const { body, status } = await server.call<SchoolReports>(head, 'GET', path)
    assert.equal(status, 200)
    return body
  }
  const before = await read()
  assert.ok(
    before.classes.some(({ id }) => id === classA),
    'its year still counts',
  )
  assert.deepEqual(before.formerClasses, [])
  await db.insertInto('school_year').values(next).execute()
  const { label } = await db
    .selectFrom('school_year')
    .select('label')
    .where('id', '=', yearId)
    .executeTakeFirstOrThrow()
  const { classes, formerClasses, periodId } = await read()
  assert.deepEqual([classes, periodId], [[], null])
  const former = formerClasses.find(({ id }) => id === classA)
  assert.equal(former?.year, label)
  assert.equal((await readClass(first)).periodId, first)
  clock.set('2028-08-20T10:00:00Z')
  assert.deepEqual((await read()).formerClasses, [])
})
