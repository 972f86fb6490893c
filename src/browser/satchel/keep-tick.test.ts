/** A tick is kept like work and counted as none; the newest of an item is the one that goes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWork } from './entry.ts'
import { keepTick, ticksSince } from './keep-tick.ts'
import { setOwnSatchel } from './own-satchel.ts'
import { satchelInHand } from './satchel-in-hand.ts'

const ofMaths = { planId: 'maths', itemId: 'table' }
const ofFrench = { planId: 'french', itemId: 'poem' }

test('an item that is ticked and unticked without a line is sent once, as it is now', async () => {
  const hand = satchelInHand(['no_connection'])
  setOwnSatchel(hand.open)
  await keepTick('lina', { ...ofMaths, isDone: true })
  await keepTick('lina', { ...ofFrench, isDone: true })
  await keepTick('lina', { ...ofMaths, isDone: false })
  const { entries } = hand.open.satchel.view()
  assert.ok(!entries.some(isWork))
  const ticks = ticksSince(entries, Number.POSITIVE_INFINITY)
  assert.deepEqual(
    ticks.map(({ isDone, itemId }) => [itemId, isDone]),
    [
      ['poem', true],
      ['table', false],
    ],
  )
})

test('what the school has is this device’s word until an answer was asked for after it', async () => {
  const hand = satchelInHand([])
  setOwnSatchel(hand.open)
  await keepTick('lina', { ...ofMaths, isDone: true })
  const [kept] = hand.open.satchel.view().entries
  assert.ok(kept !== undefined)
  const received = { ...kept, where: { at: 'school', sinceMs: 1_000, receipt: null } as const }
  assert.equal(ticksSince([received], 1_000).length, 1)
  assert.equal(ticksSince([received], 1_001).length, 0)
  const no = { code: 'bad_request', status: 400, detail: {}, requestId: null, retryAfterMs: null }
  const where = { at: 'refused', sinceMs: 1_000, refusal: { ...no, code: 'bad_request' } } as const
  assert.equal(ticksSince([{ ...kept, where }], 0).length, 0)
})
