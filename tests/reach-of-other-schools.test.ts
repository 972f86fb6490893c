/**
 * What a school can do to people of another one whom it knows a little: as a child's guardian, from
 * earlier years, or by a list that it wrote itself. Real HTTP, real PostgreSQL.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Letters, NewCodeAnswer } from '#contract/cards.ts'
import { meRoutes } from '#school/people/me-routes.ts'
import { peopleRoutes } from '#school/people/people-routes.ts'
import { letterRoutes } from '#school/sign-in/letter-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import {
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from './test-school.ts'
import { startTestSignIn, type TestSignIn } from './test-sign-in.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
let school: TestSchool
/** The école, whose head tries to reach people of the collège. */
let other: TestSchool['otherSchool']
let here: TestSignIn
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  other = school.otherSchool
  here = await startTestSignIn(database)
  const { context } = here
  const routes = [...peopleRoutes(context), ...meRoutes(context), ...letterRoutes(context)]
  server = await startTestHttpServer({ db, routes })
})
after(async () => {
  await server.stop()
  await here.stop()
})

interface RoleFacts {
  readonly source?: string
  readonly deactivated_at?: Date
  readonly created_at?: Date
  readonly left_by_import?: boolean
}

const daysMs = (days: number) => days * 86_400_000
/** So many days before the clock of the test. */
const daysAgo = (days: number) => new Date(here.clock.now() - daysMs(days))

/** A teacher of the collège whose child goes to the école. */
async function addTeacherWithChild(givenName: string): Promise<TestPerson> {
  const person = await addTestPerson(db, givenName, 'Parent')
  await addTestRole(db, person, school.uai, 'teacher')
  await db
    .insertInto('guardianship')
    .values({
      guardian_id: person.personId,
      pupil_id: other.pupil.personId,
      kind: 'mother',
      rights: 'confirmed',
      decided_by: other.head.personId,
      decided_at: new Date(here.clock.now()),
      ended_at: null,
    })
    .execute()
  return person
}

const grantTeacher = async (uai: string, head: TestPerson, person: TestPerson) => {
  const path = `/api/schools/${uai}/people/${person.personId}/roles/teacher`
  return (await server.call(head, 'PUT', path, {})).status
}
const askCode = (uai: string, head: TestPerson, person: TestPerson) => {
  const path = `/api/schools/${uai}/people/${person.personId}/code`
  return server.call<NewCodeAnswer & { refusal?: string }>(head, 'POST', path, { purpose: 'reset' })
}
const act = async (uai: string, head: TestPerson, person: TestPerson, verb: string) =>
  (await server.call(head, 'POST', `/api/schools/${uai}/people/${person.personId}/${verb}`)).status

async function sourceOf(uai: string, person: TestPerson): Promise<string> {
  const row = await db
    .selectFrom('school_role')
    .select('source')
    .where('person_id', '=', person.personId)
    .where('school_uai', '=', uai)
    .executeTakeFirstOrThrow()
  return row.source
}

function setRole(uai: string, person: TestPerson, set: RoleFacts) {
  return db
    .updateTable('school_role')
    .set(set)
    .where('person_id', '=', person.personId)
    .where('school_uai', '=', uai)
    .execute()
}

test('a role that a head gives by hand opens no account of who works elsewhere', async () => {
  const parent = await addTeacherWithChild('Perrine')
  assert.equal((await askCode(other.uai, other.head, parent)).body.refusal, 'forbidden')
  assert.equal(await grantTeacher(other.uai, other.head, parent), 200)
  const code = await askCode(other.uai, other.head, parent)
  assert.deepEqual([code.status, code.body.refusal], [403, 'forbidden'])
  const list = `/api/schools/${other.uai}/letters?for=staff`
  const { letters, without } = (await server.call<Letters>(other.head, 'GET', list)).body
  assert.ok(!letters.some(({ personId }) => personId === parent.personId))
  assert.ok(
    without.some((one) => one.personId === parent.personId && one.reason === 'own_school'),
    'the head is told where to ask',
  )
  // Their own employer may, once a roster says that it is.
  await setRole(school.uai, parent, { source: 'aaf' })
  const given = await askCode(school.uai, school.head, parent)
  assert.equal(given.status, 200, JSON.stringify(given.body))
})

test('nor does a former role of a roster that a head opens again', async () => {
  const parent = await addTeacherWithChild('Pascale')
  await addTestRole(db, parent, other.uai, 'teacher', { deactivated: true })
  await setRole(other.uai, parent, { source: 'onde' })
  assert.equal(await grantTeacher(other.uai, other.head, parent), 200)
  assert.equal(await sourceOf(other.uai, parent), 'local')
  assert.equal((await askCode(other.uai, other.head, parent)).status, 403)
  // What a roster still says is not lost by the head's changing it.
  await setRole(other.uai, parent, { source: 'onde' })
  assert.equal(await grantTeacher(other.uai, other.head, parent), 200)
  assert.equal((await askCode(other.uai, other.head, parent)).status, 200)
})

test('where both schools keep their people by hand, one closes the role while the other helps', async () => {
  const teacher = await addTeacherWithChild('Prune')
  assert.equal(await grantTeacher(other.uai, other.head, teacher), 200)
  assert.equal((await askCode(school.uai, school.head, teacher)).status, 403)
  assert.equal(await act(other.uai, other.head, teacher, 'deactivate'), 200)
  const code = await askCode(school.uai, school.head, teacher)
  assert.equal(code.status, 200)
  const device = here.device()
  const use = { code: code.body.code, login: 'prune', password: 'quatre mots sans rapport' }
  assert.equal((await device.post('/api/letter/use', use)).status, 200)
  assert.equal((await device.get('/api/me')).body.personId, teacher.personId)
})

/** Somebody of the collège since so many days, whose old role in the école is closed. */
async function addFormer(role: 'pupil' | 'teacher', daysThere: number): Promise<TestPerson> {
  const person = await addTestPerson(db, 'Félix', 'Voyageur')
  await addTestRole(db, person, school.uai, role)
  await addTestRole(db, person, other.uai, role, { deactivated: true })
  await setRole(school.uai, person, { created_at: daysAgo(daysThere) })
  return person
}

const fileStatus = async (person: TestPerson) =>
  (await server.call(other.head, 'GET', `/api/schools/${other.uai}/people/${person.personId}`))
    .status

async function isActiveInOther(person: TestPerson): Promise<boolean> {
  const me = await server.call<{ schools?: { uai: string }[] }>(person, 'GET', '/api/me')
  return me.body.schools?.some(({ uai }) => uai === other.uai) ?? false
}

test('a former school takes back nobody whom another one has taken in', async () => {
  for (const role of ['pupil', 'teacher'] as const) {
    // Left long ago; left in the night of the import that brought them to the other school; closed
    // by hand a few days before they came there; and closed by an import while they were in both.
    const closings: [number, RoleFacts][] = [
      [30, { deactivated_at: daysAgo(60) }],
      [5, { deactivated_at: daysAgo(5), left_by_import: true }],
      [3, { deactivated_at: daysAgo(4) }],
      [30, { deactivated_at: daysAgo(2), left_by_import: true }],
    ]
    for (const [daysThere, closing] of closings) {
      const person = await addFormer(role, daysThere)
      await setRole(other.uai, person, closing)
      const words = `${role}, ${daysThere} days there, ${JSON.stringify(closing)}`
      assert.equal(await act(other.uai, other.head, person, 'activate'), 404, words)
      assert.equal(await isActiveInOther(person), false, words)
      assert.equal(await fileStatus(person), 404, words)
    }
  }
})

test('nor a former teacher whose child is still there', async () => {
  const parent = await addTeacherWithChild('Paloma')
  await addTestRole(db, parent, other.uai, 'teacher', { deactivated: true })
  await setRole(other.uai, parent, { source: 'onde', left_by_import: true })
  assert.equal(await act(other.uai, other.head, parent, 'activate'), 404)
  assert.equal(await isActiveInOther(parent), false)
})

test('who belongs to both and was closed by mistake is opened again, for two weeks', async () => {
  const teacher = await addTestPerson(db, 'Tania', 'Partagée')
  for (const uai of [school.uai, other.uai]) {
    await addTestRole(db, teacher, uai, 'teacher')
    await setRole(uai, teacher, { created_at: daysAgo(80), source: 'aaf' })
  }
  assert.equal(await act(other.uai, other.head, teacher, 'deactivate'), 200)
  assert.equal(await isActiveInOther(teacher), false)
  here.clock.advance(daysMs(13))
  assert.equal(await fileStatus(teacher), 200, 'the page with the button is still there')
  assert.equal(await act(other.uai, other.head, teacher, 'activate'), 200)
  assert.equal(await isActiveInOther(teacher), true)
  assert.equal(await sourceOf(other.uai, teacher), 'aaf')

  assert.equal(await act(other.uai, other.head, teacher, 'deactivate'), 200)
  here.clock.advance(daysMs(15))
  assert.equal(await fileStatus(teacher), 404)
  assert.equal(await act(other.uai, other.head, teacher, 'activate'), 404)
  assert.equal(await isActiveInOther(teacher), false)
})

test('whom nobody else has comes back whenever the school says so', async () => {
  const pupil = await addTestPerson(db, 'Gaspard', 'Revenant')
  await addTestRole(db, pupil, other.uai, 'pupil', { deactivated: true })
  await setRole(other.uai, pupil, { left_by_import: true })
  assert.equal(await act(other.uai, other.head, pupil, 'activate'), 200)
  // Closed by hand from now on: no import may open it again.
  assert.equal(await act(other.uai, other.head, pupil, 'deactivate'), 200)
  const row = await db
    .selectFrom('school_role')
    .select('left_by_import')
    .where('person_id', '=', pupil.personId)
    .executeTakeFirstOrThrow()
  assert.equal(row.left_by_import, false)
})
