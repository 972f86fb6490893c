/** Bytes stay where a row names them, or may name them, and nowhere else. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { clientConfig } from '#engine/database/connection.ts'
import { systemRandom } from '#kernel/random.ts'
import { blobsLeft } from '../../../tests/blobs-left.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createBlobStore } from './blob-store.ts'
import { putNamed } from './put-named.ts'

const { database, source } = await withTestDatabase<unknown>()
const db = database.kysely
await sql`create table named (key text primary key check (key <> 'refused'))`.execute(db)
const top = mkdtempSync(join(tmpdir(), 'preau-named-'))
after(() => rmSync(top, { recursive: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(top, 'blobs-'))
})

const open = (random = systemRandom) => createBlobStore({ folder, random })
const bytes = Buffer.from('une photo')

async function insert(key: string): Promise<boolean> {
  await sql`insert into named (key) values (${key})`.execute(db)
  return true
}

test('what a row names stays, under the key that the row has', async () => {
  const named: string[] = []
  const isNamed = await putNamed(open(), { one: bytes, other: bytes }, async (keys) => {
    named.push(keys.one, keys.other)
    return (await insert(keys.one)) && insert(keys.other)
  })
  assert.equal(isNamed, true)
  assert.deepEqual(blobsLeft(folder), named.sort())
})

test('what no row came to name goes at once', async () => {
  assert.equal(await putNamed(open(), { one: bytes, other: bytes }, async () => false), false)
  assert.deepEqual(blobsLeft(folder), [])
})

test('what the database refused for sure goes at once', async () => {
  await assert.rejects(
    putNamed(open(), { one: bytes }, () => insert('refused')),
    /check constraint/,
  )
  assert.deepEqual(blobsLeft(folder), [])
})

test('where nobody knows whether the row was committed, its bytes stay', async () => {
  const client = new pg.Client(clientConfig(source))
  client.on('error', () => undefined)
  await client.connect()
  await assert.rejects(
    putNamed(open(), { one: bytes }, async (key) => {
      await client.query('insert into named (key) values ($1)', [key.one])
      await client.query('select pg_terminate_backend(pg_backend_pid())')
      return true
    }),
  )
  const { rows } = await sql<{ key: string }>`
    select key from named where key = any(${blobsLeft(folder)}::text[])`.execute(db)
  assert.equal(rows.length, 1)
})

test('a disk that fails at the second leaves the first neither', async () => {
  let count = 0
  const bytesOfKey = (length: number): Uint8Array => {
    count += 1
    return new Uint8Array(length).fill(count)
  }
  const random = { ...systemRandom, bytes: bytesOfKey }
  // Where the folder of the second key would be, there is a file.
  writeFileSync(join(folder, '02'), '')
  await assert.rejects(
    putNamed(open(random), { one: bytes, other: bytes }, () => assert.fail('nothing to name')),
    /EEXIST|ENOTDIR/,
  )
  assert.deepEqual(blobsLeft(folder), ['02'])
})
