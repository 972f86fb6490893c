/** What a school may still do with a guardian of before: nothing, once another school has them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PeoplePage, PersonFile } from '#contract/people.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { addGuardian, removeGuardian } from './confirm-guardians.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({ db, routes: peopleRoutes(context) })
})
after(() => server.stop())

/** A guardian of a pupil of the collège. */
async function guardianHere(givenName: string): Promise<TestPerson> {
  const guardian = await addTestPerson(db, givenName, 'Partout')
  const address = JSON.stringify({ lines: ['1 quai'], postcode: '50530', commune: 'Sartilly' })
  await db.updateTable('person').set({ address }).where('id', '=', guardian.personId).execute()
  await link(guardian, school.uai, school.pupilA2)
  return guardian
}

async function link(guardian: TestPerson, uai: string, { personId }: TestPerson): Promise<void> {
  const of = { guardianId: guardian.personId, pupilId: personId, kind: null }
  expectValue(await addGuardian(context, null, uai, of))
}

const linkElsewhere = (guardian: TestPerson) =>
  link(guardian, school.otherSchool.uai, school.otherSchool.pupil)

async function endHere({ personId }: TestPerson): Promise<void> {
  const of = { guardianId: personId, pupilId: school.pupilA2.personId }
  expectValue(await removeGuardian(context, school.head.personId, school.uai, of))
}

const pathOf = ({ personId }: TestPerson) => `/api/schools/${school.uai}/people/${personId}`
const open = (who: TestPerson) => server.call<PersonFile>(school.head, 'GET', pathOf(who))
const rename = (who: TestPerson) =>
  server.call(school.head, 'PUT', pathOf(who), { familyName: 'Autre', givenName: 'Nom' })
const giveRole = (who: TestPerson) =>
  server.call<{ detail?: { where?: string } }>(school.head, 'PUT', `${pathOf(who)}/roles/staff`, {
    staffFunction: 'other',
  })
const linkAgain = ({ personId }: TestPerson) =>
  server.call(school.head, 'POST', `/api/schools/${school.uai}/guardianships`, {
    guardianId: personId,
    pupilId: school.pupilA2.personId,
    kind: null,
  })

async function isUnknownHere(who: TestPerson): Promise<void> {
  assert.equal((await open(who)).status, 404)
  assert.equal((await rename(who)).status, 404)
  assert.equal((await giveRole(who)).status, 404)
  assert.equal((await linkAgain(who)).status, 404)
  const columns = ['family_name', 'given_name'] as const
  const query = db.selectFrom('person').select(columns).where('id', '=', who.personId)
  const { given_name } = await query.executeTakeFirstOrThrow()
  assert.equal(given_name, who.givenName)
}

test('a link that has ended opens nothing once another school has the guardian', async () => {
  const guardian = await guardianHere('Gaëlle')
  await endHere(guardian)
  await linkElsewhere(guardian)
  await isUnknownHere(guardian)
  const { body } = await server.call<PeoplePage>(
    school.head,
    'GET',
    `/api/schools/${school.uai}/people?q=partout&inactive=true`,
  )
  assert.deepEqual(
    body.people.filter(({ id }) => id === guardian.personId),
    [],
  )
})

test('the list of those who left names a guardian of before while nobody else has them', async () => {
  const guardian = await guardianHere('Karine')
  await endHere(guardian)
  const path = `/api/schools/${school.uai}/people?q=karine&inactive=true`
  const found = async () =>
    (await server.call<PeoplePage>(school.head, 'GET', path)).body.people.map(
      ({ id, active, commune }) => [id, active, commune],
    )
  assert.deepEqual(await found(), [[guardian.personId, false, null]])
  await db
    .updateTable('person')
    .set({ family_name: '—' })
    .where('id', '=', guardian.personId)
    .execute()
  assert.deepEqual(await found(), [])
})

test('a link that a head ended by mistake begins again although another school had the guardian', async () => {
  const guardian = await guardianHere('Jean')
  await linkElsewhere(guardian)
  await db
    .updateTable('guardianship')
    .set({ created_at: new Date('2026-09-01T08:00:00Z') })
    .where('guardian_id', '=', guardian.personId)
    .execute()
  await db
    .updateTable('school_role')
    .set({ created_at: new Date('2026-09-01T08:00:00Z') })
    .where('role', '=', 'pupil')
    .execute()
  await endHere(guardian)
  assert.equal((await open(guardian)).status, 404)
  const pupil = async () => (await open(school.pupilA2)).body
  assert.deepEqual(
    (await pupil()).removedGuardians.filter(({ person }) => person.id === guardian.personId),
    [
      {
        person: { id: guardian.personId, familyName: 'Partout', givenName: 'Jean' },
        kind: null,
      },
    ],
  )
  assert.equal((await linkAgain(guardian)).status, 200)
  const links = (await pupil()).guardians.filter(({ person }) => person.id === guardian.personId)
  assert.deepEqual(
    links.map(({ rights }) => rights),
    ['to_confirm'],
  )
  // What ended longer ago stays ended.
  await db
    .updateTable('guardianship')
    .set({ ended_at: new Date('2026-11-01T08:00:00Z') })
    .where('guardian_id', '=', guardian.personId)
    .where('pupil_id', '=', school.pupilA2.personId)
    .execute()
  assert.equal((await linkAgain(guardian)).status, 404)
})

test('nor where the other school employs the guardian', async () => {
  const guardian = await guardianHere('Émile')
  await addTestRole(db, guardian, school.otherSchool.uai, 'teacher')
  assert.equal((await open(guardian)).status, 200, 'the link still runs')
  await endHere(guardian)
  await isUnknownHere(guardian)
})

test('a link that ended by mistake begins again where no other school has the guardian', async () => {
  const guardian = await guardianHere('Flore')
  await endHere(guardian)
  assert.equal((await open(guardian)).status, 200)
  assert.equal((await linkAgain(guardian)).status, 200)
  assert.deepEqual(
    (await open(guardian)).body.children.map(({ rights }) => rights),
    ['to_confirm'],
  )
})

test('a guardian of another school’s pupil too, blocked or not, is given no role here', async () => {
  const guardian = await guardianHere('Hugo')
  await linkElsewhere(guardian)
  for (const rights of ['to_confirm', 'blocked', 'confirmed'] as const) {
    await db
      .updateTable('guardianship')
      .set({ rights })
      .where('guardian_id', '=', guardian.personId)
      .where('pupil_id', '=', school.pupilA2.personId)
      .execute()
    const { status, body } = await giveRole(guardian)
    assert.deepEqual([status, body.detail?.where], [400, 'elsewhere'])
  }
  const roles = db.selectFrom('school_role').where('person_id', '=', guardian.personId)
  assert.equal(await roles.select('id').executeTakeFirst(), undefined)
})

test('a guardian of this school alone is given a role, and so is who works here already', async () => {
  const guardian = await guardianHere('Irène')
  assert.equal((await giveRole(guardian)).status, 200)
  await linkElsewhere(guardian)
  assert.equal((await giveRole(guardian)).status, 200)
})
