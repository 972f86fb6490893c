/** Who left a school, and is a guardian in another one by now: what the former school may come by. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Letters, NewCodeAnswer } from '#contract/cards.ts'
import { peopleRoutes } from '#school/people/people-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { startTestSignIn, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { letterRoutes } from './letter-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
let school: TestSchool
let here: TestSignIn
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  here = await startTestSignIn(database)
  const routes = [...peopleRoutes(here.context), ...letterRoutes(here.context)]
  server = await startTestHttpServer({ db, routes })
})
after(async () => {
  await server.stop()
  await here.stop()
})

/** A teacher of the collège; those who left did so weeks ago. */
async function teacher(givenName: string, deactivated: boolean): Promise<TestPerson> {
  const person = await addTestPerson(db, givenName, 'Ancien')
  await addTestRole(db, person, school.uai, 'teacher', { deactivated })
  return person
}

/** From September on a guardian of the école's pupil. */
async function hasChildElsewhere({ personId }: TestPerson): Promise<void> {
  const pupilId = school.otherSchool.pupil.personId
  const since = new Date('2026-09-01T08:00:00Z')
  await db
    .insertInto('guardianship')
    .values({ guardian_id: personId, pupil_id: pupilId, rights: 'confirmed', created_at: since })
    .execute()
  await db
    .updateTable('school_role')
    .set({ created_at: since })
    .where('person_id', '=', pupilId)
    .execute()
}

type Refused = { refusal?: string; detail?: { where?: string } }

const act = ({ personId }: TestPerson, method: 'POST' | 'PUT', path: string, body?: object) =>
  server.call<Refused>(
    school.head,
    method,
    `/api/schools/${school.uai}/people/${personId}/${path}`,
    body,
  )
const askCode = (who: TestPerson) => act(who, 'POST', 'code', { purpose: 'reset' })

async function codeOf(who: TestPerson): Promise<string> {
  const { status, body } = await askCode(who)
  return status === 200 ? 'given' : `${status} ${body.refusal} ${body.detail?.where}`
}

async function lettersNames(audience: 'staff' | 'guardians'): Promise<string[]> {
  const path = `/api/schools/${school.uai}/letters?for=${audience}`
  const { body } = await server.call<Letters>(school.head, 'GET', path)
  return body.letters.map(({ givenName }) => givenName)
}

const linkHere = ({ personId }: TestPerson) =>
  server.call<Refused>(school.head, 'POST', `/api/schools/${school.uai}/guardianships`, {
    guardianId: personId,
    pupilId: school.pupilA1.personId,
    kind: null,
  })

test('comes back to the former school, and its head comes by no code for the account', async () => {
  const ada = await teacher('Ada', true)
  await hasChildElsewhere(ada)
  assert.equal((await act(ada, 'POST', 'activate')).status, 200)
  assert.equal(await codeOf(ada), '403 forbidden elsewhere')
  assert.ok(!(await lettersNames('staff')).includes('Ada'))
  // Neither another role, nor closing and opening once more, nor a child here makes them the school's own.
  assert.equal((await act(ada, 'PUT', 'roles/staff', { staffFunction: 'other' })).status, 200)
  assert.equal(await codeOf(ada), '403 forbidden elsewhere')
  assert.equal((await act(ada, 'POST', 'deactivate')).status, 200)
  assert.equal((await act(ada, 'POST', 'activate')).status, 200)
  assert.equal(await codeOf(ada), '403 forbidden elsewhere')
  const linked = await linkHere(ada)
  assert.deepEqual([linked.status, linked.body.detail?.where], [400, 'elsewhere'])
})

test('nor by giving a role, or a child, to whom it had closed', async () => {
  const ben = await teacher('Ben', true)
  await hasChildElsewhere(ben)
  assert.deepEqual((await linkHere(ben)).body.detail, { where: 'elsewhere' })
  assert.equal((await act(ben, 'PUT', 'roles/teacher', {})).status, 200)
  assert.equal(await codeOf(ben), '403 forbidden elsewhere')
})

test('a teacher who is a parent elsewhere gets a code as before, also when closed by mistake', async () => {
  const cleo = await teacher('Cléo', false)
  await hasChildElsewhere(cleo)
  assert.equal(await codeOf(cleo), 'given')
  assert.ok((await lettersNames('staff')).includes('Cléo'))
  assert.equal((await act(cleo, 'POST', 'deactivate')).status, 200)
  assert.equal((await act(cleo, 'POST', 'activate')).status, 200)
  assert.equal(await codeOf(cleo), 'given')
})

test('and so does whoever comes back without a child elsewhere, and has one only then', async () => {
  const dora = await teacher('Dora', true)
  assert.equal((await act(dora, 'POST', 'activate')).status, 200)
  await hasChildElsewhere(dora)
  assert.equal(await codeOf(dora), 'given')
})

test('both heads together get somebody in who forgot the password', async () => {
  const eve = await teacher('Ève', true)
  await hasChildElsewhere(eve)
  assert.equal((await act(eve, 'POST', 'activate')).status, 200)
  const other = school.otherSchool
  const askThere = () =>
    server.call<NewCodeAnswer>(
      other.head,
      'POST',
      `/api/schools/${other.uai}/people/${eve.personId}/code`,
      { purpose: 'reset' },
    )
  assert.equal((await askThere()).status, 403, 'what a teacher sees of other children')
  assert.equal((await act(eve, 'POST', 'deactivate')).status, 200)
  assert.equal((await askThere()).status, 200)
})
