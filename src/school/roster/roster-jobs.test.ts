/** An import that has to wait, fails or lost its files: what the head reads meanwhile, and what becomes of it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { ondeUploadFields } from '#contract/roster.ts'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { rosterJobs } from './roster-jobs.ts'
import { confirmImport, startImport } from './start-import.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = database.kysely
const folder = mkdtempSync(join(tmpdir(), 'preau-roster-jobs-'))
after(() => rmSync(folder, { recursive: true }))
const blobs = createBlobStore({ folder, random: systemRandom })
const context = { db, clock: systemClock, random: systemRandom, log: silentLog, blobs }
const { otherSchool } = await createTestSchool(db)
const { head, uai } = otherSchool

const fixtures = new URL('../../../tests/fixtures/roster/onde/', import.meta.url)
const names = { pupils: 'eleves.csv', teachers: 'enseignants.csv', guardians: 'responsables.csv' }
const files = new Map(
  ondeUploadFields.map((field) => {
    const name = names[field]
    return [field, { name, bytes: readFileSync(new URL(name, fixtures)) }]
  }),
)

const jobs = rosterJobs(context)
const preview = (runId: Id) => jobs['roster.preview']?.({ runId })
const apply = (runId: Id, isLastTry = false) =>
  jobs['roster.apply']?.({ runId, acceptDepartures: true }, { isLastTry })

async function upload(): Promise<Id> {
  return expectValue(await startImport(context, { uai, actorId: head.personId, files })).id
}

/** Previewed and ordered; what the queue holds is done by hand. */
async function ordered(): Promise<Id> {
  const id = await upload()
  await preview(id)
  expectValue(await confirmImport(context, { id, acceptDepartures: true }))
  await emptyQueue()
  return id
}

const emptyQueue = () => sql`delete from graphile_worker._private_jobs`.execute(db)

const stateOf = async (id: Id) =>
  (await db.selectFrom('import_run').select('state').where('id', '=', id).executeTakeFirstOrThrow())
    .state

/** Whoever imports into another school of this cell holds this lock. */
async function whileAnotherImports(work: () => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7723284511)`.execute(trx)
    await work()
  })
}

beforeEach(async () => {
  await sql`update import_run set state = 'refused', files = '[]'`.execute(db)
  await emptyQueue()
})

test('an import behind another is under way still, and is begun again later without counting a try', async () => {
  const id = await ordered()
  await whileAnotherImports(async () => {
    await apply(id)
    assert.equal(await stateOf(id), 'applying')
  })
  const queued = await sql`select task_identifier as task, attempts, run_at > now() as later
    from graphile_worker.jobs`.execute(db)
  assert.deepEqual(queued.rows, [{ task: 'roster.apply', attempts: 0, later: true }])
  await apply(id)
  assert.equal(await stateOf(id), 'applied')
})

test('a preview behind another import waits in the same way', async () => {
  const id = await upload()
  await emptyQueue()
  await whileAnotherImports(async () => {
    await preview(id)
    assert.equal(await stateOf(id), 'reading')
  })
  await preview(id)
  assert.equal(await stateOf(id), 'preview')
})

test('what broke is said to have failed only once nobody tries it again', async () => {
  const id = await ordered()
  const broken = {
    ...blobs,
    read: () => Promise.reject(new Error('the disk is away')),
  }
  const tryIt = rosterJobs({ ...context, blobs: broken })['roster.apply']
  await assert.rejects(async () => tryIt?.({ runId: id }, { isLastTry: false }), /away/)
  assert.equal(await stateOf(id), 'applying')
  await assert.rejects(async () => tryIt?.({ runId: id }, { isLastTry: true }), /away/)
  assert.equal(await stateOf(id), 'failed')
})

test('an import whose files are gone has failed, and gives way to the next upload', async () => {
  const id = await ordered()
  const { files: kept } = await db
    .selectFrom('import_run')
    .select('files')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const [first] = kept as { blobKey: string }[]
  await blobs.remove(first?.blobKey ?? '')
  await apply(id)
  const run = await db
    .selectFrom('import_run')
    .select(['state', 'files'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(run, { state: 'failed', files: [] })
  const next = await upload()
  await preview(next)
  assert.equal(await stateOf(next), 'preview')
})
