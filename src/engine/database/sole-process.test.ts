/** One at a time on a database, and the next one when the first is gone. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { becomeSoleProcess, type SoleOptions, type SoleProcess } from './sole-process.ts'

const { database, source } = await withTestDatabase()
const db = database.kysely
const lock = 8_001
const onTaken = () => assert.fail('nobody took it')

/** The server's process that holds the lock; undefined: none does. */
async function holderOf(held: number): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_locks
    where locktype = 'advisory' and objid = ${held} and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return rows[0]?.pid
}

/** As when the database is started again: its connections end, and the lock with them, a moment later. */
async function breakHolder(held: number): Promise<number | undefined> {
  const pid = await holderOf(held)
  await sql`select pg_terminate_backend(${pid ?? null}::integer)`.execute(db)
  return pid
}

/** Gives the place free with the test, also where it failed: a holder that is left tries for ever. */
async function become(
  t: TestContext,
  held: number,
  options: SoleOptions,
): Promise<SoleProcess | null> {
  const sole = await becomeSoleProcess(source, held, options)
  t.after(() => sole?.release())
  return sole
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await isTrue()) return
    await wait(25)
  }
  assert.fail('it never came to be')
}

test('a second process is told no, another lock is free, and the place is free again after the first', async (t) => {
  const first = await become(t, lock, { onTaken })
  assert.ok(first !== null)
  assert.equal(await become(t, lock, { onTaken, waitMs: 0 }), null)
  const other = await become(t, lock + 1, { onTaken, waitMs: 0 })
  assert.ok(other !== null)
  // Whoever waits gets it when the first goes.
  const second = become(t, lock, { onTaken, waitMs: 60_000 })
  await first.release()
  await (await second)?.release()
  assert.notEqual(await second, null)
  await other.release()
})

test('a holder whose connection broke takes the lock again', async (t) => {
  const held = lock + 2
  const first = await become(t, held, { onTaken })
  assert.ok(first !== null)
  for (let times = 0; times < 2; times += 1) {
    const broken = await breakHolder(held)
    await until(async () => {
      const holder = await holderOf(held)
      return holder !== undefined && holder !== broken
    })
  }
  assert.equal(await become(t, held, { onTaken, waitMs: 0 }), null)
  await first.release()
  const second = await become(t, held, { onTaken, waitMs: 5_000 })
  assert.ok(second !== null)
  await second.release()
})

test('a holder learns that another one has its place', async (t) => {
  const held = lock + 3
  let taken = 0
  const first = await become(t, held, {
    waitMs: 0,
    onTaken: () => {
      taken += 1
    },
  })
  // Asks again and again, so that it is there when the connection breaks.
  const second = become(t, held, { onTaken, waitMs: 60_000 })
  await until(async () => {
    if (taken > 0) return true
    await breakHolder(held)
    await wait(300)
    return taken > 0
  })
  assert.equal(taken, 1)
  await (await second)?.release()
  await first?.release()
})
