/** What the way in tells about presence: arrivals and claims side by side, of those asked for alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { insertArrivalClaims } from './arrival-claim-store.ts'
import { insertArrivals } from './arrival-store.ts'
import { readPresence } from './presence-store.ts'

const { database } = await withTestDatabase<PipesTables>()
const db = database.kysely
const account = (end: number) => `0199a000-0000-7000-8000-00000000000${end}`
const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`)

test('arrivals and claims are told day by day, of the accounts and days asked for', async () => {
  const came = (accountId: string, onDay: string, number: number) => ({
    accountId,
    onDay,
    arrivedAtMs: at('07:02'),
    number: { epoch: 1, number },
    lane: 'known' as const,
    warm: null,
    tries: 1,
  })
  await insertArrivals(db, [
    came(account(1), '2026-11-24', 1),
    came(account(1), '2026-11-26', 2),
    came(account(3), '2026-11-24', 3),
  ])
  const claim = { claimedAtMs: at('07:31'), receivedAtMs: at('10:00') }
  await insertArrivalClaims(db, [
    { accountId: account(1), onDay: '2026-11-24', ...claim },
    { accountId: account(2), onDay: '2026-11-25', ...claim },
  ])
  const asked = [account(1), account(2), account(4)]
  const told = await readPresence(db, asked, '2026-11-24', '2026-11-25')
  assert.deepEqual(
    told.toSorted((left, right) => left.accountId.localeCompare(right.accountId)),
    [
      {
        accountId: account(1),
        onDay: '2026-11-24',
        arrivedAtMs: at('07:02'),
        claimedAtMs: at('07:31'),
      },
      { accountId: account(2), onDay: '2026-11-25', arrivedAtMs: null, claimedAtMs: at('07:31') },
    ],
  )
  assert.deepEqual(await readPresence(db, [], '2026-11-24', '2026-11-25'), [])
})
