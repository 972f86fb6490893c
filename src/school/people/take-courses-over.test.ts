/** Last year's courses taken over, over real HTTP and PostgreSQL: the end of August in a school kept by hand. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type {
  CoursePassage,
  CoursesTakenOver,
  CourseToTake,
  TakenCoursesUndone,
} from '#contract/course-passage.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  callerOf,
  createTestSchool,
  type TestPerson,
} from '../../../tests/test-school.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const { classB, courseA, courseB, cpe, head, teacherA, teacherB, uai } = school
const clock = fixedClock('2027-07-10T08:00:00Z')
const path = `/api/schools/${uai}/moving-up/courses`
let server: TestHttpServer
/** Of the new year. */
const classes = new Map<string, string>()

before(async () => {
  server = await startTestHttpServer({
    db,
    routes: peopleRoutes({ db, clock, random: systemRandom }),
  })
})
after(() => server.stop())

const read = async () => (await server.call<CoursePassage>(cpe, 'GET', path)).body
const take = (courses: readonly CourseToTake[], who: TestPerson = cpe) =>
  server.call<CoursesTakenOver & { refusal?: string }>(who, 'POST', path, { courses })
const undo = (courseIds: readonly string[]) =>
  server.call<TakenCoursesUndone>(cpe, 'POST', `${path}/undo`, { courseIds })
const idOf = (name: string): string => classes.get(name) ?? ''
const taken = async () =>
  (await read()).taken.map(({ mayUndo, name, teachers }) => [
    name,
    teachers.map(({ familyName }) => familyName).join(),
    mayUndo,
  ])

test('before the next year is open there is nothing to take over', async () => {
  assert.equal((await read()).fromYear, null)
  const early = await take([{ sourceId: courseA, classIds: [classB], teacherIds: [] }])
  assert.deepEqual([early.status, early.body.refusal], [400, 'bad_request'])
})

test('each class of the new year is proposed the courses of its name, else of its level', async () => {
  await server.call(head, 'POST', `/api/schools/${uai}/years`, {
    label: '2027-2028',
    startsOn: '2027-09-01',
    endsOn: '2028-07-05',
    weekAMonday: '2027-08-30',
  })
  for (const [name, levelLabel] of [
    ['6e a', null],
    ['6e C', '6e'],
    ['5e A', '5e'],
  ]) {
    const made = await server.call<{ id: string }>(cpe, 'POST', `/api/schools/${uai}/classes`, {
      name,
      levelLabel,
    })
    classes.set(name ?? '', made.body.id)
  }
  // Who taught French has left meanwhile.
  await db
    .updateTable('school_role')
    .set({ deactivated_at: new Date('2027-07-06T08:00:00Z') })
    .where('person_id', '=', teacherB.personId)
    .execute()
  const passage = await read()
  const sourceOf = new Map(passage.sources.map(({ id, name }) => [id, name]))
  assert.deepEqual(
    Object.fromEntries(
      passage.classes.map(({ name, proposedId }) => [name, sourceOf.get(proposedId ?? '')]),
    ),
    { '6e a': '6e A', '6e C': '6e A', '5e A': undefined },
  )
  assert.deepEqual(
    passage.courses.map(({ name, teachers }) => [name, teachers.map(({ isHere }) => isHere)]),
    [
      ['Français 6e B', [false]],
      ['Mathématiques 6e A', [true]],
    ],
  )
  assert.equal(passage.groupCourses.length, 1)
  assert.deepEqual(passage.taken, [])
})

test('what is of elsewhere, or of the wrong year, refuses the whole', async () => {
  const good = { sourceId: courseA, classIds: [idOf('6e a')], teacherIds: [teacherA.personId] }
  const { otherSchool } = school
  for (const wrong of [
    { ...good, sourceId: otherSchool.course },
    { ...good, classIds: [classB] },
    { ...good, classIds: [otherSchool.class] },
    { ...good, teacherIds: [teacherB.personId] },
    { ...good, teacherIds: [otherSchool.teacher.personId] },
  ]) {
    assert.equal((await take([good, wrong])).status, 404)
  }
  assert.equal((await take([good], school.aed)).status, 404)
  assert.deepEqual((await read()).taken, [])
})

test('two presses at once open a course once, under the name of its new class', async () => {
  const wish = [
    { sourceId: courseA, classIds: [idOf('6e a')], teacherIds: [teacherA.personId] },
    { sourceId: courseA, classIds: [idOf('6e C')], teacherIds: [] },
  ]
  const both = await Promise.all([take(wish), take(wish)])
  assert.deepEqual(both.map(({ body }) => [body.opened, body.already]).sort(), [
    [0, 2],
    [2, 0],
  ])
  assert.deepEqual(await taken(), [
    ['Mathématiques 6e C', '', true],
    ['Mathématiques 6e a', 'Mercier', true],
  ])
  const { courses } = await read()
  const maths = courses.find(({ id }) => id === courseA)
  assert.deepEqual(new Set(maths?.takenForIds), new Set([idOf('6e a'), idOf('6e C')]))
  const own = (await read()).taken.find(({ teachers }) => teachers.length > 0)
  assert.ok((await callerOf(db, teacherA)).taughtCourseIds.has(own?.id ?? ''))
})

test('what several classes followed together they follow together again, also one that comes later', async () => {
  await db
    .insertInto('course_class')
    .values({ course_id: courseB, class_id: school.classA })
    .execute()
  await db.updateTable('course').set({ name: 'Théâtre' }).where('id', '=', courseB).execute()
  const wish = (name: string) => [{ sourceId: courseB, classIds: [idOf(name)], teacherIds: [] }]
  assert.deepEqual((await take(wish('6e a'))).body, { opened: 1, already: 0 })
  assert.deepEqual((await take(wish('6e C'))).body, { opened: 1, already: 0 })
  const theatre = (await read()).taken.filter(({ name }) => name === 'Théâtre')
  assert.equal(theatre.length, 1, 'one course, with the name that somebody gave it')
  const rows = await db
    .selectFrom('course_class')
    .select('class_id')
    .where('course_id', '=', theatre[0]?.id ?? '')
    .execute()
  assert.equal(rows.length, 2)
})

test('what was taken over is given back until something was done in it, and may be taken again', async () => {
  const { taken: before } = await read()
  const maths = before.find(({ name }) => name === 'Mathématiques 6e a')
  await addTestLesson(db, {
    courseId: maths?.id ?? '',
    uai,
    onDate: '2027-09-02',
    startsAt: '2027-09-02T07:00:00Z',
    endsAt: '2027-09-02T08:00:00Z',
  })
  assert.deepEqual(
    (await taken()).map(([name, , mayUndo]) => [name, mayUndo]),
    [
      ['Mathématiques 6e C', true],
      ['Mathématiques 6e a', false],
      ['Théâtre', true],
    ],
  )
  const strange = school.otherSchool.course
  const done = await undo([...before.map(({ id }) => id), courseA, strange])
  assert.deepEqual(done.body, { undone: 2, kept: 3 })
  assert.deepEqual(
    (await taken()).map(([name]) => name),
    ['Mathématiques 6e a'],
  )
  const again = await take([{ sourceId: courseA, classIds: [idOf('6e C')], teacherIds: [] }])
  assert.deepEqual(again.body, { opened: 1, already: 0 })
})

test('what others write of the school meanwhile keeps nobody waiting', async () => {
  const { body } = await db.transaction().execute(async (trx) => {
    // As every row does that is written of the school.
    await sql`select from school where uai = ${uai} for key share`.execute(trx)
    return take([{ sourceId: courseA, classIds: [idOf('6e C')], teacherIds: [] }])
  })
  assert.deepEqual(body, { opened: 0, already: 1 })
})
