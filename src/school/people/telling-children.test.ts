/** Two guardians of one name: what the lists say of them, and to whom. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { GuardianshipRow, PeoplePage } from '#contract/people.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({
    db,
    routes: peopleRoutes({ db, clock, random: systemRandom }),
  })
  const address = { lines: ['3 rue des Roses'], postcode: '50530', commune: 'Sartilly' }
  const named = { family_name: 'Double', given_name: 'Marie', phone: '06 99 00 00 01' }
  for (const { personId } of [school.guardianA1, school.guardianB]) {
    await db.updateTable('person').set(named).where('id', '=', personId).execute()
  }
  await db
    .updateTable('person')
    .set({ address: JSON.stringify(address) })
    .where('id', '=', school.guardianB.personId)
    .execute()
})
after(() => server.stop())

const people = async (who: TestPerson, query: string) =>
  (await server.call<PeoplePage>(who, 'GET', `/api/schools/${school.uai}/people?${query}`)).body

const links = async (who: TestPerson) => {
  const path = `/api/schools/${school.uai}/guardianships`
  const { body } = await server.call<{ links: GuardianshipRow[] }>(who, 'GET', path)
  return body.links
}

async function addChild(guardian: TestPerson, pupil: TestPerson): Promise<void> {
  await db
    .insertInto('guardianship')
    .values({
      guardian_id: guardian.personId,
      pupil_id: pupil.personId,
      kind: null,
      rights: 'confirmed',
    })
    .execute()
}

test('the search tells them by their children, and to a head by their commune', async () => {
  const told = (page: PeoplePage) =>
    page.people.map(({ id, children, commune }) => ({
      id,
      children: children.map(({ givenName, className }) => [givenName, className]),
      commune,
    }))
  const a = { id: school.guardianA1.personId, children: [['Alice', '6e A']] }
  const b = { id: school.guardianB.personId, children: [['Basile', '6e B']] }
  const byId = <T extends { id: string }>(rows: T[]): T[] =>
    rows.toSorted((one, other) => one.id.localeCompare(other.id))
  const head = await people(school.head, 'q=double')
  assert.deepEqual(
    byId(told(head)),
    byId([
      { ...a, commune: null },
      { ...b, commune: 'Sartilly' },
    ]),
  )
  const secretary = await people(school.secretary, 'q=double&role=guardian')
  assert.deepEqual(
    byId(told(secretary)),
    byId([
      { ...a, commune: null },
      { ...b, commune: null },
    ]),
  )
  const all = JSON.stringify(await people(school.head, ''))
  for (const contact of ['rue des Roses', '06 99', '50530']) assert.ok(!all.includes(contact))
})

test('a guardian’s children of another school are nobody’s business here', async () => {
  await addChild(school.guardianA1, school.otherSchool.pupil)
  const [found] = (await people(school.head, 'q=double&role=guardian')).people.filter(
    ({ id }) => id === school.guardianA1.personId,
  )
  assert.deepEqual(found?.children.length, 1)
})

test('a link to decide on names the guardian’s other children, and not the child itself', async () => {
  await addChild(school.guardianB, school.pupilA2)
  const of = async (who: TestPerson, pupil: TestPerson) =>
    (await links(who)).find(
      ({ guardian, pupil: child }) =>
        guardian.id === school.guardianB.personId && child.id === pupil.personId,
    )?.guardian
  const names = (guardian: GuardianshipRow['guardian'] | undefined) =>
    guardian?.children.map(({ givenName }) => givenName)
  assert.deepEqual(names(await of(school.head, school.pupilB)), [school.pupilA2.givenName])
  assert.deepEqual(names(await of(school.head, school.pupilA2)), [school.pupilB.givenName])
  assert.equal((await of(school.head, school.pupilB))?.commune, 'Sartilly')
  assert.equal((await of(school.cpe, school.pupilB))?.commune, null)
})

test('pupils without a class are found by themselves', async () => {
  assert.deepEqual((await people(school.head, 'role=pupil&withoutClass=true')).people, [])
  const ended = { ended_at: new Date(clock.now()) }
  const { personId } = school.pupilA2
  await db.updateTable('class_pupil').set(ended).where('pupil_id', '=', personId).execute()
  const found = await people(school.head, 'role=pupil&withoutClass=true')
  assert.deepEqual(
    found.people.map(({ id }) => id),
    [personId],
  )
})
