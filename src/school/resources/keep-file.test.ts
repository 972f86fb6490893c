/** Of a file that is sent twice, or that no row could name, nothing lies on the disk. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue, refuse } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { blobsLeft } from '../../../tests/blobs-left.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { countFilesOf } from './count-files-store.ts'
import { createResource } from './create-resource.ts'
import { keepFile } from './keep-file.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const folder = mkdtempSync(join(tmpdir(), 'preau-kept-'))
after(() => rmSync(folder, { recursive: true }))
const random = systemRandom
const context = { db, clock, random, blobs: createBlobStore({ folder, random }) }
const bytes = await sharp({
  create: { width: 30, height: 40, channels: 3, background: '#fdfcf7' },
})
  .jpeg()
  .toBuffer()

const begin = () =>
  createResource(context, {
    ...{ ownerId: school.teacherA.personId, schoolUai: school.uai, title: 'Les plantes' },
    ...{ subjectCode: null, levelLabel: null, content: { format: 1 as const, blocks: [] } },
  })

const keep = (id: Id, resourceId: Id) =>
  keepFile(context, {
    ...{ id, bytes, name: 'feuille.jpg', schoolUai: school.uai },
    ownerId: school.teacherA.personId,
    belongsTo: { column: 'resource_id', id: resourceId },
    kinds: ['image'],
  })

test('the same file twice is one file, and nobody else’s', async () => {
  const [id, resourceId, otherId] = [mintId(clock, random), await begin(), await begin()]
  const first = expectValue(await keep(id, resourceId))
  const left = blobsLeft(folder)
  assert.equal(left.length, 1)
  clock.advance(1_000)
  assert.deepEqual(expectValue(await keep(id, resourceId)), first)
  assert.deepEqual(await keep(id, otherId), refuse('bad_request', { where: 'id' }))
  assert.deepEqual(blobsLeft(folder), left)
  const { blob_key } = await db
    .selectFrom('file')
    .select('blob_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(left, [blob_key])
})

test('a file whose row the database refuses leaves nothing', async () => {
  const before = blobsLeft(folder)
  const fresh = () => mintId(clock, random)
  await assert.rejects(keep(fresh(), fresh()), /foreign key/)
  assert.deepEqual(blobsLeft(folder), before)
})

test('what was replaced long ago takes no room; what is named, or came today, does', async () => {
  const resourceId = await begin()
  const refused = refuse('too_many_files', { filesMax: 60 })
  const fresh = () => mintId(clock, random)
  let last = fresh()
  for (let count = 0; count < 60; count += 1) {
    last = fresh()
    expectValue(await keep(last, resourceId))
  }
  assert.deepEqual(await keep(fresh(), resourceId), refused)
  const files = await db
    .selectFrom('file')
    .select('id')
    .where('resource_id', '=', resourceId)
    .execute()
  const draftOf = async (fileIds: readonly Id[]) => {
    const blocks = fileIds.map((fileId) => ({ type: 'image', fileId, alt: '' }))
    const draft = JSON.stringify({ format: 1, blocks })
    await db.updateTable('resource').set({ draft }).where('id', '=', resourceId).execute()
  }
  await draftOf(files.map(({ id }) => id))
  clock.advance(2 * 86_400_000)
  assert.deepEqual(await keep(fresh(), resourceId), refused)
  await draftOf([last])
  expectValue(await keep(fresh(), resourceId))
})

test('where there is room, no content is read to count the files', async () => {
  const resourceId = await begin()
  expectValue(await keep(mintId(clock, random), resourceId))
  const owner = { column: 'resource_id', id: resourceId, ofOwner: null } as const
  await db.transaction().execute(async (trx) => {
    await sql`alter table resource_revision rename to revision_elsewhere`.execute(trx)
    assert.equal(await countFilesOf(trx, owner, new Date(clock.now()), 2), 1)
    await assert.rejects(countFilesOf(trx, owner, new Date(clock.now()), 1))
    await sql`rollback and chain`.execute(trx)
  })
})
