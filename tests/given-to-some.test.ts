/**
 * An exercise that some pupils of a course have, over real HTTP and PostgreSQL: theirs everywhere, and
 * nowhere anybody else's. And the teachers' small groups, by which pupils are ticked.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { CourseGlance } from '#contract/course-glance.ts'
import type { ChildDay, MyDay, TeachingDay } from '#contract/day.ts'
import type { Following } from '#contract/following.ts'
import type { Gradebook } from '#contract/grades.ts'
import type { InlineAssignments } from '#contract/inline-assignments.ts'
import type { ClassLog, PupilLog, WeekLoad } from '#contract/lesson-log.ts'
import { workingGroupsMax } from '#contract/working-group-limits.ts'
import type { CourseGroups } from '#contract/working-groups.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import {
  deleteAssignmentPupils,
  lockAssignmentPupils,
} from '#school/assignments/assignment-pupil-store.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { exerciseFileRoutes } from '#school/exercises/exercise-file-routes.ts'
import { gradeRoutes } from '#school/grades/grade-routes.ts'
import { lessonLogRoutes } from '#school/lesson-log/lesson-log-routes.ts'
import { enquiryRoutes } from '#school/messages/enquiry-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { forgetWorkingGroups } from '#school/working-groups/forget-working-groups.ts'
import { workingGroupRoutes } from '#school/working-groups/working-group-routes.ts'
import { attachTestReading } from './access-world.ts'
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
const { courseA: courseId, guardianA1, pupilA1, pupilA2, pupilB, teacherA, uai } = school
const server = await startTestHttpServer({
  db,
  routes: [
    ...workRoutes(room),
    ...exerciseFileRoutes(room),
    ...workingGroupRoutes(room),
    ...dayRoutes(room),
    ...lessonLogRoutes(room),
    ...gradeRoutes(room),
    ...enquiryRoutes(room),
  ],
})
after(() => server.stop())
const newId = (): Id => mintId(clock, systemRandom)
const on = '2026-11-24'
const lessonId = await addTestLesson(db, {
  uai,
  courseId,
  onDate: on,
  startsAt: `${on}T06:30:00Z`,
  endsAt: `${on}T07:25:00Z`,
})
const ofAll = await assignTestExercise(room, {
  uai,
  courseId,
  ownerId: teacherA.personId,
  opensAt: new Date(testMorning),
})
const rules = {
  exerciseId: ofAll.exerciseId,
  opensAt: testMorning,
  dueAt: '2026-11-26T16:00:00.000Z',
  lateAccepted: true,
  attemptsMax: 1,
  feedback: 'now',
}
const assign = (pupilIds: readonly Id[], who = teacherA) =>
  server.call<{ id: Id }>(who, 'POST', `/api/lessons/${lessonId}/assignments`, {
    id: crypto.randomUUID(),
    ...rules,
    pupilIds,
  })
async function get<Body>(who: TestPerson, path: string): Promise<Body> {
  const { body, status } = await server.call<Body>(who, 'GET', path)
  assert.equal(status, 200, path)
  return body
}
const change = (assignmentId: Id, add: readonly TestPerson[], remove: readonly TestPerson[]) =>
  server.call(teacherA, 'PUT', `/api/assignments/${assignmentId}/pupils`, {
    add: add.map(({ personId }) => personId),
    remove: remove.map(({ personId }) => personId),
  })
const followed = async (assignmentId: Id) => {
  const { isToSome, pupils } = await get<Following>(
    teacherA,
    `/api/assignments/${assignmentId}/following`,
  )
  return { isToSome, ids: pupils.map(({ pupil }) => pupil.id) }
}

const { id: assignmentId } = (await assign([pupilA1.personId])).body

test('it is given to pupils of the course, named once, and to nobody of elsewhere', async () => {
  assert.equal((await assign([pupilA1.personId, pupilB.personId])).status, 404)
  assert.equal((await assign([])).status, 400)
  assert.equal((await assign([pupilA1.personId, pupilA1.personId])).status, 400)
  assert.deepEqual(await followed(assignmentId), { isToSome: true, ids: [pupilA1.personId] })
  assert.equal((await followed(ofAll.assignmentId)).isToSome, false)
})

test('the day, the list to hand in and the log have it for the one, and not a word for the other', async () => {
  const worksOf = ({ lessons, toHandIn }: MyDay | ChildDay) => [
    ...lessons.flatMap((lesson) => lesson.assignments.map(({ id }) => id)),
    ...toHandIn.flatMap((item) => (item.kind === 'assignment' ? [item.assignmentId] : [])),
  ]
  const count = (ids: readonly Id[]) => ids.filter((id) => id === assignmentId).length
  assert.equal(count(worksOf(await get<MyDay>(pupilA1, `/api/day?on=${on}`))), 2)
  const child = `/api/pupils/${pupilA1.personId}/day?on=${on}`
  assert.equal(count(worksOf(await get<ChildDay>(guardianA1, child))), 2)
  const other = await server.call<MyDay>(pupilA2, 'GET', `/api/day?on=${on}`)
  assert.equal(count(worksOf(other.body)), 0)
  assert.ok(!JSON.stringify(other.body).includes(assignmentId))

  const span = `?from=${on}&until=${on}`
  const logOf = async (who: TestPerson) =>
    (await get<PupilLog>(who, `/api/pupils/${who.personId}/lesson-log${span}`)).lessons
  assert.deepEqual(
    (await logOf(pupilA1)).flatMap(({ exercises }) => exercises.map(({ isToSome }) => isToSome)),
    [undefined],
    'a family is not told that others have it not',
  )
  assert.deepEqual(await logOf(pupilA2), [])
  const ofClass = await get<ClassLog>(teacherA, `/api/classes/${school.classA}/lesson-log${span}`)
  assert.equal(ofClass.lessons[0]?.exercises[0]?.isToSome, true)
  const load = await get<WeekLoad>(teacherA, `/api/classes/${school.classA}/week-load?on=${on}`)
  assert.ok(load.days.some(({ homework }) => homework.some(({ isToSome }) => isToSome)))
})

test('who does not have it is refused as a stranger: to look, begin, ask, and for a sheet of paper', async () => {
  const own = (who: TestPerson) =>
    server.call(who, 'GET', `/api/pupils/${who.personId}/assignments/${assignmentId}`)
  assert.deepEqual([(await own(pupilA1)).status, (await own(pupilA2)).status], [200, 404])
  const begin = (who: TestPerson) =>
    server.call(who, 'POST', `/api/assignments/${assignmentId}/attempts`, { attemptId: newId() })
  assert.equal((await begin(pupilA2)).status, 404)
  const enquiry = { id: newId(), text: 'Comment faire ?' }
  const path = `/api/assignments/${assignmentId}/enquiries`
  assert.equal((await server.call(pupilA2, 'POST', path, enquiry)).status, 404)
  const paper = `/api/assignments/${assignmentId}/pupils/${pupilA2.personId}/paper-copy`
  assert.equal((await server.call(teacherA, 'GET', paper)).status, 404)
  const window = { opensAt: testMorning, dueAt: '2026-11-27T16:00:00.000Z' }
  const windows = [{ pupilId: pupilA2.personId, window }]
  const given = `/api/assignments/${assignmentId}/own-windows`
  assert.equal((await server.call(teacherA, 'PUT', given, { windows })).status, 404)
  const step = { id: newId(), step: 3 }
  const level = `/api/assignments/${assignmentId}/levels/${pupilA2.personId}`
  assert.equal((await server.call(teacherA, 'PUT', level, step)).status, 404)
})

test('pictures of an exercise that only others have are refused; those of one that all had are not', async () => {
  const only = await assignTestExercise(room, {
    uai,
    courseId,
    ownerId: teacherA.personId,
    opensAt: new Date(testMorning),
  })
  await db
    .updateTable('assignment')
    .set({ to_some: true })
    .where('id', '=', only.assignmentId)
    .execute()
  await change(only.assignmentId, [pupilA1], [])
  const [mayLook] = exerciseFileRoutes(room).filter(({ path }) => path.endsWith('/:fileId'))
  assert.ok(mayLook)
  const check = async (who: TestPerson, exerciseId: Id) =>
    (await mayLook.access.check(await callerOf(db, who), { exerciseId }))?.code ?? 'let in'
  assert.deepEqual(
    [await check(pupilA1, only.exerciseId), await check(guardianA1, only.exerciseId)],
    ['let in', 'let in'],
  )
  assert.equal(await check(pupilA2, only.exerciseId), 'not_found')
  assert.equal(await check(pupilA2, ofAll.exerciseId), 'let in')
})

test('teachers count those alone: their day, the glance, the gradebook', async () => {
  const day = await get<TeachingDay>(teacherA, `/api/teaching-day?on=${on}`)
  const work = day.lessons.flatMap((lesson) => lesson.assignments)
  assert.deepEqual(
    work.map(({ expected, id, isToSome }) => [id, expected, isToSome]),
    [[assignmentId, 1, true]],
  )
  const glance = await get<CourseGlance>(teacherA, `/api/courses/${courseId}/glance`)
  const shown = glance.works.find(({ id }) => id === assignmentId)
  assert.deepEqual(shown?.onlyFor, [pupilA1.personId])
  assert.equal(glance.works.find(({ id }) => id === ofAll.assignmentId)?.onlyFor, undefined)
})

test('added afterwards, taken out until begun, and never the last one', async () => {
  const { id } = (await assign([pupilA1.personId])).body
  assert.equal((await change(id, [pupilB], [])).status, 404)
  assert.equal((await change(id, [], [pupilA1])).status, 400, 'nobody would have it')
  assert.equal((await change(id, [pupilA2], [])).status, 200)
  assert.equal((await change(id, [pupilA2], [])).status, 200, 'again is the same')
  assert.deepEqual((await followed(id)).ids.sort(), [pupilA1.personId, pupilA2.personId].sort())
  const attemptId = newId()
  const path = `/api/assignments/${id}/attempts`
  assert.equal((await server.call(pupilA2, 'POST', path, { attemptId })).status, 200)
  assert.equal((await change(id, [], [pupilA2])).status, 409, 'work under way stays')
  const copy = { id: newId(), answers: goodAnswers }
  const handIn = `/api/attempts/${attemptId}/submission`
  assert.equal((await server.call(pupilA2, 'POST', handIn, copy)).status, 200)
  assert.equal((await change(id, [], [pupilA2])).status, 409)
  assert.equal((await change(id, [], [pupilA1])).status, 200)
  assert.deepEqual((await followed(id)).ids, [pupilA2.personId])
  assert.equal((await change(ofAll.assignmentId, [pupilA2], [])).status, 404, 'all have that')

  const level = `/api/assignments/${id}/levels/${pupilA2.personId}`
  const step = { id: newId(), step: 3 }
  assert.equal((await server.call(teacherA, 'PUT', level, step)).status, 200)
  const book = await get<Gradebook>(teacherA, `/api/courses/${courseId}/gradebook`)
  assert.deepEqual(
    book.grades.map(({ pupilId }) => pupilId),
    [pupilA2.personId],
    'who does not have it has no grade, and none is missing',
  )
})

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}

test('who begins in the moment of being taken out comes before it, and keeps it', async () => {
  const { id } = (await assign([pupilA1.personId, pupilA2.personId])).body
  let takingOut: Promise<number> = Promise.resolve(0)
  await db.transaction().execute(async (trx) => {
    const attempt = { assignmentId: id, pupilId: pupilA2.personId, attemptId: newId() }
    assert.equal((await beginAttempt({ ...room, db: trx }, attempt)).ok, true)
    takingOut = change(id, [], [pupilA2]).then(({ status }) => status)
    let isOver = false
    void takingOut.finally(() => {
      isOver = true
    })
    // It has happened, or it waits for this transaction.
    while (!isOver && !(await isSomebodyWaiting()))
      await new Promise((done) => setTimeout(done, 10))
  })
  assert.equal(await takingOut, 409)
})

test('who begins in the moment after has no attempt', async () => {
  const { id } = (await assign([pupilA1.personId, pupilA2.personId])).body
  let beginning: Promise<{ ok: boolean }> = Promise.resolve({ ok: true })
  await db.transaction().execute(async (trx) => {
    await lockAssignmentPupils(trx, id)
    await deleteAssignmentPupils(trx, id, [pupilA2.personId])
    const attempt = { assignmentId: id, pupilId: pupilA2.personId, attemptId: newId() }
    let isOver = false
    beginning = beginAttempt(room, attempt).finally(() => {
      isOver = true
    })
    while (!isOver && !(await isSomebodyWaiting()))
      await new Promise((done) => setTimeout(done, 10))
  })
  assert.equal((await beginning).ok, false)
  const left = db.selectFrom('attempt').select('id').where('assignment_id', '=', id)
  assert.deepEqual(await left.execute(), [])
})

test('small groups: seen and changed by those who teach the course, and by nobody else', async () => {
  const path = `/api/courses/${courseId}/working-groups`
  const id = newId()
  const save = (groupId: Id, name: string, pupils: readonly TestPerson[], who = teacherA) =>
    server.call(who, 'PUT', `${path}/${groupId}`, {
      name,
      pupilIds: pupils.map(({ personId }) => personId),
    })
  const groups = async () => (await get<CourseGroups>(teacherA, path)).groups
  assert.equal((await save(id, ' Fractions ', [pupilA1, pupilA2, pupilB])).status, 200)
  assert.equal((await save(id, 'Fractions', [pupilA1])).status, 200, 'as a whole')
  assert.deepEqual(await groups(), [{ id, name: 'Fractions', pupilIds: [pupilA1.personId] }])
  assert.equal((await save(newId(), 'FRACTIONS', [])).status, 400, 'one name, one group')
  for (const who of [pupilA1, guardianA1, school.head, school.cpe, school.teacherB]) {
    assert.equal((await server.call(who, 'GET', path)).status, 404)
    assert.equal((await save(id, 'Autre', [], who)).status, 404)
  }
  for (let place = 1; place < workingGroupsMax; place += 1) {
    assert.equal((await save(newId(), `G ${place}`, [])).status, 200)
  }
  assert.equal((await save(newId(), 'Un de trop', [])).status, 400)
  assert.equal((await server.call(teacherA, 'DELETE', `${path}/${id}`)).status, 200)
  assert.equal((await groups()).length, workingGroupsMax - 1)
  assert.deepEqual((await followed(assignmentId)).ids, [pupilA1.personId], 'what was given stays')
})

test('who leaves the course is in no group; when the year is over there are none', async () => {
  const path = `/api/courses/${courseId}/working-groups`
  const id = (await get<CourseGroups>(teacherA, path)).groups[0]?.id ?? ''
  const body = { name: 'Lecture', pupilIds: [pupilA1.personId, pupilA2.personId] }
  assert.equal((await server.call(teacherA, 'PUT', `${path}/${id}`, body)).status, 200)
  const left = { ended_at: new Date(clock.now()) }
  await db.updateTable('class_pupil').set(left).where('pupil_id', '=', pupilA2.personId).execute()
  const found = (await get<CourseGroups>(teacherA, path)).groups.find((one) => one.id === id)
  assert.deepEqual(found?.pupilIds, [pupilA1.personId])
  assert.deepEqual(await forgetWorkingGroups(room), { workingGroups: 0 })
  const kept = await db.selectFrom('working_group_pupil').select('pupil_id').execute()
  assert.deepEqual(kept, [{ pupil_id: pupilA1.personId }])
  clock.set('2027-07-04T02:00:00Z')
  assert.deepEqual(await forgetWorkingGroups(room), { workingGroups: workingGroupsMax - 1 })
  clock.set('2028-07-05T02:00:00Z')
  await forgetOldSubmissions(room)
  assert.deepEqual(await db.selectFrom('assignment_pupil').selectAll().execute(), [])
  clock.set(testMorning)
})

test('inside a lesson the exercise is named to who has it, and to its teacher', async () => {
  const other = await assignTestExercise(room, {
    uai,
    courseId,
    ownerId: teacherA.personId,
    opensAt: new Date(testMorning),
  })
  await db
    .updateTable('assignment')
    .set({ to_some: true })
    .where('id', '=', other.assignmentId)
    .execute()
  const { resourceId } = await attachTestReading(room, school, lessonId)
  const content = { format: 1, blocks: [{ type: 'exercise', exerciseId: other.exerciseId }] }
  await db
    .updateTable('resource_revision')
    .set({ content: JSON.stringify(content) })
    .where('resource_id', '=', resourceId)
    .execute()
  const seen = async (who: TestPerson) =>
    (await get<InlineAssignments>(who, `/api/resources/${resourceId}/assignments`)).assignments[0]
      ?.assignmentId
  assert.equal(await seen(pupilA1), null)
  assert.equal(await seen(teacherA), other.assignmentId)
  await change(other.assignmentId, [pupilA1], [])
  assert.equal(await seen(pupilA1), other.assignmentId)
})
