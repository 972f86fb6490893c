import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf } from '#kernel/calendar-day.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { type ArrivalClaim, isWorthKeeping } from './arrival-claim.ts'
import { insertArrivalClaims } from './arrival-claim-store.ts'
import { arrivalsKeptDays } from './first-arrival.ts'
import { forgetOldArrivals } from './forget-old-arrivals.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const anna = '0199a000-0000-7000-8000-000000000001'
const eight = Date.parse('2026-11-23T07:02:00Z')
const hour = 3_600_000
const claim = (change: Partial<ArrivalClaim> = {}): ArrivalClaim => ({
  accountId: anna,
  onDay: '2026-11-23',
  claimedAtMs: eight,
  receivedAtMs: eight + hour,
  ...change,
})

test('what cannot be true is not kept: another day, long ago, a time to come', () => {
  assert.equal(isWorthKeeping(claim()), true)
  assert.equal(isWorthKeeping(claim({ onDay: '2026-11-25' })), false)
  assert.equal(isWorthKeeping(claim({ receivedAtMs: eight + 32 * 24 * hour })), false)
  assert.equal(isWorthKeeping(claim({ receivedAtMs: eight - 25 * hour })), false)
})

test('a true claim is kept wherever on Earth it is made', () => {
  const zones = fc.constantFrom(
    'Europe/Paris',
    'Pacific/Wallis',
    'Pacific/Tahiti',
    'America/Cayenne',
  )
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 30 * 24 }), (zone, hoursAgo) => {
      const claimedAtMs = eight - hoursAgo * hour
      const onDay = dayOf(claimedAtMs, zone)
      assert.ok(isWorthKeeping(claim({ claimedAtMs, onDay, receivedAtMs: eight })))
    }),
  )
})

test('the first claim of a day stays, with both times, and goes with the arrivals', async () => {
  const later = { claimedAtMs: eight + 9, receivedAtMs: eight + 2 * hour }
  assert.deepEqual(await insertArrivalClaims(db, [claim(), claim(later)]), [true, true])
  assert.deepEqual(await insertArrivalClaims(db, [claim(later)]), [true])
  const rows = await db.selectFrom('arrival_claim').selectAll().execute()
  const row = { on_day: '2026-11-23', account_id: anna }
  assert.deepEqual(rows, [
    { ...row, claimed_at: new Date(eight), received_at: new Date(eight + hour) },
  ])
  const arrivals = await db.selectFrom('arrival').selectAll().execute()
  assert.deepEqual(arrivals, [], 'a claim is no arrival')
  const clock = fixedClock(eight + arrivalsKeptDays * 24 * hour)
  assert.equal((await forgetOldArrivals({ db, clock })).arrivalClaims, 0)
  clock.advance(24 * hour)
  assert.equal((await forgetOldArrivals({ db, clock })).arrivalClaims, 1)
})
