/** A check-in is kept once a day, is no work, and leaves nothing on a computer that is nobody's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Me } from '#contract/me.ts'
import { isWork } from './entry.ts'
import { keepCheckIn } from './keep-check-in.ts'
import { setOwnSatchel } from './own-satchel.ts'
import { satchelInHand } from './satchel-in-hand.ts'

const lina = { accountId: 'lina', sharedDevice: false } as Me

test('it goes to the school once a day, under the time of this device', async () => {
  const hand = satchelInHand(['no_connection'])
  setOwnSatchel(hand.open)
  await keepCheckIn(lina, '2026-11-23')
  await keepCheckIn(lina, '2026-11-23')
  await keepCheckIn(lina, '2026-11-24')
  const { entries } = hand.open.satchel.view()
  const days = entries.map(({ task }) => (task.kind === 'check_in' ? task.onDay : null))
  assert.deepEqual(days, ['2026-11-23', '2026-11-24'])
  assert.ok(!entries.some(isWork))
})

test('on a shared computer nothing is kept of it', async () => {
  const hand = satchelInHand([])
  setOwnSatchel(hand.open)
  await keepCheckIn({ ...lina, sharedDevice: true }, '2026-11-23')
  assert.deepEqual(hand.open.satchel.view().entries, [])
})
