/** The sweep of the night takes what no row names, and nothing that one names, in whatever column. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { type BlobKey, createBlobStore } from '#engine/blobs/blob-store.ts'
import { putNamed } from '#engine/blobs/put-named.ts'
import { sweepBlobs } from '#engine/blobs/sweep-blobs.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { keepSlide } from '#school/live/keep-slide.ts'
import { beginRecording, insertVoice } from '#school/live/recording-store.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { startImport } from '#school/roster/start-import.ts'
import type { SchoolTables } from '#school/tables.ts'
import { blobsLeft } from '../../tests/blobs-left.ts'
import { addLiveLesson } from '../../tests/live-device.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import { createTestSchool } from '../../tests/test-school.ts'
import { blobColumns } from './blob-columns.ts'

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = database.kysely
const school = await createTestSchool(db)
const { teacherA, uai } = school
const top = mkdtempSync(join(tmpdir(), 'preau-swept-'))
after(() => rmSync(top, { recursive: true }))
const folder = join(top, 'blobs')
const random = systemRandom
const blobs = createBlobStore({ folder, random })
const keyRing = openKeyRing(top, random)
const context = { db, clock: systemClock, random, keyRing, log: silentLog, blobs }
const freshId = () => mintId(systemClock, random)
const hourMs = 3_600_000

const errors: unknown[] = []
const log = { error: (facts: unknown) => void errors.push(facts) }
const sweep = (more: { blobs?: typeof blobs } = {}) =>
  sweepBlobs({ ...context, ...more, log, columns: blobColumns })

/** As if it had been written so long ago. */
function age(name: string, ms: number): void {
  const at = new Date(Date.now() - ms)
  utimesSync(join(folder, name.slice(0, 2), name), at, at)
}

async function putOld(): Promise<BlobKey> {
  const key = await blobs.put(Buffer.from('une photo'))
  age(key, 25 * hourMs)
  return key
}

const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#eee' } })
  .png()
  .toBuffer()

/** One of each kind that rows name, by whoever really writes them; with the column that names it. */
async function putOneOfEach(): Promise<Set<string>> {
  const resourceId = await createResource(context, {
    ...{ ownerId: teacherA.personId, schoolUai: uai, title: 'Les plantes' },
    ...{ subjectCode: null, levelLabel: null, content: { format: 1, blocks: [] } },
  })
  const file = { bytes: picture, name: 'a.png', schoolUai: uai, ownerId: teacherA.personId }
  const belongsTo = { column: 'resource_id', id: resourceId } as const
  expectValue(await keepFile(context, { ...file, belongsTo, kinds: ['image'] }))

  const lessonId = await addLiveLesson(db, { uai, courseId: school.courseA })
  const slide = { lessonId, slideId: freshId(), addedBy: teacherA.personId }
  const shown = { name: 'a.png', words: '', picture: picture.toString('base64') }
  expectValue(await keepSlide(context, { ...slide, ...shown }))

  await sql`
    insert into live_room
      (lesson_id, school_uai, epoch, held_by, held_until, is_chat_open_first)
    values (${lessonId}, ${uai}, 1, ${freshId()}, now(), true)`.execute(db)
  await sql`
    insert into live_member (lesson_id, number, person_id, role)
    values (${lessonId}, 1, ${teacherA.personId}, 'teacher')`.execute(db)
  await beginRecording(db, lessonId, new Date())
  await putNamed(blobs, { voice: Buffer.from('une voix') }, ({ voice: blobKey }) =>
    insertVoice(db, lessonId, { id: freshId(), member: 1, from: 1, until: 2, bytes: 8, blobKey }),
  )

  const files = new Map([['pupils', { name: 'eleves.csv', bytes: Buffer.from('a;b') }]])
  const { head, uai: otherUai } = school.otherSchool
  expectValue(await startImport(context, { uai: otherUai, actorId: head.personId, files }))
  return new Set(['file', 'live_slide', 'live_voice', 'import_run'])
}

test('what any row names stays for ever, and what none names goes after a day', async () => {
  const tables = await putOneOfEach()
  assert.deepEqual(new Set(blobColumns.map(({ table }) => table)), tables, 'one of each is tried')
  const named = blobsLeft(folder)
  assert.equal(named.length, blobColumns.length)
  for (const key of named) age(key, 1_000 * 24 * hourMs)

  const [old, young] = [await putOld(), await blobs.put(Buffer.from('sa ligne vient'))]
  age(young, 23 * hourMs)
  // What a process had begun to write when it died.
  const [half, fresh] = [`${old.slice(0, 38)}00.part`, `${old.slice(0, 38)}01.part`]
  for (const name of [half, fresh]) writeFileSync(join(folder, old.slice(0, 2), name), 'la moit')
  age(half, 25 * hourMs)

  assert.deepEqual(await sweep(), { unnamedBlobs: 1, unfinishedBlobs: 1 })
  assert.deepEqual(blobsLeft(folder), [...named, young, fresh].sort())
  assert.deepEqual(await sweep(), { unnamedBlobs: 0, unfinishedBlobs: 0 })
  assert.deepEqual(errors, [])
})

test('what is named while the sweep lists stays', async () => {
  const key = await putOld()
  const late = {
    ...blobs,
    async *list() {
      yield* blobs.list()
      // Looked at once already; its row is committed before the listing is over.
      await sql`update file set blob_key = ${key}`.execute(db)
    },
  }
  const [before] = await db.selectFrom('file').select('blob_key').execute()
  assert.deepEqual(await sweep({ blobs: late }), { unnamedBlobs: 0, unfinishedBlobs: 0 })
  assert.ok(blobsLeft(folder).includes(key))
  await sql`update file set blob_key = ${before?.blob_key}`.execute(db)
  assert.equal((await sweep()).unnamedBlobs, 1)
})

test('a folder whose rows are not in this database is left as it is, and the log says so', async () => {
  const many = await Promise.all(Array.from({ length: 10 }, putOld))
  const before = blobsLeft(folder)
  assert.equal((await sweep()).unnamedBlobs, 0)
  assert.deepEqual(blobsLeft(folder), before)
  assert.deepEqual(errors.pop(), { named: blobColumns.length, unnamed: 10 })
  for (const key of many.slice(0, 8)) await blobs.remove(key)
  assert.equal((await sweep()).unnamedBlobs, 2)
  const nothingYet = createBlobStore({ folder: join(top, 'none'), random })
  assert.equal((await sweep({ blobs: nothingYet })).unnamedBlobs, 0)
})

test('no column of the database names blobs without the sweep’s knowing', async () => {
  const { rows } = await sql<{ place: string }>`
    select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' and column_name ilike '%blob%'`.execute(db)
  const known = new Set(blobColumns.map(({ column, table }) => `${table}.${column}`))
  assert.ok(rows.length > 0)
  for (const { place } of rows) assert.ok(known.has(place), `${place}: add it to blob-columns.ts`)
})

test('whoever puts blobs does it for a column that the sweep knows', () => {
  const columnOf: Readonly<Record<string, string>> = {
    'school/resources/keep-file.ts': 'file',
    'school/live/keep-slide.ts': 'live_slide',
    'school/live/record-voices.ts': 'live_voice',
    'school/roster/start-import.ts': 'import_run',
  }
  const src = new URL('..', import.meta.url)
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^(?!browser\/|engine\/blobs\/).*(?<!\.test)\.ts$/u.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(name, src), 'utf8') }))
  const puts = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)
  assert.deepEqual(puts(/blobs\s*\??\.\s*put\b/iu), [], 'bytes are put with what names them')
  // One that is new names its column here, in blob-columns.ts, and in `putOneOfEach` above.
  assert.deepEqual(puts(/\bputNamed\(/u).sort(), Object.keys(columnOf).sort())
  assert.deepEqual(new Set(Object.values(columnOf)), new Set(blobColumns.map(({ table }) => table)))
})
