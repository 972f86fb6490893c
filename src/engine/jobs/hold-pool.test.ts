/** Tries that the name of a pool is locked again at once where its connection breaks, not at the next look. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { silentLog } from '#engine/log/log.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { holdPool } from './hold-pool.ts'
import { prepareJobs } from './job-runner.ts'

const { database, source } = await withTestDatabase()
await prepareJobs(source)

/** The connections that hold a pool's name here. */
async function holders(): Promise<readonly number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())`.execute(
    database.kysely,
  )
  return rows.map(({ pid }) => pid)
}

async function until(isSo: (pids: readonly number[]) => boolean): Promise<void> {
  while (!isSo(await holders())) await wait(20)
}

test('a name whose connection broke is locked again before anybody looks twice', async () => {
  const held = await holdPool(source, 'a-pool', silentLog, { lookEveryMs: 3_600_000 })
  try {
    const [first = 0, ...more] = await holders()
    assert.deepEqual(more, [])
    await sql`select pg_terminate_backend(${first})`.execute(database.kysely)
    await until((pids) => pids.length === 1 && pids[0] !== first)
  } finally {
    await held.stop()
  }
  await until((pids) => pids.length === 0)
})
