/** Values, transactions, time limits and migrations, against a real server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { PlainError } from '#engine/config/plain-error.ts'
import { openDatabase } from '#engine/database/database.ts'
import { migrate, readMigrations } from '#engine/database/migrate.ts'
import {
  isDatabaseAway,
  isPoolBusy,
  sqlState,
  violatedConstraint,
} from '#engine/database/sql-state.ts'
import { refusalOf } from '#engine/http/send-refusal.ts'
import { silentLog } from '#engine/log/log.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'

interface Tables {
  thing: { id: number; name: string | null }
}

const { database, source } = await withTestDatabase<Tables>()
const { kysely } = database
await sql`create table thing (id bigint primary key, name text)`.execute(kysely)

test('values arrive as the table of row-values.ts says', async () => {
  const { rows } = await sql<Record<string, unknown>>`select
    9007199254740991::bigint as big, '{1,2}'::bigint[] as bigs, 12.25::numeric as mark,
    '{1.5,2}'::numeric[] as marks, date '2021-04-06' as day, time '08:15' as hour,
    timestamptz '2021-04-06 08:00+02' as moment, '12'::xid8 as xid, '{"a":1}'::jsonb as json,
    '{a,b}'::text[] as words`.execute(kysely)
  assert.deepEqual(rows[0], {
    big: 9_007_199_254_740_991,
    bigs: [1, 2],
    mark: 12.25,
    marks: [1.5, 2],
    day: '2021-04-06',
    hour: '08:15:00',
    moment: new Date('2021-04-06T06:00:00Z'),
    xid: '12',
    json: { a: 1 },
    words: ['a', 'b'],
  })
})

test('a bigint that no number can hold is an error, never a wrong number', async () => {
  await assert.rejects(sql`select 9007199254740993::bigint`.execute(kysely), /too large/)
})

test('a transaction is whole or not at all', async () => {
  const failed = database.transaction(async (trx) => {
    await trx.insertInto('thing').values({ id: 1, name: 'one' }).execute()
    throw new Error('changed my mind')
  })
  await assert.rejects(failed, /changed my mind/)
  assert.deepEqual(await kysely.selectFrom('thing').selectAll().execute(), [])
})

test('a violated constraint is told by name', async () => {
  await kysely.insertInto('thing').values({ id: 2, name: null }).execute()
  const again = kysely.insertInto('thing').values({ id: 2, name: null }).execute()
  await assert.rejects(again, (error) => violatedConstraint(error) === 'thing_pkey')
})

test('whoever was ended in a deadlock or waited too long for a lock is told to come back', async () => {
  for (const state of ['40P01', '40001', '55P03']) {
    const ended = sql`do ${sql.raw(`$$ begin raise sqlstate '${state}'; end $$`)}`.execute(kysely)
    await assert.rejects(ended, (error) => refusalOf(error).code === 'overloaded')
  }
})

test('whoever finds no connection free in time is told to come back, and nothing was sent', async () => {
  const narrow = openDatabase<Tables>(source, {
    log: silentLog,
    poolMax: 1,
    connectionWaitMs: 3_000,
  })
  const finish = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const busy = narrow.transaction(async () => {
    begun.resolve()
    await finish.promise
  })
  await begun.promise
  const turnedAway = narrow.kysely.selectFrom('thing').selectAll().execute()
  await assert.rejects(turnedAway, (error) => {
    assert.equal(isPoolBusy(error), true)
    const refusal = refusalOf(error)
    assert.equal(refusal.code, 'overloaded')
    assert.ok(Number(refusal.detail?.retryAfterMs) > 0)
    return true
  })
  finish.resolve()
  await busy
  await narrow.close()
})

test('whoever meets a database that is not there is told to come back; other faults stay faults', async () => {
  const nowhere = openDatabase<Tables>('postgresql://a:b@127.0.0.1:1/c', { log: silentLog })
  const lost = await nowhere.kysely
    .selectFrom('thing')
    .execute()
    .catch((error) => error)
  assert.equal(refusalOf(lost).code, 'unavailable')
  await nowhere.close()
  const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' })
  for (const error of [
    broken,
    Object.assign(new Error('starting up'), { code: '57P03' }),
    new Error('Connection terminated unexpectedly'),
  ]) {
    assert.equal(isDatabaseAway(error), true, error.message)
    assert.ok(Number(refusalOf(error).detail?.retryAfterMs) > 0)
  }
  for (const error of [
    Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }),
    Object.assign(new Error('a duplicate'), { code: '23505' }),
    new Error('a bug'),
  ]) {
    assert.equal(refusalOf(error).code, 'internal', error.message)
  }
})

test('a statement ends at its time limit', async () => {
  const slow = database.transaction((trx) => sql`select pg_sleep(20)`.execute(trx), {
    statementTimeoutMs: 50,
  })
  await assert.rejects(slow, (error) => sqlState(error) === '57014')
})

test('a read-only transaction refuses to write', async () => {
  const write = database.transaction(
    (trx) => trx.insertInto('thing').values({ id: 3, name: null }).execute(),
    { readOnly: true, isolation: 'repeatable read' },
  )
  await assert.rejects(write, (error) => sqlState(error) === '25006')
})

test('migrating twice applies nothing the second time', async () => {
  assert.deepEqual(await migrate(source, silentLog), [])
})

test('four programs that start at once apply each migration once', async () => {
  const more = [...readMigrations(), { name: '9001-once', sql: 'create table once ()', hash: 'x' }]
  const runs = Array.from({ length: 4 }, () => migrate(source, silentLog, more))
  assert.deepEqual((await Promise.all(runs)).flat(), ['9001-once'])
})

test('a changed file, a missing file and a file out of order are refused', async () => {
  const once = { name: '9001-once', sql: 'create table once ()', hash: 'x' }
  const known = readMigrations()
  await assert.rejects(
    migrate(source, silentLog, [...known, { ...once, hash: 'y' }]),
    (error) => error instanceof PlainError && error.french.includes('9001-once'),
  )
  await assert.rejects(migrate(source, silentLog, known), /newer version/)
  const late = { name: '9000-late', sql: 'select 1', hash: 'z' }
  await assert.rejects(migrate(source, silentLog, [...known, late, once]), /comes before/)
})

test('a migration that fails leaves nothing behind', async () => {
  const bad = {
    name: '9002-bad',
    sql: 'create table half (); select 1/0',
    hash: 'b',
  }
  const once = { name: '9001-once', sql: 'create table once ()', hash: 'x' }
  await assert.rejects(migrate(source, silentLog, [...readMigrations(), once, bad]), /undone/)
  const { rows } = await sql`select to_regclass('half') as half`.execute(kysely)
  assert.deepEqual(rows, [{ half: null }])
})
