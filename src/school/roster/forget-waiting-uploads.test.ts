/** Files of pupils and guardians do not outlive the import that they were uploaded for. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { ondeUploadFields, uploadKeptDays } from '#contract/roster.ts'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue, refuse } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { blobsLeft } from '../../../tests/blobs-left.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { forgetWaitingUploads } from './forget-waiting-uploads.ts'
import { rosterJobs } from './roster-jobs.ts'
import { confirmImport, startImport } from './start-import.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = database.kysely
const folder = mkdtempSync(join(tmpdir(), 'preau-uploads-'))
after(() => rmSync(folder, { recursive: true }))
const blobs = createBlobStore({ folder, random: systemRandom })
// A run begins by the clock of the database.
const context = { db, clock: systemClock, random: systemRandom, log: silentLog, blobs }
const { otherSchool } = await createTestSchool(db)

const fixtures = new URL('../../../tests/fixtures/roster/onde/', import.meta.url)
const names = { pupils: 'eleves.csv', teachers: 'enseignants.csv', guardians: 'responsables.csv' }
const files = new Map(
  ondeUploadFields.map((field) => {
    const name = names[field]
    return [field, { name, bytes: readFileSync(new URL(name, fixtures)) }]
  }),
)

async function upload(): Promise<Id> {
  const { head, uai } = otherSchool
  return expectValue(await startImport(context, { uai, actorId: head.personId, files })).id
}

const preview = async (runId: Id) => rosterJobs(context)['roster.preview']?.({ runId })

async function previewed(): Promise<Id> {
  const id = await upload()
  await preview(id)
  assert.equal((await readRun(id)).state, 'preview')
  return id
}

const confirm = (id: Id) => confirmImport(context, { id, acceptDepartures: true })

const readRun = (id: Id) =>
  db
    .selectFrom('import_run')
    .select(['state', 'files'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const setState = (id: Id, state: 'applied' | 'failed') =>
  db.updateTable('import_run').set({ state }).where('id', '=', id).execute()

const forgetAfter = (days: number) =>
  forgetWaitingUploads({
    ...context,
    clock: fixedClock(Date.now() + days * 86_400_000 + 60_000),
  })

beforeEach(async () => {
  await forgetAfter(1_000)
  assert.deepEqual(blobsLeft(folder), [])
})

test('a preview that nobody confirms is forgotten after its days, and cannot be applied', async () => {
  const id = await previewed()
  assert.deepEqual(await forgetAfter(uploadKeptDays - 1), { uploadedFiles: 0 })
  assert.equal(blobsLeft(folder).length, 3)
  assert.deepEqual(await forgetAfter(uploadKeptDays), { uploadedFiles: 3 })
  assert.deepEqual(blobsLeft(folder), [])
  assert.deepEqual(await readRun(id), { state: 'refused', files: [] })
  assert.deepEqual(await confirm(id), refuse('already_running'))
})

test('one that a head ordered on the last day is not taken from under the import', async () => {
  const id = await previewed()
  expectValue(await confirm(id))
  assert.deepEqual(await forgetAfter(uploadKeptDays), { uploadedFiles: 0 })
  assert.equal((await readRun(id)).state, 'applying')
  // By then no import runs any more.
  assert.deepEqual(await forgetAfter(2 * uploadKeptDays), { uploadedFiles: 3 })
  assert.deepEqual(await readRun(id), { state: 'failed', files: [] })
})

test('what failed is forgotten after the same days, and gives way to the next upload', async () => {
  const first = await upload()
  await setState(first, 'failed')
  assert.deepEqual(await forgetAfter(uploadKeptDays - 1), { uploadedFiles: 0 })
  const second = await upload()
  assert.equal(blobsLeft(folder).length, 3)
  assert.deepEqual(await readRun(first), { state: 'refused', files: [] })
  await setState(second, 'failed')
  assert.deepEqual(await forgetAfter(uploadKeptDays), { uploadedFiles: 3 })
  assert.deepEqual(await readRun(second), { state: 'failed', files: [] })
})

test('what a process forgot that died right after the import goes the next night', async () => {
  const id = await upload()
  await setState(id, 'applied')
  assert.deepEqual(await forgetAfter(0), { uploadedFiles: 3 })
  assert.deepEqual(await readRun(id), { state: 'applied', files: [] })
})

test('an upload that gives way while it is read stays over', async () => {
  const first = await upload()
  let second = ''
  const late = {
    ...blobs,
    async read(key: string) {
      const stream = await blobs.read(key)
      if (second === '') second = await upload()
      return stream
    },
  }
  await rosterJobs({ ...context, blobs: late })['roster.preview']?.({ runId: first })
  assert.deepEqual(await readRun(first), { state: 'refused', files: [] })
  await preview(second)
  assert.equal((await readRun(second)).state, 'preview')
})
