/**
 * What a school can do to people of another one whom it knows a little: as a child's guardian, from
 * earlier years, or by a list that it wrote itself. Real HTTP, real PostgreSQL.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Letters, NewCodeAnswer } from '#contract/cards.ts'
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
  const routes = [...peopleRoutes(here.context), ...letterRoutes(here.context)]
  server = await startTestHttpServer({ db, routes })
})
after(async () => {
  await server.stop()
  await here.stop()
})

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

function setRole(uai: string, person: TestPerson, set: { source?: string; deactivated_at?: Date }) {
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
