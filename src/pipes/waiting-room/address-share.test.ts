/** One address among many: a hoarder is put back, a school is not, nobody is banned. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  createAddressShare,
  putBackMaxMs,
  ticketsAtOnce,
  ticketsPerMinute,
  walkInShare,
  walkInsAtOnce,
} from './address-share.ts'

const hour = 3_600_000

test('a family is not put back at all', () => {
  const share = createAddressShare()
  for (let count = 0; count < ticketsAtOnce; count += 1) {
    assert.deepEqual(share.ticket('203.0.113.7', hour), { state: 'ticket', orderMs: hour })
  }
})

test('calls that show nothing leave the rest of the rate to those who arrive', () => {
  const share = createAddressShare()
  const perSecond = 1_000
  const walk = (nowMs: number): number => {
    let through = 0
    for (let count = 0; count < 1_000; count += 1) {
      if (share.mayWalkIn('203.0.113.7', perSecond, nowMs)) through += 1
    }
    return through
  }
  assert.equal(walk(hour), perSecond * walkInShare)
  assert.equal(walk(hour + 500), (perSecond * walkInShare) / 2)
  assert.equal(share.mayWalkIn('198.51.100.1', 0, hour), true)
  for (let count = 1; count < walkInsAtOnce; count += 1) share.mayWalkIn('198.51.100.1', 0, hour)
  assert.equal(share.mayWalkIn('198.51.100.1', 0, hour), false)
})

test('who hoards a thousand tickets stands behind the one of another address', () => {
  const share = createAddressShare()
  let behind = 0
  for (let count = 0; count < 1_000; count += 1) {
    const answer = share.ticket('203.0.113.7', hour)
    if (answer.state === 'ticket' && answer.orderMs > hour + 60_000) behind += 1
  }
  const other = share.ticket('198.51.100.1', hour + 60_000)
  assert.deepEqual(other, { state: 'ticket', orderMs: hour + 60_000 })
  assert.ok(behind >= 1_000 - ticketsAtOnce - ticketsPerMinute - 1, String(behind))
})

test('beyond half an hour the address is told when to come again, and then gets a ticket', () => {
  const share = createAddressShare()
  let answer = share.ticket('203.0.113.7', 0)
  for (let count = 0; answer.state === 'ticket' && count < 10_000; count += 1) {
    answer = share.ticket('203.0.113.7', 0)
  }
  assert.ok(answer.state === 'later' && answer.comeBackAfterMs <= 2_000)
  const later = share.ticket('203.0.113.7', answer.comeBackAfterMs)
  assert.ok(later.state === 'ticket' && later.orderMs <= answer.comeBackAfterMs + putBackMaxMs)
})

test('800 pupils known behind one address are served at once', () => {
  const share = createAddressShare()
  for (let pupil = 0; pupil < 800; pupil += 1) share.know('203.0.113.7', `a:${pupil}`, 0)
  let lastMs = 0
  for (let pupil = 0; pupil < 800; pupil += 1) {
    const answer = share.ticket('203.0.113.7', 0)
    assert.equal(answer.state, 'ticket')
    if (answer.state === 'ticket') lastMs = answer.orderMs
  }
  assert.ok(lastMs < 60_000, String(lastMs))
})

test('IPv6 counts by its /64, and what is remembered is bounded', () => {
  const share = createAddressShare()
  share.ticket('2001:db8::1', 0)
  share.ticket('2001:db8::2', 0)
  assert.equal(share.size(), 1)
  for (let count = 0; count < 60_000; count += 1)
    share.ticket(`2001:db8:${count % 50}:${count}::1`, 0)
  assert.equal(share.size(), 50_000)
})

test('no address gets more than its pace over any time, whatever it does', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 })
  fc.assert(
    fc.property(gaps, (all) => {
      const share = createAddressShare()
      let nowMs = hour
      const orders: number[] = []
      for (const gapMs of all) {
        nowMs += gapMs
        const answer = share.ticket('203.0.113.7', nowMs)
        if (answer.state !== 'ticket') continue
        assert.ok(answer.orderMs >= nowMs)
        orders.push(answer.orderMs)
      }
      for (let from = 0; from + ticketsAtOnce + 2 < orders.length; from += 1) {
        const spanMs = (orders[from + ticketsAtOnce + 2] ?? 0) - (orders[from] ?? 0)
        assert.ok(spanMs >= 1_000 * (60 / ticketsPerMinute), String(spanMs))
      }
    }),
  )
})
