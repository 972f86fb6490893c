/**
 * A head writes a list with an invented pupil and the names and address of another school's parent:
 * uploaded, applied, confirmed, a code asked for. Real HTTP, real PostgreSQL.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Letters, NewCodeAnswer } from '#contract/cards.ts'
import type { ImportReportBody } from '#contract/roster.ts'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { systemRandom } from '#kernel/random.ts'
import { peopleRoutes } from '#school/people/people-routes.ts'
import { importOnde } from '#school/roster/import-onde.ts'
import { rosterJobs } from '#school/roster/roster-jobs.ts'
import { rosterRoutes } from '#school/roster/roster-routes.ts'
import type { ImportContext } from '#school/roster/start-import.ts'
import { letterRoutes } from '#school/sign-in/letter-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { addTestRole, createTestSchool, type TestPerson, type TestSchool } from './test-school.ts'
import { startTestSignIn, type TestSignIn } from './test-sign-in.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = database.kysely
const folder = mkdtempSync(join(tmpdir(), 'preau-reach-'))
let school: TestSchool
let other: TestSchool['otherSchool']
let here: TestSignIn
let server: TestHttpServer
let context: ImportContext

before(async () => {
  school = await createTestSchool(db)
  other = school.otherSchool
  here = await startTestSignIn(database)
  const blobs = createBlobStore({ folder, random: systemRandom })
  context = { ...here.context, blobs }
  const signIn = here.context
  const routes = [...peopleRoutes(signIn), ...letterRoutes(signIn), ...rosterRoutes(context)]
  server = await startTestHttpServer({ db, routes })
})
after(async () => {
  await server.stop()
  await here.stop()
  rmSync(folder, { recursive: true })
})

interface Family {
  readonly child: string
  readonly parent: string
  readonly address: string
}

/** The three files of a school with these families: one child and one parent each. */
function filesOf(families: readonly Family[]) {
  const table = (name: string, lines: readonly (readonly string[])[]) => ({
    name: `${name}.csv`,
    bytes: Buffer.from(lines.map((line) => line.join(';')).join('\r\n')),
  })
  return {
    pupils: table('eleves', [
      ['Nom Elève', 'Prénom Elève', 'Date naissance', 'Niveau', 'Classe'],
      ...families.map(({ child }) => [...child.split(' '), '12/03/2016', 'CM2', 'CM2 A']),
    ]),
    teachers: table('enseignants', [
      ['Nom', 'Prénom', 'Directeur', 'Classe'],
      ['MAITRESSE', 'Maud', 'Non', 'CM2 A'],
    ]),
    guardians: table('responsables', [
      [
        ...['Nom responsable', 'Prénom responsable', 'Adresse responsable'],
        ...['Nom de famille enfant', 'Prénom enfant', 'Classes enfants'],
      ],
      ...families.map(({ child, parent, address }) => [
        ...parent.split(' '),
        address,
        ...child.split(' '),
        'CM2 A',
      ]),
    ]),
  }
}

/** The operator's command. */
async function importByOperator(uai: string, families: readonly Family[]): Promise<void> {
  const options = { dryRun: false, acceptDepartures: true, actorId: null }
  const { applied } = await importOnde(context, { uai, ...filesOf(families) }, options)
  assert.equal(applied, true)
}

/** The head's page: upload, preview, apply. Gives what the preview told and what was done. */
async function importByHead(families: readonly Family[]) {
  const form = new FormData()
  for (const [field, { name, bytes }] of Object.entries(filesOf(families))) {
    form.append(field, new Blob([bytes]), name)
  }
  const path = `/api/schools/${other.uai}/imports`
  const answer = await fetch(server.address + path, {
    method: 'POST',
    headers: { 'x-test-account': other.head.accountId },
    body: form,
  })
  assert.equal(answer.status, 200)
  const { id } = (await answer.json()) as { id: string }
  const report = async () =>
    (await server.call<ImportReportBody>(other.head, 'GET', `${path}/${id}`)).body
  await rosterJobs(context)['roster.preview']?.({ runId: id })
  const preview = await report()
  const order = { acceptDepartures: true }
  assert.equal((await server.call(other.head, 'POST', `${path}/${id}/apply`, order)).status, 200)
  await rosterJobs(context)['roster.apply']?.({ runId: id, ...order })
  const applied = await report()
  assert.equal(applied.state, 'applied')
  return { preview, applied }
}

/** The ids of the guardians of that child, oldest first. */
async function guardiansOf(child: string): Promise<string[]> {
  const [familyName = '', givenName = ''] = child.split(' ')
  const rows = await db
    .selectFrom('guardianship')
    .innerJoin('person', 'person.id', 'guardianship.pupil_id')
    .select('guardian_id')
    .where('family_name', '=', familyName)
    .where('given_name', '=', givenName)
    .where('guardianship.ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.guardian_id)
}

/** The head says that everybody on their list may look. */
async function confirmAll(uai: string, head: TestPerson): Promise<void> {
  const path = `/api/schools/${uai}/guardianships`
  const { body } = await server.call<{
    links: { guardian: { id: string }; pupil: { id: string }; rights: string }[]
  }>(head, 'GET', `${path}?rights=to_confirm`)
  const links = body.links.map(({ guardian, pupil }) => ({
    guardianId: guardian.id,
    pupilId: pupil.id,
  }))
  await server.call(head, 'POST', `${path}/decide`, { links, rights: 'confirmed' })
}

/** With a code from that head: which children does the account show? */
async function childrenByCode(personId: string, login: string): Promise<string[]> {
  const path = `/api/schools/${other.uai}/people/${personId}/code`
  const code = await server.call<NewCodeAnswer>(other.head, 'POST', path, { purpose: 'reset' })
  assert.equal(code.status, 200)
  here.clock.advance(1000)
  const device = here.device()
  const use = { code: code.body.code, login, password: 'quatre mots sans rapport' }
  const used = await device.post('/api/letter/use', use)
  assert.equal(used.status, 200, JSON.stringify(used.body))
  const me = await device.get('/api/me')
  return me.body.children.map((one: { givenName: string }) => one.givenName)
}

const martin = { parent: 'MARTIN Claire', address: '3 rue du Préau' }
const invented = { child: 'MARTIN Inès', ...martin }

test('an invented pupil with the name and address of another school’s parent', async () => {
  await importByOperator(school.uai, [{ child: 'MARTIN Lise', ...martin }])
  await confirmAll(school.uai, school.head)
  const [claire = ''] = await guardiansOf('MARTIN Lise')

  const { preview, applied } = await importByHead([invented])
  for (const { counts } of [preview, applied]) {
    // Not even whether there is such a parent elsewhere is told.
    assert.deepEqual([counts?.created.guardian, counts?.merged.guardian ?? 0], [1, 0])
  }
  await confirmAll(other.uai, other.head)
  const [twin = '', ...more] = await guardiansOf('MARTIN Inès')
  assert.deepEqual(more, [])
  assert.notEqual(twin, claire)
  const file = `/api/schools/${other.uai}/people/${claire}`
  assert.equal((await server.call(other.head, 'GET', file)).status, 404)
  const code = await server.call(other.head, 'POST', `${file}/code`, { purpose: 'reset' })
  assert.equal(code.status, 404)
  const list = `/api/schools/${other.uai}/letters?for=guardians`
  const { letters } = (await server.call<Letters>(other.head, 'GET', list)).body
  assert.ok(letters.some(({ personId }) => personId === twin))
  assert.ok(!letters.some(({ personId }) => personId === claire))
  assert.deepEqual(await childrenByCode(twin, 'une.autre'), ['Inès'])

  // The same list again changes nothing.
  const again = await importByHead([invented])
  assert.equal(again.applied.counts?.created.guardian ?? 0, 0)
  assert.deepEqual(await guardiansOf('MARTIN Inès'), [twin])
})

const leduc = { parent: 'LEDUC Paule', address: '8 allée des Tilleuls' }

test('a family in both schools is one by the operator’s import, and both heads learn of letters', async () => {
  await importByOperator(school.uai, [
    { child: 'MARTIN Lise', ...martin },
    { child: 'LEDUC Léo', ...leduc },
  ])
  await importByOperator(other.uai, [invented, { child: 'LEDUC Anna', ...leduc }])
  const [paule = ''] = await guardiansOf('LEDUC Léo')
  assert.deepEqual(await guardiansOf('LEDUC Anna'), [paule])
  await confirmAll(school.uai, school.head)
  await confirmAll(other.uai, other.head)
  const list = `/api/schools/${other.uai}/letters?for=guardians`
  const { letters } = (await server.call<Letters>(other.head, 'GET', list)).body
  assert.ok(letters.some(({ personId }) => personId === paule))
  const told = await db
    .selectFrom('audit_line')
    .select(['actor_id', 'subject_id', 'detail'])
    .where('school_uai', '=', school.uai)
    .where('action', '=', 'letters_printed')
    .execute()
  const detail = { audience: 'guardians', letters: 1 }
  assert.deepEqual(told, [{ actor_id: other.head.personId, subject_id: null, detail }])

  // While the child is there, the head's own list knows the parent again.
  await importByHead([
    invented,
    { child: 'LEDUC Anna', ...leduc },
    { child: 'LEDUC Tom', ...leduc },
  ])
  assert.deepEqual(await guardiansOf('LEDUC Tom'), [paule])
})

test('nor a parent of earlier years, by the key that an old list left', async () => {
  const [paule = ''] = await guardiansOf('LEDUC Léo')
  const { applied } = await importByHead([invented])
  assert.equal(applied.counts?.deactivated.pupil, 2, 'Anna and Tom have left')
  await importByHead([invented, { child: 'LEDUC Faux', ...leduc }])
  const [twin = ''] = await guardiansOf('LEDUC Faux')
  assert.notEqual(twin, paule)
  await confirmAll(other.uai, other.head)
  assert.deepEqual(await childrenByCode(twin, 'paule.bis'), ['Faux'])
  // The old account goes on as it was, and its own school's lists still know it.
  await importByOperator(school.uai, [
    { child: 'MARTIN Lise', ...martin },
    { child: 'LEDUC Léo', ...leduc },
  ])
  assert.deepEqual(await guardiansOf('LEDUC Léo'), [paule])
})

test('nor a parent who worked in the school once, and whom its head lets come back', async () => {
  const [claire = ''] = await guardiansOf('MARTIN Lise')
  const person = { personId: claire, accountId: '', givenName: 'Claire', familyName: 'Martin' }
  await addTestRole(db, person, other.uai, 'teacher', { deactivated: true })
  await importByHead([{ child: 'MARTIN Faux', ...martin }])
  assert.ok(!(await guardiansOf('MARTIN Faux')).includes(claire))
  const path = `/api/schools/${other.uai}/people/${claire}`
  assert.equal((await server.call(other.head, 'POST', `${path}/activate`)).status, 200)
  await importByHead([{ child: 'MARTIN Autre', ...martin }])
  assert.ok(!(await guardiansOf('MARTIN Autre')).includes(claire))
  const code = await server.call(other.head, 'POST', `${path}/code`, { purpose: 'reset' })
  assert.equal(code.status, 403)
})
