/**
 * The first day of the next school year in a school that keeps its roster by hand, over real HTTP
 * and PostgreSQL: whose places end, when, and what of the old year its people still read.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ChildDay } from '#contract/day.ts'
import type { Following } from '#contract/following.ts'
import type { Gradebook, PupilGrades } from '#contract/grades.ts'
import type { Me } from '#contract/me.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { gradeRoutes } from '#school/grades/grade-routes.ts'
import { lessonLogRoutes } from '#school/lesson-log/lesson-log-routes.ts'
import { lessonRoutes } from '#school/lessons/lesson-routes.ts'
import { closePastYears } from '#school/people/close-past-years.ts'
import { meRoutes } from '#school/people/me-routes.ts'
import { peopleRoutes } from '#school/people/people-routes.ts'
import { saveSchoolYear } from '#school/people/save-school-year.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom, workRoutes } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import {
  addTestLesson,
  callerOf,
  createTestSchool,
  type TestPerson,
  testMorning,
} from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const {
  classA,
  courseA: courseId,
  guardianA1,
  head,
  pupilA1,
  pupilA2,
  pupilB,
  teacherA,
  uai,
} = school
const server = await startTestHttpServer({
  db,
  routes: [
    ...meRoutes(room),
    ...peopleRoutes(room),
    ...workRoutes(room),
    ...dayRoutes(room),
    ...lessonRoutes(room),
    ...lessonLogRoutes(room),
    ...gradeRoutes(room),
  ],
})
after(() => server.stop())
const newId = (): Id => mintId(clock, systemRandom)
const status = async (who: TestPerson, path: string) => (await server.call(who, 'GET', path)).status
async function get<Body>(who: TestPerson, path: string): Promise<Body> {
  const answer = await server.call<Body>(who, 'GET', path)
  assert.equal(answer.status, 200, path)
  return answer.body
}
const nextYear = {
  label: '2027-2028',
  startsOn: '2027-09-01',
  endsOn: '2028-07-05',
  weekAMonday: '2027-08-30',
}
/** The night of the server before this day, in Paris. */
const nightBefore = async (day: string) => {
  clock.set(`${day}T03:17:00Z`)
  return (await closePastYears({ ...room, log: silentLog })).closedYears
}

let lessonId: Id
let assignmentId: Id
let assessmentId: Id
let attemptId: Id

before(async () => {
  const on = '2026-11-24'
  lessonId = await addTestLesson(db, {
    uai,
    courseId,
    onDate: on,
    startsAt: `${on}T06:30:00Z`,
    endsAt: `${on}T07:25:00Z`,
  })
  const given = { uai, courseId, ownerId: teacherA.personId, opensAt: new Date(testMorning) }
  assignmentId = (await assignTestExercise(room, given)).assignmentId
  attemptId = await handIn()
  assessmentId = newId()
  const fractions = { title: 'Fractions', on, scale: { kind: 'points', outOf: 20 }, weight: 1 }
  const path = `/api/courses/${courseId}/assessments/${assessmentId}`
  const saved = await server.call(teacherA, 'PUT', path, { ...fractions, shownAt: testMorning })
  assert.equal(saved.status, 200)
  const grade = { id: newId(), assessmentId, pupilId: pupilA1.personId }
  const grades = [{ ...grade, grade: { kind: 'points', points: 14 } }]
  const put = await server.call(teacherA, 'POST', `/api/courses/${courseId}/grades`, { grades })
  assert.equal(put.status, 200)
  assert.equal((await server.call(head, 'POST', `/api/schools/${uai}/years`, nextYear)).status, 200)
})

async function handIn(): Promise<Id> {
  const begun = await server.call<{ id: Id }>(
    pupilA1,
    'POST',
    `/api/assignments/${assignmentId}/attempts`,
    { attemptId: newId() },
  )
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  const path = `/api/attempts/${begun.body.id}`
  const submission = { id: newId(), answers: goodAnswers }
  const sent = await server.call(pupilA1, 'POST', `${path}/submission`, submission)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  const mark = { points: 3, comment: 'Bien vu.' }
  assert.equal((await server.call(teacherA, 'PUT', `${path}/marks/q2`, mark)).status, 200)
  const back = await server.call(teacherA, 'PUT', `${path}/return`)
  assert.equal(back.status, 200, JSON.stringify(back.body))
  return begun.body.id
}

test('through the summer everybody still reads: the old year ends with the new one', async () => {
  assert.equal(await nightBefore('2027-08-31'), 0)
  assert.ok((await callerOf(db, pupilA1)).classIds.has(classA))
  assert.equal(await status(pupilA1, `/api/lessons/${lessonId}`), 200)
  assert.ok((await callerOf(db, teacherA)).taughtCourseIds.has(courseId))
})

test('who has the next class already is called by it, once', async () => {
  const opened = await server.call<{ id: Id }>(head, 'POST', `/api/schools/${uai}/classes`, {
    name: '5e B',
    levelLabel: null,
  })
  const pupilIds = [pupilB.personId]
  await server.call(head, 'POST', `/api/classes/${opened.body.id}/pupils`, { pupilIds })
  assert.equal((await callerOf(db, pupilB)).classIds.size, 2)
  const { pupil: child } = await get<ChildDay>(
    school.guardianB,
    `/api/pupils/${pupilB.personId}/day`,
  )
  assert.equal(child.className, '5e B')
  const me = await get<Me>(school.guardianB, '/api/me')
  assert.deepEqual(
    me.children.map(({ className }) => className),
    ['5e B'],
  )
})

test('on its first day nobody has a place in the old one any more', async () => {
  const told = async () =>
    (await sql<{ key: string }>`select key from change_feed where topic = 'rights'`.execute(db))
      .rows
  const before = (await told()).length
  assert.equal(await nightBefore(nextYear.startsOn), 1)
  const keys = (await told()).slice(before).map(({ key }) => key)
  for (const one of [pupilA1, guardianA1, teacherA]) {
    assert.ok(keys.includes(one.accountId), 'what memory holds of them is forgotten at once')
  }

  const pupil = await callerOf(db, pupilA1)
  assert.deepEqual([pupil.classIds.size, pupil.courseIds.size], [0, 0])
  assert.equal((await callerOf(db, pupilA2)).courseIds.size, 0, 'by a group neither')
  const child = (await callerOf(db, guardianA1)).children.get(pupilA1.personId)
  assert.deepEqual([child?.classIds.size, child?.courseIds.size], [0, 0])
  const teacher = await callerOf(db, teacherA)
  assert.deepEqual([teacher.taughtClassIds.size, teacher.taughtCourseIds.size], [0, 0])

  for (const who of [pupilA1, guardianA1, pupilB]) {
    assert.equal(await status(who, `/api/lessons/${lessonId}`), 404)
    assert.equal(await status(who, `/api/assignments/${assignmentId}`), 404)
  }
  const again = { attemptId: newId() }
  const begun = await server.call(
    pupilA2,
    'POST',
    `/api/assignments/${assignmentId}/attempts`,
    again,
  )
  assert.equal(begun.status, 404)
  assert.equal((await server.call(teacherA, 'GET', `/api/classes/${classA}`)).status, 404)
  assert.deepEqual((await get<{ courses: [] }>(teacherA, '/api/me/courses')).courses, [])
  assert.equal(await nightBefore('2027-09-02'), 0, 'once')
})

test('families still read what came of their work, and teachers what they taught', async () => {
  for (const who of [pupilA1, guardianA1]) {
    assert.equal(await status(who, `/api/attempts/${attemptId}/result`), 200)
    const { courses } = await get<PupilGrades>(who, `/api/pupils/${pupilA1.personId}/grades`)
    const graded = courses.find(({ course }) => course.id === courseId)
    const grades = graded?.periods.flatMap((period) => period.grades.map(({ grade }) => grade))
    assert.deepEqual(grades, [{ kind: 'points', points: 14 }])
  }
  const former = await get<{ courses: unknown[] }>(teacherA, '/api/me/former-courses')
  const name = 'Mathématiques 6e A'
  assert.deepEqual(former.courses, [{ id: courseId, name, year: '2026-2027' }])
  const book = await get<Gradebook>(teacherA, `/api/courses/${courseId}/gradebook`)
  assert.equal(book.mayGrade, false)
  assert.deepEqual(book.pupils.map(({ pupil }) => pupil.id).sort(), ofClassA())
  assert.equal(book.grades.length, 1)
  const { pupils } = await get<Following>(teacherA, `/api/assignments/${assignmentId}/following`)
  assert.deepEqual(pupils.map(({ pupil }) => pupil.id).sort(), ofClassA())
  const lesson = await get<{ mayChange: boolean; mayMove: boolean }>(
    teacherA,
    `/api/lessons/${lessonId}`,
  )
  assert.deepEqual([lesson.mayChange, lesson.mayMove], [false, false])
  assert.equal(
    await status(teacherA, `/api/courses/${courseId}/lesson-log?from=2026-11-24&until=2026-11-24`),
    200,
  )

  const grade = { id: newId(), assessmentId, pupilId: pupilA1.personId }
  const grades = [{ ...grade, grade: { kind: 'points', points: 20 } }]
  for (const [method, path, body] of [
    ['POST', `/api/courses/${courseId}/grades`, { grades }],
    ['PUT', `/api/lessons/${lessonId}/note`, { note: 'Trop tard' }],
    ['DELETE', `/api/assignments/${assignmentId}`, undefined],
    ['PUT', `/api/attempts/${attemptId}/marks/q2`, { points: 3, comment: '' }],
  ] as const) {
    assert.equal((await server.call(teacherA, method, path, body)).status, 404, path)
  }
  assert.equal(await status(school.teacherB, `/api/courses/${courseId}/gradebook`), 404)
})

const ofClassA = () => [pupilA1.personId, pupilA2.personId].sort()

test('nobody is put into a class, a group or a course of a year that is over', async () => {
  const pupilIds = [pupilB.personId]
  const teacherIds = [teacherA.personId]
  const course = { subjectCode: 'MATHS', classIds: [classA], groupIds: [], teacherIds }
  for (const [method, path, body] of [
    ['POST', `/api/classes/${classA}/pupils`, { pupilIds }],
    ['PUT', `/api/classes/${classA}/teachers`, { teacherIds, mainTeacherIds: [] }],
    ['PUT', `/api/groups/${school.group}/pupils`, { pupilIds }],
    ['PUT', `/api/courses/${courseId}`, course],
  ] as const) {
    const { body: said, status } = await server.call<{ refusal: string; detail: object }>(
      head,
      method,
      path,
      body,
    )
    assert.deepEqual(
      [status, said.refusal, said.detail],
      [400, 'bad_request', { where: 'year' }],
      path,
    )
  }
})

test('a year whose days were wrong gets back the places that its end took, and no others', async () => {
  const { years } = await get<{ years: { id: Id; label: string }[] }>(
    head,
    `/api/schools/${uai}/years`,
  )
  const id = years.find(({ label }) => label === nextYear.label)?.id ?? ''
  const { closed_at: closedAt } = await db
    .selectFrom('school_year')
    .select('closed_at')
    .where('id', '=', school.yearId)
    .executeTakeFirstOrThrow()
  assert.ok(closedAt !== null)
  const save = (startsOn: string) =>
    saveSchoolYear(room, head.personId, uai, id, { ...nextYear, startsOn })
  expectValue(await save('2027-09-06'))
  assert.ok((await callerOf(db, pupilA1)).classIds.has(classA))
  assert.ok((await callerOf(db, teacherA)).taughtCourseIds.has(courseId))
  const left = await db
    .selectFrom('class_pupil')
    .select('ended_at')
    .where('pupil_id', '=', school.deactivatedPupil.personId)
    .executeTakeFirstOrThrow()
  assert.ok(left.ended_at !== null, 'who had left before')
  expectValue(await save('2027-09-01'))
  assert.equal((await callerOf(db, pupilA1)).classIds.size, 0, 'closed at once, by the act itself')
  const lines = await db
    .selectFrom('audit_line')
    .select('action')
    .where('action', 'like', 'school_year_%')
    .execute()
  assert.deepEqual(
    lines.map(({ action }) => action).filter((action) => !action.endsWith('_changed')),
    ['school_year_opened', 'school_year_closed', 'school_year_reopened', 'school_year_closed'],
  )
})

test('a school that opens no next year keeps its places for a summer, and not for ever', async () => {
  const { otherSchool } = school
  // The old year ended on 3 July.
  clock.set('2027-09-16T03:17:00Z')
  assert.equal((await closePastYears({ ...room, log: silentLog })).closedYears, 0)
  assert.ok((await callerOf(db, otherSchool.pupil)).classIds.has(otherSchool.class))
  clock.set('2027-09-17T03:17:00Z')
  assert.equal((await closePastYears({ ...room, log: silentLog })).closedYears, 1)
  assert.equal((await callerOf(db, otherSchool.pupil)).classIds.size, 0)
})
