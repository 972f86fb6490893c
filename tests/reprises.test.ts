/**
 * A course of a past year, closed and half forgotten, taken up again: what goes where, once, in
 * nobody's sight until it is given, and back again.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ReprisedAt, RepriseOutcome, ReprisePlan, Reprises } from '#contract/reprises.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import { readPublishedAmong } from '#school/exercises/exercise-store.ts'
import { forgetOldLogs } from '#school/lesson-log/forget-old-logs.ts'
import { forgetOldReprises } from '#school/reprises/forget-old-reprises.ts'
import { repriseRoutes } from '#school/reprises/reprise-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { attachTestReading } from './access-world.ts'
import { runBehind } from './at-once.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { addTestLesson, createTestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { courseA, teacherA, teacherB, uai } = school
const server = await startTestHttpServer({ db, routes: repriseRoutes(room, readPublishedAmong) })
after(() => server.stop())

const newId = (): Id => mintId(clock, systemRandom)
const oldCourse = newId()
const oldDays = ['2020-09-08', '2020-09-10', '2020-09-15', '2020-09-17']
const newDays = ['2026-11-26', '2026-12-01', '2026-12-03']
const lessonAt = (courseId: Id, onDate: string) =>
  addTestLesson(db, {
    uai,
    courseId,
    onDate,
    startsAt: `${onDate}T09:00:00Z`,
    endsAt: `${onDate}T10:00:00Z`,
  })
const ids = { oldLessons: [] as Id[], newLessons: [] as Id[], resourceId: '', exerciseId: '' }

before(async () => {
  const yearId = newId()
  const days = { starts_on: '2020-09-01', ends_on: '2021-07-06', week_a_monday: '2020-08-31' }
  await db
    .insertInto('school_year')
    .values({ id: yearId, school_uai: uai, label: '2020-2021', ...days })
    .execute()
  await db
    .insertInto('course')
    .values({
      id: oldCourse,
      school_uai: uai,
      school_year_id: yearId,
      subject_code: 'MATHS',
      name: 'Maths 6e C',
      deactivated_at: new Date('2021-08-20T08:00:00Z'),
    })
    .execute()
  const { personId: teacher_id } = teacherA
  await db.insertInto('course_teacher').values({ course_id: oldCourse, teacher_id }).execute()
  for (const day of oldDays) ids.oldLessons.push(await lessonAt(oldCourse, day))
  const [first, second, third, fourth] = ids.oldLessons as [Id, Id, Id, Id]
  ids.resourceId = (await attachTestReading(room, school, first)).resourceId
  const own = { uai, courseId: oldCourse, ownerId: teacher_id }
  const opensAt = new Date('2020-09-09T17:00:00Z')
  const given = await assignTestExercise(room, {
    ...own,
    opensAt,
    dueAt: new Date('2020-09-15T09:00:00Z'),
    attemptsMax: 3,
    feedback: 'after_due',
    minutes: 20,
  })
  ids.exerciseId = given.exerciseId
  const put = (assignmentId: Id, lesson_id: Id) =>
    db.updateTable('assignment').set({ lesson_id }).where('id', '=', assignmentId).execute()
  await put(given.assignmentId, second)
  const colleagues = await assignTestExercise(room, { ...own, opensAt, ownerId: teacherB.personId })
  await put(colleagues.assignmentId, third)
  await db
    .updateTable('assignment')
    .set({ assigned_by: teacherB.personId })
    .where('id', '=', colleagues.assignmentId)
    .execute()
  await db
    .insertInto('share')
    .values({
      id: newId(),
      school_uai: uai,
      exercise_id: colleagues.exerciseId,
      shared_by: teacherB.personId,
      shared_at: new Date(clock.now()),
    })
    .execute()
  await attachTestReading(room, school, fourth)
  // The night has forgotten what it forgets of such a year.
  await forgetOldSubmissions(room)
  await forgetOldLogs(room)
})

const path = `/api/courses/${courseA}`

async function readPlan(query = ''): Promise<ReprisePlan> {
  const asked = `${path}/reprise-plan?from=${oldCourse}${query}`
  const { body, status } = await server.call<ReprisePlan>(teacherA, 'GET', asked)
  assert.equal(status, 200)
  return body
}

async function readBoard(): Promise<Reprises> {
  const { body, status } = await server.call<Reprises>(teacherA, 'GET', `${path}/reprises`)
  assert.equal(status, 200)
  return body
}

function apply(repriseId: Id, plan: ReprisePlan, lines = plan.lines) {
  return server.call<RepriseOutcome>(teacherA, 'PUT', `${path}/reprises/${repriseId}`, {
    from: oldCourse,
    firstLesson: plan.firstLesson,
    firstDay: plan.firstDay,
    things: lines.map(({ kind, lessonId, thingId, to }) => ({
      kind,
      lessonId,
      thingId,
      to: to?.id ?? null,
    })),
  })
}

const assigned = () =>
  db
    .selectFrom('assignment')
    .selectAll()
    .where('course_id', '=', courseA)
    .where('withdrawn_at', 'is', null)
    .orderBy('opens_at')
    .execute()
const attached = () =>
  db
    .selectFrom('lesson_resource')
    .innerJoin('lesson', 'lesson.id', 'lesson_resource.lesson_id')
    .select(['lesson_id', 'resource_id'])
    .where('course_id', '=', courseA)
    .execute()

test('what only some pupils had is said to be so', async () => {
  const toSome = (to_some: boolean) =>
    db
      .updateTable('assignment')
      .set({ to_some })
      .where('exercise_id', '=', ids.exerciseId)
      .execute()
  await toSome(true)
  const { lines } = await readPlan()
  assert.deepEqual(
    lines.filter(({ wasToSome }) => wasToSome).map(({ contentId }) => contentId),
    [ids.exerciseId],
  )
  await toSome(false)
})

test('before the timetable is there, everything would wait without a lesson', async () => {
  const { sources } = await readBoard()
  assert.deepEqual(
    sources.map(({ courseId, resources, exercises }) => [courseId, resources, exercises]),
    [[oldCourse, 2, 2]],
  )
  const plan = await readPlan()
  assert.deepEqual(
    plan.lines.map(({ kind, state, to }) => [kind, state, to]),
    [
      ['resource', 'free', null],
      ['exercise', 'free', null],
      ['exercise', 'to_copy', null],
      ['resource', 'free', null],
    ],
  )
})

test('only who gave the course takes it up, and only from the same school', async () => {
  const asked = (who: typeof teacherA, course: Id, from: Id) =>
    server.call(who, 'GET', `/api/courses/${course}/reprise-plan?from=${from}`)
  // Teacher B gave one exercise there: that one alone is seen.
  const { body } = await server.call<ReprisePlan>(
    teacherB,
    'GET',
    `/api/courses/${school.courseB}/reprise-plan?from=${oldCourse}`,
  )
  assert.equal(body.lines.length, 1)
  assert.equal((await asked(teacherB, courseA, oldCourse)).status, 404)
  const named = `${oldCourse}&firstLesson=${ids.oldLessons[0]}`
  assert.equal((await asked(school.teacherB, school.courseB, named)).status, 200)
  // Of a course of which nothing is one's own, not even the days are told.
  const first = await lessonAt(school.courseGroup, '2026-09-07')
  assert.equal(
    (await asked(teacherA, courseA, `${school.courseGroup}&firstLesson=${first}`)).status,
    404,
  )
  assert.equal((await asked(teacherB, school.courseB, courseA)).status, 404)
  const { course, teacher } = school.otherSchool
  assert.equal((await asked(teacher, course, oldCourse)).status, 404)
  assert.equal((await asked(teacherA, courseA, courseA)).status, 404)
})

test('it goes to the lessons in their order, and pupils are given nothing', async () => {
  for (const day of newDays) ids.newLessons.push(await lessonAt(courseA, day))
  const plan = await readPlan()
  const [first, second, third] = ids.newLessons
  assert.deepEqual(
    plan.lines.map(({ to }) => to?.id ?? null),
    [first, second, third, null],
  )
  assert.equal(plan.firstDay, newDays[0])
  // It had opened the evening before, and was due at the lesson after: so it opens with the lesson.
  assert.deepEqual(plan.lines[1]?.times, {
    opensAt: '2026-12-01T09:00:00.000Z',
    dueAt: '2026-12-03T09:00:00.000Z',
  })

  const moved = { ...plan, lines: plan.lines.map((line) => ({ ...line, to: null })) }
  assert.equal((await apply(newId(), moved)).status, 409)
  assert.equal((await attached()).length, 0)

  const id = newId()
  const outcome = { resources: 1, exercises: 2, withoutLesson: 1 }
  const pressed = await Promise.all([apply(id, plan), apply(id, plan)])
  assert.deepEqual(
    pressed.map(({ status, body }) => [status, body]),
    [
      [200, outcome],
      [200, outcome],
    ],
  )
  assert.deepEqual(await attached(), [{ lesson_id: first, resource_id: ids.resourceId }])
  assert.deepEqual(await assigned(), [])
  const [reprise] = (await readBoard()).reprises
  assert.deepEqual(
    reprise?.waiting.map(({ kind, lesson }) => [kind, lesson?.id ?? null]),
    [
      ['exercise', second],
      ['exercise', third],
      ['resource', null],
    ],
  )
  assert.equal(reprise?.mayUndo, true)
  // Of a colleague's exercise a copy was taken, once and published.
  const copies = await db
    .selectFrom('exercise')
    .select(['published_revision_id', 'origin_author_id'])
    .where('owner_id', '=', teacherA.personId)
    .where('origin_author_id', 'is not', null)
    .execute()
  assert.equal(copies.length, 1)
  assert.equal(copies[0]?.origin_author_id, teacherB.personId)
  assert.ok(copies[0]?.published_revision_id)
  // What lies there is known the next time.
  assert.deepEqual(
    (await readPlan()).lines.map(({ isInCourse, state }) => [state, isInCourse]),
    [
      ['there', true],
      ['free', false],
      ['to_copy', false],
      ['free', false],
    ],
  )
})

test('exercises are given with the times that were read, once', async () => {
  const [reprise] = (await readBoard()).reprises
  const [first] = reprise?.waiting ?? []
  assert.ok(reprise !== undefined && first?.times)
  const given = `${path}/reprises/${reprise.id}/given`
  const there = `/api/lessons/${ids.newLessons[1]}/reprised`
  const waitingThere = async () =>
    (await server.call<ReprisedAt>(teacherA, 'GET', there)).body.waiting
  assert.deepEqual(await waitingThere(), [
    { repriseId: reprise.id, place: first.place, title: first.title, times: first.times },
  ])
  const wish = { things: [{ place: first.place, ...first.times }] }
  const wrong = { things: [...wish.things, { place: 3, ...first.times }] }
  assert.equal((await server.call(teacherA, 'POST', given, wrong)).status, 404)
  assert.deepEqual(await assigned(), [])
  assert.equal((await server.call(teacherA, 'POST', given, wish)).status, 200)
  assert.equal((await server.call(teacherA, 'POST', given, wish)).status, 200)
  assert.deepEqual(await waitingThere(), [])
  const [work, ...more] = await assigned()
  assert.deepEqual(more, [])
  assert.deepEqual(
    [work?.exercise_id, work?.lesson_id, work?.attempts_max, work?.feedback, work?.minutes],
    [ids.exerciseId, ids.newLessons[1], 3, 'after_due', 20],
  )
  assert.equal(work?.due_at?.toISOString(), '2026-12-03T09:00:00.000Z')
})

test('what found no lesson is placed at one of the course to come, or left', async () => {
  const [reprise] = (await readBoard()).reprises
  const thing = reprise?.waiting.find(({ lesson }) => lesson === null)
  assert.ok(reprise !== undefined && thing !== undefined)
  const there = `${path}/reprises/${reprise.id}/things/${thing.place}`
  const put = (lessonId: Id | undefined) => server.call(teacherA, 'PUT', there, { lessonId })
  assert.equal((await put(ids.oldLessons[0])).status, 400)
  assert.equal((await put(ids.newLessons[2])).status, 200)
  assert.equal((await put(ids.newLessons[2])).status, 404)
  assert.equal((await server.call(teacherA, 'DELETE', there)).status, 409)
  assert.deepEqual(
    (await attached()).map(({ lesson_id }) => lesson_id).sort(),
    [ids.newLessons[0], ids.newLessons[2]].sort(),
  )
})

test('a lesson that the timetable takes away leaves its exercise waiting without one', async () => {
  const [reprise] = (await readBoard()).reprises
  const thing = reprise?.waiting.find(({ kind, lesson }) => kind === 'exercise' && lesson !== null)
  assert.equal(thing?.lesson?.id, ids.newLessons[2])
  const extra = await lessonAt(courseA, '2026-12-08')
  const there = `${path}/reprises/${reprise?.id}/things/${thing?.place}`
  assert.equal((await server.call(teacherA, 'PUT', there, { lessonId: extra })).status, 200)
  await db.deleteFrom('lesson').where('id', '=', extra).execute()
  const again = (await readBoard()).reprises[0]?.waiting.find(({ place }) => place === thing?.place)
  assert.equal(again?.lesson, null)
  assert.equal((await server.call(teacherA, 'DELETE', there)).status, 200)
  assert.deepEqual((await readBoard()).reprises[0]?.waiting, [])
})

test('it is undone whole while nobody began, and not after', async () => {
  const [reprise] = (await readBoard()).reprises
  const there = `${path}/reprises/${reprise?.id}`
  const [work] = await assigned()
  assert.ok(work !== undefined)
  const attempt = newId()
  await db
    .insertInto('attempt')
    .values({
      id: attempt,
      school_uai: uai,
      assignment_id: work.id,
      pupil_id: school.pupilA1.personId,
      number: 1,
      attempts_max: work.attempts_max,
      started_at: new Date(clock.now()),
    })
    .execute()
  assert.equal((await server.call(teacherA, 'DELETE', there)).status, 409)
  assert.equal((await readBoard()).reprises[0]?.mayUndo, false)
  await db.deleteFrom('attempt').where('id', '=', attempt).execute()
  assert.equal((await server.call(teacherA, 'DELETE', there)).status, 200)
  assert.deepEqual([await attached(), await assigned()], [[], []])
  assert.deepEqual((await readBoard()).reprises, [])
  assert.equal((await server.call(teacherA, 'DELETE', there)).status, 404)
})

test('once a lesson that got something has begun, it stands; what waits goes with a later one', async () => {
  const plan = await readPlan()
  const last = plan.lines.slice(-1)
  assert.deepEqual((await apply(newId(), plan, last)).body.withoutLesson, 1)
  const later = await readPlan(`&firstLesson=${ids.oldLessons[3]}&firstDay=${newDays[1]}`)
  assert.equal(later.lines[0]?.to?.id, ids.newLessons[1])
  assert.deepEqual((await apply(newId(), later)).body, {
    resources: 1,
    exercises: 0,
    withoutLesson: 0,
  })
  const board = await readBoard()
  assert.deepEqual(
    board.reprises.map(({ waiting }) => waiting.length),
    [0, 0],
  )
  clock.advance(8 * 86_400_000)
  assert.deepEqual((await readBoard()).reprises.map(({ mayUndo }) => mayUndo).sort(), [false, true])
  assert.deepEqual(await forgetOldReprises(room), { reprises: 0 })
  clock.advance(300 * 86_400_000)
  // The undone one too.
  assert.deepEqual(await forgetOldReprises(room), { reprises: 3 })
  assert.equal((await attached()).length, 1)
})

test('pressed in two tabs at once, an exercise waits once', async () => {
  await db.deleteFrom('reprise').execute()
  const plan = await readPlan()
  const lines = plan.lines.filter(
    ({ contentId, kind }) => kind === 'exercise' && contentId === ids.exerciseId,
  )
  const press = () => apply(newId(), plan, lines)
  const answers = await runBehind(
    db,
    (trx) => trx.selectFrom('course').select('id').where('id', '=', courseA).forUpdate().execute(),
    [press, press],
  )
  for (const { status } of answers) assert.equal(status, 200)
  const { rows } = await sql`
    select from reprise_thing where exercise_id = ${ids.exerciseId} and state = 'waiting'`.execute(
    db,
  )
  assert.equal(rows.length, 1)
})
