/** Arrivals and number blocks against a real PostgreSQL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { insertArrivals } from './arrival-store.ts'
import { arrivalsKeptDays, type CheckIn } from './first-arrival.ts'
import { forgetOldArrivals } from './forget-old-arrivals.ts'
import { reserveNumbers } from './number-block-store.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely

const eight = Date.parse('2026-11-23T07:00:00Z')
const anna = '0199a000-0000-7000-8000-000000000001'
const basile = '0199a000-0000-7000-8000-000000000002'

const numbered = (number: number) => ({ epoch: 1, number })

function checkIn(change: Partial<CheckIn>): CheckIn {
  return {
    accountId: anna,
    onDay: '2026-11-23',
    arrivedAtMs: eight,
    number: numbered(1),
    lane: 'known',
    warm: null,
    tries: 1,
    ...change,
  }
}

test('the first arrival of a day stays, for both devices of one batch and for later ones', async () => {
  const first = { arrivedAtMs: eight, number: numbered(1) }
  const kept = await insertArrivals(db, [
    checkIn({}),
    checkIn({ number: numbered(2), arrivedAtMs: eight + 5 }),
    checkIn({
      accountId: basile,
      number: numbered(3),
      arrivedAtMs: eight + 6,
      warm: true,
      tries: 2,
    }),
  ])
  assert.deepEqual(kept, [first, first, { arrivedAtMs: eight + 6, number: numbered(3) }])
  assert.deepEqual(
    await insertArrivals(db, [checkIn({ number: numbered(9), arrivedAtMs: eight + 99 })]),
    [first],
  )
  const nextDay = checkIn({ onDay: '2026-11-24', number: numbered(10) })
  assert.deepEqual(await insertArrivals(db, [nextDay]), [{ ...first, number: numbered(10) }])
})

test('a number that is somebody else’s writes nothing', async () => {
  const clara = '0199a000-0000-7000-8000-000000000003'
  assert.deepEqual(await insertArrivals(db, [checkIn({ accountId: clara, number: numbered(3) })]), [
    null,
  ])
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from arrival where account_id = ${clara}`.execute(db)
  assert.equal(rows[0]?.count, 0)
})

test('blocks of numbers never overlap, though many are reserved at once', async () => {
  const blocks = await Promise.all(Array.from({ length: 40 }, () => reserveNumbers(db, 100)))
  assert.deepEqual(new Set(blocks.map(({ epoch }) => epoch)), new Set([1]))
  const starts = blocks.map(({ nextNumber }) => nextNumber).sort((left, right) => left - right)
  assert.deepEqual(
    starts,
    Array.from({ length: 40 }, (_, index) => 1 + index * 100),
  )
})

test('a database whose history took another turn gives numbers of a new epoch', async () => {
  await sql`update ticket_block set history = 'elsewhere/00000001'`.execute(db)
  assert.deepEqual(await reserveNumbers(db, 10), { epoch: 2, nextNumber: 1, endNumber: 11 })
  assert.deepEqual(await reserveNumbers(db, 10), { epoch: 2, nextNumber: 11, endNumber: 21 })
})

test(`arrivals are forgotten after ${arrivalsKeptDays} days`, async () => {
  const clock = fixedClock('2026-12-24T03:17:00Z')
  assert.deepEqual(await forgetOldArrivals({ db, clock }), { arrivals: 0, arrivalClaims: 0 })
  clock.set('2026-12-25T03:17:00Z')
  assert.deepEqual(await forgetOldArrivals({ db, clock }), { arrivals: 2, arrivalClaims: 0 })
})
