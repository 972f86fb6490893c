/** The doors of the lesson log over real HTTP and PostgreSQL. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type {
  AssessmentLoad,
  ClassLog,
  CourseLog,
  OwnLog,
  PupilLog,
  SchoolLogs,
  WeekLoad,
} from '#contract/lesson-log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import { moveLesson } from '#school/lessons/move-lesson.ts'
import { writeHomework } from '#school/lessons/write-homework.ts'
import type { SchoolTables } from '#school/tables.ts'
import { deleteUntouchedLessons } from '#school/timetable/planned-lesson-store.ts'
import { attachTestReading } from '../../../tests/access-world.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { forgetOldLogs } from './forget-old-logs.ts'
import { lessonLogRoutes } from './lesson-log-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T09:00:00Z')
const room = createTestExerciseRoom(db, clock, async () => [])
let school: TestSchool
let server: TestHttpServer
let lessonId: Id

const lessonOn = (onDate: string, courseId: Id, hour = '08') =>
  addTestLesson(db, {
    uai: school.uai,
    courseId,
    onDate,
    startsAt: `${onDate}T${hour}:00:00Z`,
    endsAt: `${onDate}T${hour}:55:00Z`,
  })

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({ db, routes: lessonLogRoutes(room) })
  lessonId = await lessonOn('2026-11-24', school.courseA)
})
after(() => server.stop())

const november = '?from=2026-11-01&until=2026-11-30'

const save = (done: string, draftVersion: number, who = school.teacherA, of = lessonId) =>
  server.call<{ draftVersion: number; refusal?: string; detail?: { draftVersion: number } }>(
    who,
    'PUT',
    `/api/lessons/${of}/log`,
    { done, draftVersion },
  )

async function get<Body>(who: TestPerson, path: string): Promise<Body> {
  const { status, body } = await server.call<Body>(who, 'GET', path)
  assert.equal(status, 200)
  return body
}

const classLog = (who: TestPerson, span = november, of = school.classA) =>
  get<ClassLog>(who, `/api/classes/${of}/lesson-log${span}`)
const ownLog = (who = school.teacherA) => get<OwnLog>(who, `/api/lessons/${lessonId}/log`)
const pupilLog = (who: TestPerson, pupil = school.pupilA1) =>
  get<PupilLog>(who, `/api/pupils/${pupil.personId}/lesson-log${november}`)

test('what was done is saved over the version one had, and a newer one is not written over', async () => {
  assert.deepEqual(await ownLog(), { done: '', draftVersion: 0, others: [] })
  const first = await save('Les fractions : sens du partage.  \n', 0)
  assert.deepEqual([first.status, first.body.draftVersion], [200, 1])
  // The answer was lost, and the page says it again.
  assert.equal((await save('Les fractions : sens du partage.', 0)).body.draftVersion, 1)
  const late = await save('Autre chose', 0)
  assert.deepEqual(
    [late.status, late.body.refusal, late.body.detail?.draftVersion],
    [409, 'edited_elsewhere', 1],
  )
  assert.equal((await save('x'.repeat(4_001), 1)).status, 400)
  const own = await ownLog()
  assert.deepEqual([own.done, own.draftVersion], ['Les fractions : sens du partage.', 1])
})

test('pupils, guardians, colleagues of other courses and other schools write nothing here', async () => {
  const { pupilA1, guardianA1, teacherB, head, otherSchool } = school
  for (const who of [pupilA1, guardianA1, teacherB, head, otherSchool.teacher]) {
    assert.equal((await save('Je passais par là.', 1, who)).status, 404)
  }
})

test('the class reads what was done, with readings and homework; the school also by whom and when', async () => {
  const homework = { homework: 'Exercices 3 et 4.', dueOn: '2026-11-26' }
  const writtenBy = school.teacherA.personId
  expectValue(await writeHomework(room, lessonId, { ...homework, writtenBy }))
  const { resourceId } = await attachTestReading(room, school, lessonId)
  const ofSchool = await classLog(school.cpe)
  assert.deepEqual([ofSchool.className, ofSchool.isCut], ['6e A', false])
  assert.deepEqual([ofSchool.yearFrom, ofSchool.yearUntil], ['2026-08-31', '2027-07-03'])
  // Latin is a group's, with a pupil of the class in it.
  assert.deepEqual(
    ofSchool.courses.map(({ id }) => id).sort(),
    [school.courseA, school.courseGroup].sort(),
  )
  const [lesson] = ofSchool.lessons
  assert.deepEqual(lesson?.done, [
    {
      text: 'Les fractions : sens du partage.',
      by: 'Alain Mercier',
      at: '2026-11-24T09:00:00.000Z',
    },
  ])
  assert.deepEqual(lesson?.homework, {
    text: 'Exercices 3 et 4.',
    dueOn: '2026-11-26',
    by: 'Alain Mercier',
    at: '2026-11-24T09:00:00.000Z',
  })
  assert.deepEqual(lesson?.readings, [{ id: resourceId, title: 'La Seine', isThere: true }])
  for (const who of [school.pupilA1, school.guardianA1]) {
    const [read] = (await pupilLog(who)).lessons
    assert.deepEqual(read?.done, [{ text: 'Les fractions : sens du partage.', by: null, at: null }])
    assert.deepEqual([read?.homework?.text, read?.homework?.by], ['Exercices 3 et 4.', null])
  }
})

test('an exercise that opens tomorrow is in the teacher’s log today and in the pupil’s tomorrow', async () => {
  const opensAt = new Date('2026-11-25T08:00:00Z')
  const { uai, courseA: courseId, teacherA } = school
  const { assignmentId } = await assignTestExercise(room, {
    uai,
    courseId,
    ownerId: teacherA.personId,
    opensAt,
    dueAt: new Date('2026-11-26T22:30:00Z'),
  })
  await db
    .updateTable('assignment')
    .set({ lesson_id: lessonId })
    .where('id', '=', assignmentId)
    .execute()
  const given = async (who: TestPerson) => (await pupilLog(who)).lessons[0]?.exercises.length
  assert.equal((await classLog(teacherA)).lessons[0]?.exercises[0]?.id, assignmentId)
  assert.equal(await given(school.pupilA1), 0)
  clock.set('2026-11-25T09:00:00Z')
  assert.equal(await given(school.pupilA1), 1)
})

test('lessons to come are in no log; a bare one that began is in the school’s only', async () => {
  const bareId = await lessonOn('2026-11-25', school.courseA)
  await lessonOn('2026-11-27', school.courseA)
  assert.deepEqual(
    (await classLog(school.head)).lessons.map(({ id }) => id),
    [bareId, lessonId],
  )
  assert.deepEqual(
    (await pupilLog(school.pupilA1)).lessons.map(({ id }) => id),
    [lessonId],
  )
})

test('days out of order, days that are none, and more than a year are refused', async () => {
  for (const span of [
    '?from=2026-11-30&until=2026-11-01',
    '?from=2026-11-31&until=2026-12-01',
    '?from=2025-01-01&until=2026-11-01',
    '',
  ]) {
    const path = `/api/classes/${school.classA}/lesson-log${span}`
    assert.equal((await server.call(school.head, 'GET', path)).status, 400)
  }
})

test('whoever takes a course over reads all of it, writes beside the earlier words, and changes none', async () => {
  const substitute = school.teacherB
  await db
    .updateTable('course_teacher')
    .set({ teacher_id: substitute.personId })
    .where('course_id', '=', school.courseA)
    .execute()
  assert.equal((await save('Je corrige encore.', 1)).status, 404)
  const path = `/api/courses/${school.courseA}/lesson-log${november}`
  const { lessons, audience, courseName, mayWrite } = await get<CourseLog>(substitute, path)
  assert.deepEqual([courseName, audience, mayWrite], ['Mathématiques 6e A', ['6e A'], true])
  assert.equal((await get<CourseLog>(school.head, path)).mayWrite, false)
  assert.equal(lessons.at(-1)?.done[0]?.by, 'Alain Mercier')
  assert.deepEqual(await ownLog(substitute), {
    done: '',
    draftVersion: 0,
    others: [
      {
        text: 'Les fractions : sens du partage.',
        by: 'Alain Mercier',
        at: '2026-11-24T09:00:00.000Z',
      },
    ],
  })
  assert.equal((await save('Reprise de la leçon.', 0, substitute)).status, 200)
  const [, last] = (await classLog(substitute)).lessons
  assert.deepEqual(
    last?.done.map(({ by, text }) => [by, text]),
    [
      ['Alain Mercier', 'Les fractions : sens du partage.'],
      ['Béatrice Fontaine', 'Reprise de la leçon.'],
    ],
  )
  assert.equal((await server.call(school.teacherA, 'GET', path)).status, 404)
})

test('a lesson with words stays when the timetable lets it go, and when it is moved', async () => {
  const written = await lessonOn('2026-11-24', school.courseGroup, '07')
  const bare = await lessonOn('2026-11-24', school.courseGroup, '06')
  assert.equal((await save('Rosa, rosae.', 0, school.teacherB, written)).status, 200)
  assert.deepEqual(await deleteUntouchedLessons(db, [written, bare]), new Set([bare]))
  // Moved before it began: what was written ahead goes along.
  clock.set('2026-11-24T06:00:00Z')
  const place = { onDate: '2026-11-25', starts: '08:30', ends: '09:25', room: null }
  const wish = { startsAt: '2026-11-24T07:00:00Z', ...place }
  expectValue(await moveLesson(room, school.teacherB.personId, written, wish))
  clock.set('2026-11-25T09:00:00Z')
  const moved = (await classLog(school.head)).lessons.find(({ id }) => id === written)
  assert.deepEqual([moved?.onDate, moved?.done[0]?.text], ['2026-11-25', 'Rosa, rosae.'])
})

test('words that were taken back are gone for everybody', async () => {
  assert.equal((await save('', 1, school.teacherB)).status, 200)
  const entry = (await classLog(school.head)).lessons.find(({ id }) => id === lessonId)
  assert.equal(entry?.done.length, 1)
})

async function assess(title: string, on: string, courseId: Id): Promise<Id> {
  const id = mintId(clock, systemRandom)
  const scale = { kind: 'points' as const, outOf: 20 }
  const by = school.teacherB.personId
  expectValue(
    await saveAssessment(room, { id, courseId, title, on, scale, weight: 1, shownAt: null, by }),
  )
  return id
}

test('a week counts what falls due on each day over all courses of the class', async () => {
  await assess('Thème', '2026-11-24', school.courseGroup)
  await assess('Contrôle', '2026-11-26', school.courseA)
  await assess('Lecture', '2026-11-26', school.courseB)
  const load = await get<WeekLoad>(
    school.teacherB,
    `/api/classes/${school.classA}/week-load?on=2026-11-28`,
  )
  assert.deepEqual([load.from, load.assessmentCount, load.isTooMany], ['2026-11-23', 2, false])
  assert.deepEqual(
    load.days.map(({ assessments, homework }) => [assessments.length, homework.length]),
    [
      [0, 0],
      [1, 0],
      [0, 0],
      // Homework of the lesson, and the exercise that is due at 23:30 in Paris.
      [1, 2],
      [0, 0],
      [0, 0],
    ],
  )
})

test('the fifth assessment of a class in a week is warned of, in whatever course it is planned', async () => {
  for (const title of ['Version', 'Vocabulaire']) {
    await assess(title, '2026-11-27', school.courseGroup)
  }
  const plannedId = mintId(clock, systemRandom)
  const ask = (on: string, courseId = school.courseA, id = plannedId) =>
    get<AssessmentLoad>(
      school.teacherB,
      `/api/courses/${courseId}/assessment-load?on=${on}&assessmentId=${id}`,
    )
  const of = ({ classes }: AssessmentLoad) =>
    classes.map(({ name, count, isTooMany }) => [name, count, isTooMany])
  assert.deepEqual(of(await ask('2026-11-25')), [['6e A', 5, true]])
  assert.deepEqual(of(await ask('2026-12-01')), [['6e A', 1, false]])
  // Latin has pupils of both classes; French is a matter of 6e B.
  assert.deepEqual(of(await ask('2026-11-25', school.courseGroup)), [
    ['6e A', 5, true],
    ['6e B', 5, true],
  ])
  const last = await assess('Oral', '2026-11-25', school.courseA)
  const moved = await ask('2026-11-23', school.courseA, last)
  assert.deepEqual(of(moved), [['6e A', 5, true]])
  assert.ok(moved.classes[0]?.others.every(({ title }) => title !== 'Oral'))
  const load = await get<WeekLoad>(school.cpe, `/api/classes/${school.classA}/week-load`)
  assert.deepEqual([load.assessmentCount, load.isTooMany], [5, true])
})

test('the head finds the classes of every year that is kept, and how far they are filled in', async () => {
  const read = () => get<SchoolLogs>(school.head, `/api/schools/${school.uai}/lesson-logs`)
  const [year, ...others] = (await read()).years
  assert.deepEqual([year?.label, others.length], ['2026-2027', 0])
  assert.deepEqual(
    year?.classes.map(({ name, held, written }) => [name, held, written]),
    [
      ['6e A', 2, 1],
      ['6e B', 0, 0],
    ],
  )
})

test('logs are kept five years after their school year, to the day, and then go with the homework', async () => {
  const count = async () => (await db.selectFrom('lesson_log').select('lesson_id').execute()).length
  const before = await count()
  const dueSomewhere = () =>
    db.selectFrom('lesson').select('id').where('homework_due_lesson_id', 'is not', null).execute()
  await sql`update lesson set homework_due_lesson_id = id where homework is not null`.execute(db)
  assert.ok((await dueSomewhere()).length > 0)
  clock.set('2032-07-03T12:00:00Z')
  assert.deepEqual(await forgetOldLogs({ db, clock }), { loggedLessons: 0 })
  assert.equal(await count(), before)
  const kept = (await classLog(school.head)).lessons
  assert.ok(kept.some(({ homework }) => homework !== null))
  clock.set('2032-07-04T12:00:00Z')
  assert.deepEqual(await forgetOldLogs({ db, clock }), { loggedLessons: 2 })
  assert.equal(await count(), 0)
  const { lessons } = await classLog(school.head)
  assert.equal(lessons.length, kept.length)
  for (const { done, homework } of lessons) assert.deepEqual([done, homework], [[], null])
  assert.deepEqual(await dueSomewhere(), [])
})

test('notes on lessons go with the logs, also where a lesson has nothing else', async () => {
  const count = async () =>
    (await db.selectFrom('lesson').select('id').where('note', 'is not', null).execute()).length
  await db.updateTable('lesson').set({ note: 'Sans Alice' }).execute()
  clock.set('2032-07-03T12:00:00Z')
  await forgetOldLogs({ db, clock })
  assert.ok((await count()) > 0)
  clock.set('2032-07-04T12:00:00Z')
  await forgetOldLogs({ db, clock })
  assert.equal(await count(), 0)
})
