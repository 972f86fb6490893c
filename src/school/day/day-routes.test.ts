/** The doors of the day, over real HTTP and PostgreSQL, with their statements counted. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Kysely, KyselyPlugin } from 'kysely'
import type { ChildDay, MyDay, SchoolDay, TeachingDay } from '#contract/day.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  addTestRole,
  callerOf,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { createWorkGiver, type WorkGiver } from '../../../tests/work-giver.ts'
import { buildDayContext } from './build-day-context.ts'
import { dayRoutes } from './day-routes.ts'
import { readMyDay } from './read-my-day.ts'
import { readTeachingDay } from './read-teaching-day.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const newId = (): Id => mintId(systemClock, systemRandom)
let school: TestSchool
let server: TestHttpServer
let mathsLesson: Id
let latinLesson: Id
let assignment: Id
let work: WorkGiver

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({
    db,
    routes: dayRoutes({ db, clock, findOutages: async () => [] }),
  })
  const { uai } = school
  mathsLesson = await addTestLesson(db, {
    uai,
    courseId: school.courseA,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
    room: 'B12',
    homework: 'Apprendre la leçon.',
    homeworkDueOn: '2026-11-27',
  })
  latinLesson = await addTestLesson(db, {
    uai,
    courseId: school.courseGroup,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T09:30:00Z',
    endsAt: '2026-11-24T10:25:00Z',
  })
  await addTestLesson(db, {
    uai,
    courseId: school.courseA,
    onDate: '2026-11-30',
    startsAt: '2026-11-30T07:30:00Z',
    endsAt: '2026-11-30T08:25:00Z',
  })
  await attachResource(mathsLesson)
  work = createWorkGiver(db, school)
  assignment = await work.assign(mathsLesson, school.courseA, '2026-11-26T16:00:00Z')
})
after(() => server.stop())

async function attachResource(lessonId: Id): Promise<Id> {
  const resourceId = newId()
  const revisionId = newId()
  const at = new Date('2026-11-20T10:00:00Z')
  const content = JSON.stringify({
    format: 1,
    blocks: [{ type: 'paragraph', text: [{ type: 'text', text: 'mot '.repeat(330) }] }],
  })
  await db
    .insertInto('resource')
    .values({
      id: resourceId,
      school_uai: school.uai,
      owner_id: school.teacherA.personId,
      title: 'Brouillon',
      draft: content,
      created_at: at,
      updated_at: at,
    })
    .execute()
  await db
    .insertInto('resource_revision')
    .values({
      id: revisionId,
      resource_id: resourceId,
      title: 'Les fractions',
      content,
      content_hash: 'x',
      published_at: at,
      published_by: school.teacherA.personId,
    })
    .execute()
  await db
    .updateTable('resource')
    .set({ published_revision_id: revisionId })
    .where('id', '=', resourceId)
    .execute()
  await db
    .insertInto('lesson_resource')
    .values({
      lesson_id: lessonId,
      resource_id: resourceId,
      position: 1,
      attached_by: school.teacherA.personId,
      attached_at: at,
    })
    .execute()
  return resourceId
}

const day = <Body = MyDay>(who: TestPerson | null, path = '/api/day') =>
  server.call<Body>(who, 'GET', path)

async function stateFor(who: TestPerson, assignmentId = assignment): Promise<string | undefined> {
  const { body } = await day(who)
  const found = body.toHandIn.find(
    (work) => work.kind === 'assignment' && work.assignmentId === assignmentId,
  )
  return found?.kind === 'assignment' ? found.state : undefined
}

test('my day has its lessons in order, with everything that they carry', async () => {
  const { status, body } = await day(school.pupilA2)
  assert.equal(status, 200)
  assert.deepEqual(
    body.lessons.map((lesson) => lesson.id),
    [mathsLesson, latinLesson],
  )
  const [maths] = body.lessons
  assert.equal(maths?.subject.label, 'Mathématiques')
  assert.equal(maths?.room, 'B12')
  assert.equal(maths?.teachers[0]?.familyName, 'Mercier')
  assert.deepEqual(
    maths?.resources.map(({ title, minutes }) => [title, minutes]),
    [['Les fractions', 3]],
  )
  assert.equal(maths?.assignments[0]?.state, 'not_opened')
  assert.equal(maths?.homework, 'Apprendre la leçon.')
  assert.equal(body.on, '2026-11-24')
  assert.equal(body.timeZone, 'Europe/Paris')
  assert.deepEqual(body.day, { kind: 'lessons', label: null, nextSchoolDay: null })
  assert.deepEqual(
    body.toHandIn.map((work) => [work.kind, work.kind === 'homework' ? work.dueOn : work.dueAt]),
    [
      ['assignment', '2026-11-26T16:00:00.000Z'],
      ['homework', '2026-11-27'],
    ],
  )
})

test('a pupil sees the own courses only, and others have no such day', async () => {
  assert.deepEqual(
    (await day(school.pupilA1)).body.lessons.map((lesson) => lesson.id),
    [mathsLesson],
  )
  assert.deepEqual(
    (await day(school.pupilB)).body.lessons.map((lesson) => lesson.id),
    [latinLesson],
  )
  assert.deepEqual((await day(school.pupilB)).body.toHandIn, [])
  assert.equal((await day(null)).status, 401)
  for (const who of [school.head, school.teacherA, school.guardianA1, school.operator]) {
    assert.equal((await day(who)).status, 403)
  }
  assert.equal((await day(school.pupilA1, '/api/day?on=2026-02-30')).status, 400)
})

test('work goes from not opened to marked, for its own pupil only', async () => {
  assert.equal(await stateFor(school.pupilA1), 'not_opened')
  const attempt = await work.beginWork(assignment, school.pupilA1)
  assert.equal(await stateFor(school.pupilA1), 'begun')
  await work.handIn(assignment, attempt, school.pupilA1, 1)
  assert.equal(await stateFor(school.pupilA1), 'received')
  await db
    .insertInto('hand_mark')
    .values({
      attempt_id: attempt,
      question_id: 'q1',
      points: 2,
      marked_by: school.teacherA.personId,
      marked_at: new Date('2026-11-24T06:20:00Z'),
    })
    .execute()
  await db
    .insertInto('changed_mark')
    .values({
      attempt_id: attempt,
      question_id: 'q2',
      points: 1,
      hint_cost: 0.25,
      rule_points: 2,
      marked_by: school.teacherA.personId,
      marked_at: new Date('2026-11-24T06:20:00Z'),
    })
    .execute()
  // Marked, and not returned: neither the pupil's day nor the guardian's tells of it.
  const asChild = `/api/pupils/${school.pupilA1.personId}/day`
  assert.equal(await stateFor(school.pupilA1), 'received')
  assert.deepEqual((await day(school.pupilA1)).body.returned, [])
  assert.deepEqual((await day<ChildDay>(school.guardianA1, asChild)).body.markedLately, [])
  await db
    .insertInto('returned_copy')
    .values({
      attempt_id: attempt,
      return_id: null,
      returned_by: school.teacherA.personId,
      returned_at: new Date('2026-11-24T06:30:00Z'),
    })
    .execute()
  assert.equal(await stateFor(school.pupilA1), 'marked')
  const returned = (await day(school.pupilA1)).body.returned ?? []
  assert.deepEqual(
    returned.map(({ attemptId, returnedAt }) => [attemptId, returnedAt]),
    [[attempt, '2026-11-24T06:30:00.000Z']],
  )
  assert.equal('points' in (returned[0] ?? {}), false)
  assert.equal(await stateFor(school.pupilA2), 'not_opened')
})

test('missed work stays while it may still come, endless work until it is in', async () => {
  const missed = await work.assign(null, school.courseA, '2026-11-20T16:00:00Z')
  const over = await work.assign(null, school.courseA, '2026-11-20T16:00:00Z', {
    lateAccepted: false,
  })
  const endless = await work.assign(null, school.courseA, null)
  const hidden = await work.assign(null, school.courseA, '2026-11-25T16:00:00Z', {
    feedback: 'after_due',
  })
  const { body } = await day(school.pupilA2)
  const ids = body.toHandIn.flatMap((work) =>
    work.kind === 'assignment' ? [work.assignmentId] : [],
  )
  assert.deepEqual(ids, [missed, hidden, assignment, endless])
  assert.equal(ids.includes(over), false)
  await work.handIn(hidden, await work.beginWork(hidden, school.pupilA2), school.pupilA2)
  await work.handIn(endless, await work.beginWork(endless, school.pupilA2), school.pupilA2)
  assert.equal(await stateFor(school.pupilA2, hidden), 'received')
  assert.equal(await stateFor(school.pupilA2, endless), undefined)
})

test('a guardian sees the child’s day and marks, and only with confirmed rights', async () => {
  const path = `/api/pupils/${school.pupilA1.personId}/day`
  const { status, body } = await day<ChildDay>(school.guardianA1, path)
  assert.equal(status, 200)
  assert.deepEqual(body.pupil, {
    id: school.pupilA1.personId,
    givenName: 'Alice',
    className: '6e A',
  })
  assert.deepEqual(
    body.markedLately.map(({ points, pointsMax }) => [points, pointsMax]),
    [[7.75, 10]],
  )
  assert.equal(JSON.stringify(body).includes('Amir'), false)
  assert.equal((await day(school.pupilA1, path)).status, 200)
  for (const who of [
    school.guardianUnconfirmed,
    school.guardianBlocked,
    school.guardianB,
    school.pupilA2,
    school.teacherA,
    school.head,
  ]) {
    assert.equal((await day(who, path)).status, 404)
  }
})

test('days without lessons say why, and when the next one is', async () => {
  const on = async (which: string) => (await day(school.pupilA1, `/api/day?on=${which}`)).body.day
  assert.deepEqual(await on('2026-11-28'), {
    kind: 'weekend',
    label: null,
    nextSchoolDay: '2026-11-30',
  })
  assert.equal((await on('2026-11-26')).kind, 'no_lessons')
  assert.deepEqual(await on('2026-11-11'), {
    kind: 'holiday',
    label: 'Armistice de 1918',
    nextSchoolDay: '2026-11-24',
  })
  assert.deepEqual(await on('2026-12-25'), {
    kind: 'holiday',
    label: 'Vacances de Noël',
    nextSchoolDay: null,
  })
})

test('cancelled and moved lessons show themselves as such', async () => {
  await db
    .updateTable('lesson')
    .set({ status: 'cancelled', note: 'Professeur absent' })
    .where('id', '=', latinLesson)
    .execute()
  await db
    .updateTable('lesson')
    .set({ status: 'moved', planned_on: '2026-11-23' })
    .where('id', '=', mathsLesson)
    .execute()
  const { body } = await day(school.pupilA2)
  assert.deepEqual(
    body.lessons.map(({ status, movedFrom, note }) => [status, movedFrom, note]),
    [
      ['moved', '2026-11-23', null],
      ['cancelled', null, 'Professeur absent'],
    ],
  )
})

test('a pupil of two schools has one day', async () => {
  const pupil = school.otherSchool.pupil
  await addTestRole(db, pupil, school.uai, 'pupil')
  await db
    .insertInto('class_pupil')
    .values({ class_id: school.classA, pupil_id: pupil.personId })
    .execute()
  await addTestLesson(db, {
    uai: school.otherSchool.uai,
    courseId: school.otherSchool.course,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T12:30:00Z',
    endsAt: '2026-11-24T13:25:00Z',
  })
  const { body } = await day(pupil)
  assert.deepEqual(
    body.lessons.map((lesson) => lesson.schoolUai),
    [school.uai, school.otherSchool.uai],
  )
})

test('a teacher’s day counts what came in and what waits', async () => {
  const { status, body } = await day<TeachingDay>(school.teacherA, '/api/teaching-day')
  assert.equal(status, 200)
  const [lesson] = body.lessons
  assert.deepEqual(lesson?.audience, ['6e A'])
  assert.equal(lesson?.resources[0]?.title, 'Les fractions')
  const [given] = lesson?.assignments ?? []
  assert.deepEqual([given?.submitted, given?.expected, given?.toMark], [1, 3, 0])
  assert.equal(body.toMark, 0)
  await work.handIn(assignment, await work.beginWork(assignment, school.pupilA2), school.pupilA2, 2)
  const later = await day<TeachingDay>(school.teacherA, '/api/teaching-day')
  assert.equal(later.body.toMark, 1)
  assert.equal(later.body.lessons[0]?.assignments[0]?.toMark, 1)
  assert.equal((await day<TeachingDay>(school.teacherB, '/api/teaching-day')).body.toMark, 0)
  for (const who of [school.pupilA1, school.guardianA1, school.aed]) {
    assert.equal((await day(who, '/api/teaching-day')).status, 403)
  }
})

test('the school at a glance is for those who follow it', async () => {
  const path = `/api/schools/${school.uai}/day`
  const { status, body } = await day<SchoolDay>(school.aed, path)
  assert.equal(status, 200)
  assert.deepEqual(
    body.classes.map(({ name, pupils, lessons, cancelled, prepared }) => [
      name,
      pupils,
      lessons,
      cancelled,
      prepared,
    ]),
    [
      ['6e A', 3, 1, 1, 1],
      ['6e B', 1, 0, 1, 0],
    ],
  )
  assert.equal(body.classes[0]?.submitted, 4)
  for (const who of [school.secretary, school.teacherA, school.pupilA1, school.otherSchool.head]) {
    assert.equal((await day(who, path)).status, 404)
  }
})

test('however full the day is, it takes the same few statements', async () => {
  let statements = 0
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const counted: Kysely<SchoolTables> = db.withPlugin(counter)
  const context = buildDayContext({ db: counted, clock, findOutages: async () => [] })
  const count = async (work: () => Promise<unknown>): Promise<number> => {
    statements = 0
    await work()
    return statements
  }
  const pupil = await callerOf(db, school.pupilA2)
  const place = {
    pupilId: pupil.personId,
    classIds: pupil.classIds,
    courseIds: pupil.courseIds,
    schoolUais: pupil.schools.keys(),
  }
  const ask = () => readMyDay(context, { ...place, schoolUais: [school.uai] }, undefined)
  const teacher = await callerOf(db, school.teacherA)
  const askAsTeacher = () => readTeachingDay(context, teacher, undefined)
  await ask()
  assert.equal(await count(ask), 6)
  const asTeacher = await count(askAsTeacher)
  assert.ok(asTeacher <= 4)
  for (let hour = 10; hour < 16; hour += 1) {
    const lessonId = await addTestLesson(db, {
      uai: school.uai,
      courseId: school.courseA,
      onDate: '2026-11-24',
      startsAt: `2026-11-24T${hour}:00:00Z`,
      endsAt: `2026-11-24T${hour}:55:00Z`,
      homework: 'Relire.',
      homeworkDueOn: '2026-11-30',
    })
    await attachResource(lessonId)
    await work.assign(lessonId, school.courseA, '2026-11-30T16:00:00Z')
  }
  assert.equal(await count(ask), 7, 'one more, once, for contents never seen')
  assert.equal(await count(ask), 6)
  assert.equal(await count(askAsTeacher), asTeacher)
})
