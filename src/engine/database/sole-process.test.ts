/** One at a time on a database, and the next one when the first is gone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { becomeSoleProcess } from './sole-process.ts'

const { database, source } = await withTestDatabase()
const db = database.kysely
const lock = 8_001
const onTaken = () => assert.fail('nobody took it')

/** As when the database is started again: its connections end, and the lock with them. */
async function breakHolder(held: number): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and objid = ${held} and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await isTrue()) return
    await wait(25)
  }
  assert.fail('it never came to be')
}

test('a second process is told no, another lock is free, and the place is free again after the first', async () => {
  const first = await becomeSoleProcess(source, lock, { onTaken })
  assert.ok(first !== null)
  assert.equal(await becomeSoleProcess(source, lock, { onTaken, waitMs: 0 }), null)
  const other = await becomeSoleProcess(source, lock + 1, { onTaken, waitMs: 0 })
  assert.ok(other !== null)
  // Whoever waits gets it when the first goes.
  const second = becomeSoleProcess(source, lock, { onTaken, waitMs: 60_000 })
  await first.release()
  await (await second)?.release()
  assert.notEqual(await second, null)
  await other.release()
})

test('a holder whose connection broke takes the lock again', async () => {
  const held = lock + 2
  const first = await becomeSoleProcess(source, held, { onTaken })
  assert.ok(first !== null)
  for (let times = 0; times < 2; times += 1) {
    await breakHolder(held)
    await until(async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_locks
        where locktype = 'advisory' and objid = ${held} and granted`.execute(db)
      return rows[0]?.count === 1
    })
  }
  assert.equal(await becomeSoleProcess(source, held, { onTaken, waitMs: 0 }), null)
  await first.release()
  const second = await becomeSoleProcess(source, held, { onTaken, waitMs: 5_000 })
  assert.ok(second !== null)
  await second.release()
})

test('a holder learns that another one has its place', async () => {
  const held = lock + 3
  let taken = 0
  const first = await becomeSoleProcess(source, held, {
    waitMs: 0,
    onTaken: () => {
      taken += 1
    },
  })
  // Asks again and again, so that it is there when the connection breaks.
  const second = becomeSoleProcess(source, held, { onTaken, waitMs: 60_000 })
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
