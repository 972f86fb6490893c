/** The doors of classes, groups, courses and years, over real HTTP and PostgreSQL: who may, what follows. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ClassDetail, Course } from '#contract/classes.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  callerOf,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const context = { db, clock: fixedClock(testMorning), random: systemRandom }
  server = await startTestHttpServer({ db, routes: peopleRoutes(context) })
})
after(() => server.stop())

const here = () => `/api/schools/${school.uai}`
const get = <Body>(who: TestPerson | null, path: string) => server.call<Body>(who, 'GET', path)
const post = <Body = { id: string }>(who: TestPerson, path: string, body?: unknown) =>
  server.call<Body>(who, 'POST', path, body)
const newId = () => crypto.randomUUID()
const put = (who: TestPerson, path: string, body?: unknown) => server.call(who, 'PUT', path, body)

test('a course follows its classes and groups, and never those of another school', async () => {
  const path = `${here()}/courses`
  const course = {
    id: newId(),
    subjectCode: 'EPS',
    classIds: [school.classA],
    groupIds: [],
    teacherIds: [school.teacherA.personId],
  }
  const made = await post(school.head, path, course)
  assert.equal(made.status, 200)
  assert.ok((await callerOf(db, school.pupilA2)).courseIds.has(made.body.id))
  const seen = await get<Course>(school.pupilA2, `/api/courses/${made.body.id}`)
  assert.equal(seen.body.name, 'Éducation physique et sportive 6e A')
  assert.equal((await get(school.pupilB, `/api/courses/${made.body.id}`)).status, 404)
  for (const wrong of [
    { ...course, classIds: [school.otherSchool.class] },
    { ...course, teacherIds: [school.otherSchool.teacher.personId] },
    { ...course, teacherIds: [school.deactivatedTeacher.personId] },
  ]) {
    assert.equal((await post(school.head, path, { ...wrong, id: newId() })).status, 404)
  }
  assert.equal(
    (await post(school.head, path, { ...course, id: newId(), subjectCode: 'XYZ' })).status,
    400,
  )
  const moved = { ...course, classIds: [school.classB] }
  assert.equal((await put(school.head, `/api/courses/${made.body.id}`, moved)).status, 200)
  assert.equal((await callerOf(db, school.pupilA2)).courseIds.has(made.body.id), false)
  assert.ok((await callerOf(db, school.pupilB)).courseIds.has(made.body.id))
  const closed = await server.call(school.head, 'DELETE', `/api/courses/${made.body.id}`)
  assert.equal(closed.status, 200)
  assert.equal((await get(school.head, `/api/courses/${made.body.id}`)).status, 404)
  assert.equal((await callerOf(db, school.pupilB)).courseIds.has(made.body.id), false)
})

test('groups take pupils of any class of the school, and only those', async () => {
  const made = await post(school.cpe, `${here()}/groups`, { name: 'Chorale' })
  const path = `/api/groups/${made.body.id}/pupils`
  const pupilIds = [school.pupilA1.personId, school.pupilB.personId]
  assert.equal((await put(school.cpe, path, { pupilIds })).status, 200)
  const stranger = { pupilIds: [school.otherSchool.pupil.personId] }
  assert.equal((await put(school.cpe, path, stranger)).status, 404)
  const { body } = await get<{ pupils: { className: string }[] }>(
    school.head,
    `/api/groups/${made.body.id}`,
  )
  assert.deepEqual(body.pupils.map((pupil) => pupil.className).sort(), ['6e A', '6e B'])
  assert.equal((await post(school.cpe, `${here()}/groups`, { name: 'chorale' })).status, 400)
})

test('classes are opened, renamed and given teachers by hand', async () => {
  const made = await post(school.secretary, `${here()}/classes`, { name: '6e C', levelLabel: '6e' })
  assert.equal(made.status, 200)
  const taken = { name: '6E a', levelLabel: null }
  assert.equal((await post(school.secretary, `${here()}/classes`, taken)).status, 400)
  const path = `/api/classes/${made.body.id}`
  assert.equal((await put(school.secretary, path, { ...taken, name: '6e D' })).status, 200)
  const teachers = { teacherIds: [], mainTeacherIds: [school.teacherA.personId] }
  assert.equal((await put(school.secretary, `${path}/teachers`, teachers)).status, 200)
  assert.ok((await callerOf(db, school.teacherA)).taughtClassIds.has(made.body.id))
  const none = { teacherIds: [], mainTeacherIds: [] }
  assert.equal((await put(school.secretary, `${path}/teachers`, none)).status, 200)
  assert.equal((await callerOf(db, school.teacherA)).taughtClassIds.has(made.body.id), false)
  const wrong = { teacherIds: [school.pupilA1.personId], mainTeacherIds: [] }
  assert.equal((await put(school.secretary, `${path}/teachers`, wrong)).status, 404)
})

test('a name that two take at once goes to one of them, and the other is told', async () => {
  for (const [kind, body] of [
    ['classes', { levelLabel: null }],
    ['groups', {}],
  ] as const) {
    const made = await Promise.all(
      ['Un', 'Deux'].map((name) => post(school.head, `${here()}/${kind}`, { ...body, name })),
    )
    for (let round = 0; round < 8; round += 1) {
      const name = `Même nom ${round}`
      const answers = await Promise.all(
        made.map((one) => put(school.head, `/api/${kind}/${one.body.id}`, { ...body, name })),
      )
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400])
    }
  }
})

test('a school year is opened by the head, once, and without overlap', async () => {
  const next = {
    label: '2027-2028',
    startsOn: '2027-09-01',
    endsOn: '2028-07-05',
    weekAMonday: '2027-08-30',
  }
  assert.equal((await post(school.cpe, `${here()}/years`, next)).status, 404)
  assert.equal((await post(school.head, `${here()}/years`, next)).status, 200)
  assert.equal((await post(school.head, `${here()}/years`, next)).status, 400)
  const { body } = await get<{ years: unknown[]; currentId: string }>(
    school.teacherA,
    `${here()}/years`,
  )
  assert.equal(body.years.length, 2)
  assert.equal(body.currentId, school.yearId)
})

test('a class and a group of a year that is closed are read, and nobody is offered what would be refused', async () => {
  const group = await post(school.head, `${here()}/groups`, { name: 'Club lecture' })
  const [ofClass, ofGroup] = [`/api/classes/${school.classA}`, `/api/groups/${group.body.id}`]
  type Offered = Pick<ClassDetail, 'isOver' | 'mayChange'>
  const seen = async () => {
    const one = await get<Offered>(school.head, ofClass)
    const other = await get<Offered>(school.head, ofGroup)
    return [one, other].map(({ body }) => [body.isOver, body.mayChange])
  }
  const close = (closed_at: Date | null) =>
    db.updateTable('school_year').set({ closed_at }).where('id', '=', school.yearId).execute()
  assert.deepEqual(await seen(), [
    [false, true],
    [false, true],
  ])
  await close(new Date(testMorning))
  try {
    assert.deepEqual(await seen(), [
      [true, false],
      [true, false],
    ])
    const pupilIds = [school.pupilA1.personId]
    assert.equal((await post(school.head, `${ofClass}/pupils`, { pupilIds })).status, 400)
    assert.equal((await put(school.head, `${ofGroup}/pupils`, { pupilIds })).status, 400)
    const teachers = { teacherIds: [], mainTeacherIds: [school.teacherA.personId] }
    assert.equal((await put(school.head, `${ofClass}/teachers`, teachers)).status, 400)
  } finally {
    await close(null)
  }
})
