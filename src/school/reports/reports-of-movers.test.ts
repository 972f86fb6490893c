/** Reports of pupils who change class, leave a group or leave the school in a period: whole, in one place, by nobody else's hand. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { ClassReports, CourseAppreciations, PupilReports } from '#contract/reports.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { FindPresence } from '#school/attendance/presence.ts'
import { giveGrades } from '#school/grades/give-grades.ts'
import { replaceGradingPeriods } from '#school/grades/replace-grading-periods.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import { chooseGroupPupils } from '#school/people/create-group.ts'
import { deactivatePerson } from '#school/people/deactivate-person.ts'
import { movePupils, takePupilOut } from '#school/people/move-pupils.ts'
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
import { reportRoutes } from './report-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-20T11:00:00Z')
const school = await createTestSchool(db)
const { classA, classB, courseA, courseB, courseGroup, head, teacherA, teacherB, uai, yearId } =
  school
/** Whoever has a role here came every morning: what is looked at is whose lessons they were. */
const findPresence: FindPresence = async (accountIds, fromDay, untilDay) =>
  lessonDays
    .filter((onDay) => fromDay <= onDay && onDay <= untilDay)
    .flatMap((onDay) =>
      accountIds.map((accountId) => ({
        accountId,
        onDay,
        arrivedAtMs: Date.parse(`${onDay}T07:20:00Z`),
        claimedAtMs: null,
      })),
    )
const lessonDays = ['2026-11-18', '2026-11-19', '2026-11-25'] as const
const room = {
  db,
  clock,
  random: systemRandom,
  findPresence,
  findOutages: async () => [],
  presenceKeptDays: 31,
}
const newId = (): Id => mintId(clock, systemRandom)
const [first, second, maths] = [newId(), newId(), newId()]
let server: TestHttpServer
let number = 0

before(async () => {
  server = await startTestHttpServer({ db, routes: reportRoutes(room) })
  const periods = [
    { id: first, label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' },
    { id: second, label: 'Trimestre 2', startsOn: '2026-12-01', endsOn: '2027-03-07' },
  ]
  expectValue(await replaceGradingPeriods(room, { uai, yearId, periods }))
  const assessment = { id: maths, courseId: courseA, by: teacherA.personId, title: 'Devoir' }
  const points = { scale: { kind: 'points', outOf: 20 }, weight: 1 } as const
  const shown = { on: '2026-11-10', shownAt: '2026-11-12T08:00:00Z' }
  expectValue(await saveAssessment(room, { ...assessment, ...points, ...shown }))
  for (const onDate of lessonDays) {
    const times = { startsAt: `${onDate}T07:30:00Z`, endsAt: `${onDate}T08:25:00Z` }
    for (const courseId of [courseA, courseB]) {
      await addTestLesson(db, { uai, courseId, onDate, ...times })
    }
  }
})
after(() => server.stop())
beforeEach(() => clock.set('2026-11-20T11:00:00Z'))

/** In class A since the year began, with 15 of 20 in maths. */
async function newPupil(): Promise<TestPerson> {
  number += 1
  const pupil = await addTestPerson(db, `Élève ${number}`, 'Mobile')
  await addTestRole(db, pupil, uai, 'pupil')
  const row = { class_id: classA, pupil_id: pupil.personId, outside: '{}' }
  await db.insertInto('class_pupil').values(row).execute()
  const grade = { id: newId(), assessmentId: maths, pupilId: pupil.personId }
  const grades = [{ ...grade, grade: { kind: 'points', points: 15 } as const }]
  const enteredBy = teacherA.personId
  expectValue(await giveGrades(room, { courseId: courseA, enteredBy, grades }))
  return pupil
}
async function moveTo(classId: Id, pupil: TestPerson, at: string): Promise<void> {
  clock.set(at)
  expectValue(await movePupils(room, head.personId, classId, [pupil.personId]))
}
/** Of a pupil, by a course's teacher or in general by who keeps a class's reports. */
async function say(
  who: TestPerson,
  of: { course: Id } | { class: Id },
  pupil: TestPerson,
  text: string,
  { period = first, was = '' } = {},
): Promise<number> {
  const owner = 'course' in of ? `courses/${of.course}` : `classes/${of.class}`
  const path = `/api/${owner}/periods/${period}/appreciations/${pupil.personId}`
  return (await server.call(who, 'PUT', path, { text, was })).status
}
const readClass = async (classId: Id, period = first) =>
  (await server.call<ClassReports>(head, 'GET', `/api/classes/${classId}/reports?period=${period}`))
    .body
const reportIn = async (classId: Id, pupil: TestPerson, period = first) =>
  (await readClass(classId, period)).reports.find((one) => one.pupil.id === pupil.personId)
const rowIn = async (who: TestPerson, courseId: Id, pupil: TestPerson, period = first) => {
  const path = `/api/courses/${courseId}/appreciations?period=${period}`
  const { rows } = (await server.call<CourseAppreciations>(who, 'GET', path)).body
  return rows.find((one) => one.pupil.id === pupil.personId)
}
const publishing = async (classId: Id, method: 'POST' | 'DELETE' = 'POST') => {
  const path = `/api/classes/${classId}/periods/${first}/publishings`
  const body = method === 'POST' ? { id: newId() } : undefined
  return (await server.call(head, method, path, body)).status
}
const familyHas = async (pupil: TestPerson) =>
  (await server.call<PupilReports>(pupil, 'GET', `/api/pupils/${pupil.personId}/reports`)).body
    .reports

test('who changes class in a period has all of it on the report of the class of now', async () => {
  const mover = await newPupil()
  assert.equal(await say(teacherA, { course: courseA }, mover, 'Bon trimestre.'), 200)
  assert.equal(await say(teacherA, { class: classA }, mover, 'Bien en tout.'), 200)
  await moveTo(classB, mover, '2026-11-23T10:00:00Z')
  clock.set('2026-11-27T10:00:00Z')
  assert.equal(await reportIn(classA, mover), undefined)
  const report = await reportIn(classB, mover)
  assert.deepEqual(
    report?.courses.map((one) => [one.courseId, one.hundredths, one.appreciation]),
    [[courseA, 1500, 'Bon trimestre.']],
  )
  assert.equal(report?.general, 'Bien en tout.')
  // Two mornings in the class of before, one in this.
  assert.equal(report?.halfDays?.counts.present, 3)

  assert.equal(await say(teacherB, { course: courseB }, mover, 'Bienvenue.'), 200)
  assert.equal(await publishing(classB), 200)
  const [given, ...more] = await familyHas(mover)
  assert.equal(more.length, 0)
  assert.deepEqual(given?.report.courses.map(({ appreciation }) => appreciation).toSorted(), [
    'Bienvenue.',
    'Bon trimestre.',
  ])
})

test('moved once the period is over, before it was given out: all the same, and the new courses owe nothing', async () => {
  const mover = await newPupil()
  await moveTo(classB, mover, '2026-12-02T10:00:00Z')
  assert.equal((await reportIn(classB, mover))?.courses[0]?.hundredths, 1500)
  const { courses } = await readClass(classB)
  const inMaths = courses.find(({ courseId }) => courseId === courseA)
  assert.ok((inMaths?.lacking ?? 0) >= 1)
  const withMover = courses.find(({ courseId }) => courseId === courseB)?.pupils
  await moveTo(classA, mover, '2026-12-02T11:00:00Z')
  const without = (await readClass(classB)).courses.find(({ courseId }) => courseId === courseB)
  assert.equal(without?.pupils, withMover)
  // In the period after it is the other way round.
  await moveTo(classB, mover, '2026-12-02T12:00:00Z')
  assert.ok(await rowIn(teacherB, courseB, mover, second))
  assert.equal(await rowIn(teacherA, courseA, mover, second), undefined)
})

test('the teachers of before write of that period, and of no other; nobody else comes by it', async () => {
  const mover = await newPupil()
  await moveTo(classB, mover, '2026-11-23T10:00:00Z')
  clock.set('2026-12-02T10:00:00Z')
  const row = await rowIn(teacherA, courseA, mover)
  assert.deepEqual([row?.left, row?.hundredths, row?.className], ['course', 1500, '6e B'])
  assert.equal(await say(teacherA, { course: courseA }, mover, 'Bien.'), 200)
  assert.equal((await rowIn(teacherA, courseA, mover))?.text, 'Bien.')
  assert.equal(await say(teacherA, { course: courseA }, mover, 'Bien.', { period: second }), 404)
  // Neither the teachers of now in the course of before, nor those of before in the class of now.
  assert.equal(await say(teacherB, { course: courseA }, mover, 'Non.'), 404)
  assert.equal(await say(teacherA, { class: classB }, mover, 'Non.'), 404)
  assert.equal(await say(teacherA, { class: classA }, mover, 'Non.'), 404)
  assert.equal(await say(teacherA, { course: courseA }, school.pupilB, 'Non.'), 404)
  // No grade: the gradebook is of those who are in it.
  const grade = { kind: 'points', points: 20 } as const
  const grades = [{ id: newId(), assessmentId: maths, pupilId: mover.personId, grade }]
  const enteredBy = teacherA.personId
  assert.equal((await giveGrades(room, { courseId: courseA, enteredBy, grades })).ok, false)
})

test('what the class of before said in general comes along, is changed in its place and taken away', async () => {
  const mover = await newPupil()
  assert.equal(await say(teacherA, { class: classA }, mover, 'Ancien.'), 200)
  await moveTo(classB, mover, '2026-11-23T10:00:00Z')
  // Whoever had not read it writes nothing over it.
  assert.equal(await say(head, { class: classB }, mover, 'Nouveau.'), 200)
  assert.equal((await reportIn(classB, mover))?.general, 'Ancien.')
  assert.equal(await say(head, { class: classB }, mover, 'Nouveau.', { was: 'Ancien.' }), 200)
  assert.equal((await reportIn(classB, mover))?.general, 'Nouveau.')
  assert.equal(await say(head, { class: classB }, mover, '', { was: 'Nouveau.' }), 200)
  assert.equal((await reportIn(classB, mover))?.general, null)
})

test('what the class of before gave out stays as it is until it would say something else', async () => {
  const mover = await newPupil()
  assert.equal(await say(teacherA, { course: courseA }, mover, 'Avant.'), 200)
  assert.equal(await publishing(classA), 200)
  assert.equal(await publishing(classB), 200)
  await moveTo(classB, mover, '2026-12-02T10:00:00Z')
  assert.equal((await readClass(classB)).published?.changed, 0)
  assert.equal(await publishing(classB), 200)
  assert.deepEqual(
    (await familyHas(mover)).map(({ report }) => report.className),
    ['6e A'],
  )
  assert.equal(await say(teacherA, { course: courseA }, mover, 'Après.'), 200)
  assert.equal((await readClass(classB)).published?.changed, 1)
  assert.equal(await publishing(classB), 200)
  assert.equal((await readClass(classB)).published?.changed, 0)
  assert.deepEqual(
    (await familyHas(mover)).map(({ report }) => [
      report.className,
      report.courses[0]?.appreciation,
    ]),
    [['6e B', 'Après.']],
  )
  // Taken back, the one of before does not return.
  assert.equal(await publishing(classB, 'DELETE'), 200)
  assert.deepEqual(await familyHas(mover), [])
})

test('who leaves a group keeps what was said there, and its teacher may still say it', async () => {
  const { group, pupilA2, pupilB } = school
  clock.set('2026-11-23T10:00:00Z')
  expectValue(await chooseGroupPupils(room, head.personId, group, [pupilB.personId]))
  assert.equal((await rowIn(teacherB, courseGroup, pupilA2))?.left, 'course')
  assert.equal(await say(teacherB, { course: courseGroup }, pupilA2, 'Dommage !'), 200)
  assert.equal(await say(teacherB, { course: courseGroup }, pupilA2, 'X', { period: second }), 404)
  const report = await reportIn(classA, pupilA2)
  const latin = report?.courses.find(({ courseId }) => courseId === courseGroup)
  assert.equal(latin?.appreciation, 'Dommage !')
})

test('who leaves the school has a report with the last class where something is said of them', async () => {
  const [leaver, silent] = [await newPupil(), school.deactivatedPupil]
  clock.set('2026-11-23T10:00:00Z')
  expectValue(await deactivatePerson(room, head.personId, uai, leaver.personId, ['pupil']))
  clock.set('2026-12-02T10:00:00Z')
  const row = await rowIn(teacherA, courseA, leaver)
  assert.deepEqual([row?.left, row?.className], ['school', null])
  assert.equal(await say(teacherA, { course: courseA }, leaver, 'Bonne route.'), 200)
  assert.equal(await say(head, { class: classA }, leaver, 'Bon vent.'), 200)
  const report = await reportIn(classA, leaver)
  assert.equal(report?.courses[0]?.appreciation, 'Bonne route.')
  assert.deepEqual([report?.general, report?.halfDays?.counts.present], ['Bon vent.', 2])
  assert.equal(await say(teacherA, { course: courseA }, leaver, 'Non.', { period: second }), 404)
  assert.equal(await say(head, { class: classA }, leaver, 'Non.', { period: second }), 404)
  assert.equal(await reportIn(classA, leaver, second), undefined)
  assert.equal(await reportIn(classA, silent), undefined)
  // Nobody waits for what would be said of them.
  const { courses } = await readClass(classA)
  const { pupils = 0 } = courses.find(({ courseId }) => courseId === courseA) ?? {}
  const roll = await sql`select from course_pupil where course_id = ${courseA}`.execute(db)
  assert.equal(pupils, roll.rows.length)
})

test('who is in no class any more is with the last one; who was in a class by mistake owes it nothing', async () => {
  const pupil = await newPupil()
  await moveTo(classB, pupil, '2026-11-20T11:00:00Z')
  await moveTo(classA, pupil, '2026-11-20T12:00:00Z')
  assert.equal(await rowIn(teacherB, courseB, pupil), undefined)
  assert.equal(await say(teacherB, { course: courseB }, pupil, 'Non.'), 404)
  clock.set('2026-11-20T13:00:00Z')
  expectValue(await takePupilOut(room, head.personId, classA, pupil.personId))
  assert.equal((await reportIn(classA, pupil))?.courses[0]?.hundredths, 1500)
  assert.equal(await reportIn(classB, pupil), undefined)
})

test('the mean of a class is of whoever is there, on the page of the class as on that of the course', async () => {
  const [leaver, stayer] = [await newPupil(), await newPupil()]
  const grade = { kind: 'points', points: 5 } as const
  const grades = [{ id: newId(), assessmentId: maths, pupilId: stayer.personId, grade }]
  const given = { courseId: courseA, enteredBy: teacherA.personId, grades }
  expectValue(await giveGrades(room, given))
  clock.set('2026-11-23T10:00:00Z')
  expectValue(await deactivatePerson(room, head.personId, uai, leaver.personId, ['pupil']))
  const { courses } = await readClass(classA)
  const path = `/api/courses/${courseA}/appreciations?period=${first}`
  const { body } = await server.call<CourseAppreciations>(teacherA, 'GET', path)
  const ofClass = courses.find(({ courseId }) => courseId === courseA)?.classHundredths
  assert.equal(typeof ofClass, 'number')
  assert.equal(ofClass, body.classHundredths)
})
