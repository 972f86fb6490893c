/** A head uploads, reads the preview, applies and takes the list of rejections away. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { ImportReportBody } from '#contract/roster.ts'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { blobsLeft } from '../../../tests/blobs-left.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { rosterJobs } from './roster-jobs.ts'
import { rosterRoutes } from './roster-routes.ts'
import { startImport } from './start-import.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = database.kysely
const folder = mkdtempSync(join(tmpdir(), 'preau-uploads-'))
const blobs = createBlobStore({ folder, random: systemRandom })
const clock = fixedClock(testMorning)
const context = { db, clock, random: systemRandom, log: silentLog, blobs }
const school = await createTestSchool(db)
const { head, uai, yearId } = { ...school.otherSchool, yearId: school.otherSchool.yearId }
const server = await startTestHttpServer({ db, routes: rosterRoutes(context) })
after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const fixtures = new URL('../../../tests/fixtures/roster/onde/', import.meta.url)
const parts = { pupils: 'eleves.csv', teachers: 'enseignants.csv', guardians: 'responsables.csv' }

function upload(who: { accountId: string } | null, fields: Record<string, string | Uint8Array>) {
  const form = new FormData()
  for (const [field, content] of Object.entries(fields)) {
    const bytes = typeof content === 'string' ? readFileSync(new URL(content, fixtures)) : content
    const name = typeof content === 'string' ? content : 'fichier.csv'
    form.append(field, new Blob([Uint8Array.from(bytes)]), name)
  }
  const headers: Record<string, string> = who === null ? {} : { 'x-test-account': who.accountId }
  return fetch(`${server.address}/api/schools/${uai}/imports`, {
    method: 'POST',
    headers,
    body: form,
  })
}

async function doJob(name: 'roster.preview' | 'roster.apply', runId: string, more = {}) {
  await rosterJobs(context)[name]?.({ runId, ...more })
}

const filesLeft = () => blobsLeft(folder)

const report = async (id: string) =>
  (await server.call<ImportReportBody>(head, 'GET', `/api/schools/${uai}/imports/${id}`)).body

async function startedId(answer: Response): Promise<string> {
  assert.equal(answer.status, 200)
  return ((await answer.json()) as { id: string }).id
}

test('only the head of the school imports', async () => {
  for (const who of [school.head, school.secretary, school.otherSchool.teacher]) {
    assert.equal((await upload(who, parts)).status, 404)
  }
  assert.equal((await upload(null, parts)).status, 401)
  assert.equal(filesLeft().length, 0)
})

test('upload, preview, apply, and nothing of the files stays', async () => {
  const id = await startedId(await upload(head, parts))
  assert.equal((await report(id)).state, 'reading')
  const jobs = await db
    .selectFrom('import_run')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  assert.equal(jobs?.count, 1)
  await doJob('roster.preview', id)
  const preview = await report(id)
  assert.equal(preview.state, 'preview')
  assert.equal(preview.counts?.created.pupil, 9)
  assert.equal(preview.rejectionCount, 7)
  assert.deepEqual(preview.fileNames, Object.values(parts))
  assert.equal(filesLeft().length, 3)

  const path = `/api/schools/${uai}/imports/${id}/apply`
  const apply = { acceptDepartures: false }
  assert.equal((await server.call(head, 'POST', path, apply)).status, 200)
  assert.equal((await server.call(head, 'POST', path, apply)).status, 409)
  await doJob('roster.apply', id)
  const applied = await report(id)
  assert.deepEqual([applied.state, applied.progress], ['applied', 100])
  assert.equal(applied.counts?.created.pupil, 9)
  assert.equal(filesLeft().length, 0)
  await doJob('roster.apply', id)
  assert.equal((await report(id)).state, 'applied')

  const csv = await server.call<string>(
    head,
    'GET',
    `/api/schools/${uai}/imports/${id}/rejections.csv`,
  )
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/u)
  assert.equal(csv.body.split('\r\n').filter((line) => line.startsWith('"Rejet"')).length, 7)
  const audit = await db
    .selectFrom('audit_line')
    .select(['actor_id', 'school_uai'])
    .where('action', '=', 'roster_imported')
    .execute()
  assert.deepEqual(audit, [{ actor_id: head.personId, school_uai: uai }])
  const year = await db.selectFrom('class').select('school_year_id').distinct().execute()
  assert.ok(year.some((row) => row.school_year_id === yearId))
})

test('many departures need the head’s word', async () => {
  const text = readFileSync(new URL(parts.pupils, fixtures)).toString('latin1')
  const few = text.split('\n').filter((line) => !/AUBERT|HUET|GARNIER|ESNAULT|"trop"/u.test(line))
  const pupils = Buffer.from(few.join('\n'), 'latin1')
  const id = await startedId(await upload(head, { ...parts, pupils }))
  await doJob('roster.preview', id)
  const preview = await report(id)
  assert.deepEqual([preview.state, preview.needsDepartures], ['preview', true])
  assert.match(preview.refusal?.reason ?? '', /élèves sur 9/u)
  const path = `/api/schools/${uai}/imports/${id}/apply`
  const refused = await server.call(head, 'POST', path, { acceptDepartures: false })
  assert.equal(refused.body.refusal, 'roster_refused')
  assert.equal((await server.call(head, 'POST', path, { acceptDepartures: true })).status, 200)
  await doJob('roster.apply', id, { acceptDepartures: true })
  assert.equal((await report(id)).counts?.deactivated.pupil, 4)
})

test('a file that is none is refused with its reason, and the next upload starts afresh', async () => {
  const broken = await startedId(await upload(head, { ...parts, guardians: Buffer.from('a;b\n') }))
  await doJob('roster.preview', broken)
  const refused = await report(broken)
  assert.deepEqual([refused.state, refused.refusal?.code], ['refused', 'file_unreadable'])
  assert.equal(filesLeft().length, 0)
  const first = await startedId(await upload(head, parts))
  const second = await startedId(await upload(head, parts))
  assert.equal((await report(first)).state, 'refused')
  assert.equal(filesLeft().length, 3)
  await doJob('roster.preview', first)
  assert.equal((await report(first)).state, 'refused')
  const list = await server.call<{ runs: { id: string }[] }>(
    head,
    'GET',
    `/api/schools/${uai}/imports`,
  )
  assert.equal(list.body.runs[0]?.id, second)
})

test('an upload that cannot be kept leaves no file', async () => {
  const before = filesLeft()
  const bytes = readFileSync(new URL(parts.pupils, fixtures))
  const files = new Map(Object.keys(parts).map((field) => [field, { name: field, bytes }]))
  const wish = { uai: '0000000X', actorId: head.personId, files }
  await assert.rejects(startImport(context, wish), /foreign key/)
  assert.deepEqual(filesLeft(), before)
})

test('uploads are bounded and whole', async () => {
  const { guardians: _guardians, ...two } = parts
  assert.equal((await upload(head, two)).status, 400)
  assert.equal((await upload(head, { ...parts, virus: 'eleves.csv' })).status, 400)
  const big = new Uint8Array(8 * 1024 * 1024 + 1)
  assert.equal((await upload(head, { ...parts, pupils: big })).status, 413)
  const wrong = await server.call(head, 'POST', `/api/schools/${uai}/imports`, { a: 1 })
  assert.equal(wrong.status, 415)
})
