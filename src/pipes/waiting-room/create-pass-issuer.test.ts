/** Passes as they are given, over a real PostgreSQL: the same again, never too many, forgotten in time. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '#engine/database/database.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createPassIssuer, type PassIssuer, type PassIssuerOptions } from './create-pass-issuer.ts'
import { forgetOldPasses } from './forget-old-passes.ts'
import { type LotteryTimes, timesOf } from './lottery.ts'
import { minutesBeforeMax, passesKeptDays, readPass } from './overnight-pass.ts'
import { insertPasses, lockPasses, readPasses } from './overnight-pass-store.ts'

const { database, source } = await withTestDatabase<PipesTables>()
const db = database.kysely
const evening = '2026-11-23T17:00:00Z'
const key = new Uint8Array(32).fill(4)
const keyRing = { key: () => key, all: () => [key] }

/** Eight o'clock in Paris, so many days after the evening. */
function morning(days: number) {
  const on = `2026-11-${String(23 + days).padStart(2, '0')}`
  return { on, firstLessonAtMs: Date.parse(`${on}T07:00:00Z`) }
}

let accounts = 0
function newAccount(): string {
  accounts += 1
  return `0199a000-0000-7000-8000-${String(accounts).padStart(12, '0')}`
}

function issuerOver(
  more: Partial<PassIssuerOptions> & { readonly opening?: LotteryTimes | null } = {},
): PassIssuer {
  return createPassIssuer({
    db,
    clock: fixedClock(evening),
    keyRing,
    log: { warn: (data, message) => assert.fail(`${message} ${JSON.stringify(data)}`) },
    perSecond: () => 10,
    opening: null,
    ...more,
  })
}

async function countByMinute(on: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ from_minute: number; count: number }>`
    select from_minute, count(*)::integer as count from overnight_pass
    where on_day = ${on}::date group by from_minute`.execute(db)
  return new Map(rows.map((row) => [row.from_minute * 60_000, row.count]))
}

test('one pass a morning, in the minutes before the first lesson, and the same when asked again', async () => {
  const issuer = issuerOver()
  const anna = newAccount()
  const mornings = [morning(1), morning(2)]
  const given = await issuer.passesFor(anna, mornings)
  assert.deepEqual(
    given.map(({ from, on, until }) => [on, from, until]),
    [
      ['2026-11-24', '2026-11-24T06:59:00.000Z', '2026-11-24T07:00:00.000Z'],
      ['2026-11-25', '2026-11-25T06:59:00.000Z', '2026-11-25T07:00:00.000Z'],
    ],
  )
  for (const { from, pass } of given) {
    assert.deepEqual(readPass([key], pass), { accountId: anna, fromMs: Date.parse(from) })
  }
  assert.deepEqual(await issuer.passesFor(anna, mornings), given)
  const elsewhere = issuerOver()
  assert.deepEqual(
    await Promise.all([
      elsewhere.passesFor(anna, mornings),
      issuer.passesFor(anna, mornings),
      elsewhere.passesFor(anna, mornings),
    ]),
    [given, given, given],
  )
  // A lesson that moves takes no minute back.
  const moved = mornings.map(({ firstLessonAtMs, on }) => ({
    on,
    firstLessonAtMs: firstLessonAtMs + 3_600_000,
  }))
  assert.deepEqual(await issuer.passesFor(anna, moved), given)
})

test('two processes that give passes at once fill no minute beyond its part, and nobody gets two', async () => {
  const other = openDatabase<PipesTables>(source, { log: silentLog, poolMax: 4 })
  after(() => other.close())
  // 8 to a minute: fewer than ask.
  const perSecond = () => 0.2
  const processes = [issuerOver({ perSecond }), issuerOver({ perSecond, db: other.kysely })]
  const people = Array.from({ length: 400 }, newAccount)
  const { firstLessonAtMs, on } = morning(3)
  const given = await Promise.all(
    people.flatMap((accountId) =>
      processes.map((issuer) => issuer.passesFor(accountId, [{ on, firstLessonAtMs }])),
    ),
  )
  const counts = await countByMinute(on)
  for (const [minute, count] of counts) {
    assert.ok(minute + 60_000 <= firstLessonAtMs)
    assert.ok(count <= 8, `${count} in one minute`)
  }
  // Every minute that there is was full before somebody got none.
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  assert.equal(total, 8 * minutesBeforeMax)
  people.forEach((_, number) => {
    const [here, there] = [given[2 * number], given[2 * number + 1]]
    assert.ok((here?.length ?? 0) <= 1)
    assert.deepEqual(here, there, 'both processes say the same')
  })
  assert.equal(given.flat().length, 2 * total)
})

test('the database itself gives no number of a minute and no morning twice', async () => {
  const [anna, basile] = [newAccount(), newAccount()]
  const pass = {
    accountId: anna,
    on: '2026-12-01',
    fromMs: Date.parse('2026-12-01T07:00:00Z'),
    ordinal: 0,
  }
  await insertPasses(db, [pass])
  await assert.rejects(insertPasses(db, [{ ...pass, accountId: basile }]))
  await assert.rejects(insertPasses(db, [{ ...pass, ordinal: 1 }]))
  assert.deepEqual(await readPasses(db, [anna, basile]), [pass])
})

test('at the door it is too late for a pass; one given before is still told, until it is over', async () => {
  const clock = fixedClock(evening)
  const issuer = issuerOver({ clock })
  const anna = newAccount()
  const given = await issuer.passesFor(anna, [morning(1)])
  assert.equal(given.length, 1)
  clock.set('2026-11-24T06:50:00Z')
  assert.deepEqual(await issuer.passesFor(anna, [morning(1)]), given)
  assert.deepEqual(await issuer.passesFor(newAccount(), [morning(1)]), [])
  clock.set('2026-11-24T07:01:00Z')
  assert.deepEqual(await issuer.passesFor(anna, [morning(1)]), [])
})

test('no pass lies before an announced opening', async () => {
  const issuer = issuerOver({ opening: timesOf(morning(1).firstLessonAtMs) })
  const before = await countByMinute(morning(1).on)
  assert.deepEqual(await issuer.passesFor(newAccount(), [morning(1)]), [])
  assert.deepEqual(await countByMinute(morning(1).on), before)
})

test('a database that does not answer costs nobody more than the pass', async () => {
  const gone = openDatabase<PipesTables>(source, { log: silentLog })
  await sql`select 1`.execute(gone.kysely)
  await gone.close()
  const warned: string[] = []
  const log = { warn: (_: object, message: string) => void warned.push(message) }
  const issuer = issuerOver({ db: gone.kysely, log })
  assert.deepEqual(await issuer.passesFor(newAccount(), [morning(1)]), [])
  assert.equal(warned.length, 1)
})

test('an answer does not wait long for its passes; they come with a later one', async () => {
  const issuer = issuerOver({ patienceMs: 20 })
  const anna = newAccount()
  await db.transaction().execute(async (trx) => {
    await lockPasses(trx)
    assert.deepEqual(await issuer.passesFor(anna, [morning(2)]), [])
  })
  await issuer.drain()
  assert.equal((await issuerOver().passesFor(anna, [morning(2)])).length, 1)
  assert.equal((await readPasses(db, [anna])).length, 1)
})

test(`passes are forgotten ${passesKeptDays} day after their morning`, async () => {
  const accountId = newAccount()
  await issuerOver().passesFor(accountId, [morning(1), morning(2)])
  const left = async () => (await readPasses(db, [accountId])).length
  const clock = fixedClock('2026-11-25T03:17:00Z')
  await forgetOldPasses({ db, clock })
  assert.equal(await left(), 2)
  clock.set('2026-11-26T03:17:00Z')
  assert.ok((await forgetOldPasses({ db, clock })).passes > 0)
  assert.equal(await left(), 1)
})
