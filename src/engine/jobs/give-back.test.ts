/** Tries whose jobs are given back to the queue: of pools that are dead, and of no pool that lost its lock for a moment. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { clientConfig } from '#engine/database/connection.ts'
import { silentLog } from '#engine/log/log.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createGiveBack, lockPoolName } from './give-back.ts'
import { addJob, prepareJobs } from './job-runner.ts'

const { database, source } = await withTestDatabase()
await prepareJobs(source)

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(source))
  await client.connect()
  return client
}

/** A job that this pool took an hour ago. */
async function takeJob(pool: string): Promise<void> {
  const { kysely } = database
  await database.transaction((trx) => addJob(trx, pool, {}))
  await sql`update graphile_worker._private_jobs set locked_by = ${pool}, locked_at = now() - interval '1 hour'
    where locked_by is null`.execute(kysely)
}

async function pools(): Promise<readonly string[]> {
  const { rows } = await sql<{ pool: string }>`select locked_by as pool from graphile_worker.jobs
    where locked_by is not null order by 1`.execute(database.kysely)
  return rows.map(({ pool }) => pool)
}

test('a pool is dead when two looks in a row found it unlocked; the first look of all takes one', async () => {
  const client = await connect()
  const giveBack = createGiveBack(silentLog)
  try {
    await takeJob('long-dead')
    await giveBack.look(client)
    assert.deepEqual(await pools(), [])

    await sql`delete from graphile_worker._private_jobs`.execute(database.kysely)
    await takeJob('breaks-once')
    await giveBack.look(client)
    assert.deepEqual(await pools(), ['breaks-once'])
    const other = await connect()
    await lockPoolName(other, 'breaks-once')
    await giveBack.look(client)
    await giveBack.look(client)
    await other.query('select pg_advisory_unlock_all()')
    await other.end()
    await giveBack.look(client)
    assert.deepEqual(await pools(), ['breaks-once'])
    giveBack.forget()
    await giveBack.look(client)
    assert.deepEqual(await pools(), ['breaks-once'])
    await giveBack.look(client)
    assert.deepEqual(await pools(), [])
  } finally {
    await client.end()
  }
})
