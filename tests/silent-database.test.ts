/** A database host that falls silent keeps nobody waiting for ever; one that works long is not taken for it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '#engine/database/database.ts'
import { isDatabaseAway } from '#engine/database/sql-state.ts'
import { silentLog } from '#engine/log/log.ts'
import { openDarkeningWay } from './darkening-way.ts'
import { withTestDatabase } from './test-database.ts'

const { source } = await withTestDatabase<unknown>()
const options = { log: silentLog, poolMax: 1, statementTimeoutMs: 200 }

test('statements and transactions under way are told, and the next one has another connection', async (t) => {
  const way = await openDarkeningWay(t, source)
  const database = openDatabase<unknown>(way.source, options)
  t.after(() => database.close())
  const one = () => sql`select 1 as one`.execute(database.kysely)
  await one()
  way.setDark(true)
  await assert.rejects(one(), isDatabaseAway)
  way.setDark(false)
  await one()
  const isTold = await database
    .transaction(async (trx) => {
      way.setDark(true)
      await sql`select 1`.execute(trx)
      return false
    })
    .catch(isDatabaseAway)
  assert.equal(isTold, true)
  way.setDark(false)
  assert.equal((await one()).rows.length, 1)
  assert.equal(database.load().used, 0)
})

test('a transaction that gave itself longer is let work so long', async (t) => {
  const database = openDatabase<unknown>(source, options)
  t.after(() => database.close())
  const slept = await database.transaction((trx) => sql`select pg_sleep(6) as ok`.execute(trx), {
    statementTimeoutMs: 30_000,
  })
  assert.equal(slept.rows.length, 1)
})
