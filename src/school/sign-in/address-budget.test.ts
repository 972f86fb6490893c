/** Addresses: strangers have thirty wrong tries a minute, schools more, nobody is shut out for good. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressKey } from '#kernel/address-key.ts'
import { fixedClock } from '#kernel/clock.ts'
import {
  createAddressBudget,
  strayDevices,
  wrongTriesPerDevice,
  wrongTriesPerKnown,
  wrongTriesPerMinute,
} from './address-budget.ts'

const school = '203.0.113.7'
/** A device that shows nothing. */
const from = (address: string) => ({ address, device: null })

function spendAll(
  budget: ReturnType<typeof createAddressBudget>,
  address: string,
  device: string | null = null,
): number {
  let spent = 0
  while (budget.waitMs({ address, device }) === null) {
    budget.spend({ address, device })
    spent += 1
    assert.ok(spent < 10_000)
  }
  return spent
}

test('thirty wrong tries, then a short wait, then one more', () => {
  const clock = fixedClock(0)
  const budget = createAddressBudget(clock)
  assert.equal(spendAll(budget, school), wrongTriesPerMinute)
  const waitMs = budget.waitMs(from(school))
  assert.ok(waitMs !== null && waitMs <= 2_000, String(waitMs))
  clock.advance(waitMs)
  assert.equal(budget.waitMs(from(school)), null)
  clock.advance(60_000)
  assert.equal(spendAll(budget, school), wrongTriesPerMinute)
})

test('right tries cost nothing', () => {
  const budget = createAddressBudget(fixedClock(0))
  for (let count = 0; count < 1_000; count += 1) assert.equal(budget.waitMs(from(school)), null)
})

test('a school with 800 pupils known behind it has 430, and its devices their own besides', () => {
  const clock = fixedClock(0)
  const budget = createAddressBudget(clock)
  for (let pupil = 0; pupil < 800; pupil += 1) budget.know(school, `pupil ${pupil}`)
  for (let pupil = 0; pupil < 800; pupil += 1) budget.know(school, `pupil ${pupil}`)
  assert.equal(spendAll(budget, school), wrongTriesPerMinute + 800 * wrongTriesPerKnown)
  // Thirty of a hundred mistype in the same minute, each on a device of their own.
  for (let device = 0; device < 240; device += 1) {
    const from = { address: school, device: `device ${device}` }
    assert.equal(budget.waitMs(from), null)
    budget.spend(from)
  }
  assert.equal(spendAll(budget, '198.51.100.1'), wrongTriesPerMinute)
})

test('people who were not seen for half a day count no more', () => {
  const clock = fixedClock(0)
  const budget = createAddressBudget(clock)
  for (let pupil = 0; pupil < 100; pupil += 1) budget.know(school, `pupil ${pupil}`)
  clock.advance(13 * 3_600_000)
  for (const one of ['somebody', 'somebody else']) budget.know(school, one)
  clock.advance(60_000)
  assert.equal(spendAll(budget, school), wrongTriesPerMinute + 2 * wrongTriesPerKnown)
})

test('parallel tries that overdrew are waited for', () => {
  const clock = fixedClock(0)
  const budget = createAddressBudget(clock)
  for (let count = 0; count < 500; count += 1) budget.spend(from(school))
  const waitMs = budget.waitMs(from(school))
  assert.ok(waitMs !== null && waitMs > 30_000 && waitMs <= 70_000, String(waitMs))
})

test('a device that insists slows itself alone', () => {
  const clock = fixedClock(0)
  const budget = createAddressBudget(clock)
  assert.equal(spendAll(budget, school, 'bot'), wrongTriesPerDevice)
  assert.equal(budget.waitMs({ address: school, device: 'pupil' }), null)
  assert.equal(spendAll(budget, school), wrongTriesPerMinute)
  // Whoever shows nothing has emptied the address's budget: devices that came in have their own.
  assert.equal(budget.waitMs({ address: school, device: 'pupil' }), null)
  const waitMs = budget.waitMs({ address: school, device: 'bot' })
  assert.ok(waitMs !== null && waitMs <= 60_000 / wrongTriesPerDevice, String(waitMs))
  clock.advance(60_000)
  assert.equal(spendAll(budget, school, 'bot'), wrongTriesPerDevice)
})

test('ever new tickets end on the budget of the address', () => {
  const clock = fixedClock(0)
  const budget = createAddressBudget(clock)
  let tries = 0
  for (let device = 0; device < 1_000; device += 1) {
    const ticket = { address: school, device: `ticket ${device}` }
    if (budget.waitMs(ticket) !== null) continue
    budget.spend(ticket)
    tries += 1
  }
  assert.equal(tries, strayDevices + wrongTriesPerMinute)
  clock.advance(11 * 60_000)
  assert.equal(budget.waitMs({ address: school, device: 'ticket 1000' }), null)
})

test('IPv6 counts by its /64, IPv4 by itself, however it is written', () => {
  assert.equal(addressKey('203.0.113.7'), '203.0.113.7')
  assert.equal(addressKey('::ffff:203.0.113.7'), '203.0.113.7')
  assert.equal(addressKey('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
  assert.equal(addressKey('2001:DB8:1:2::9'), '2001:db8:1:2::/64')
  assert.equal(addressKey('2001:db8::1'), '2001:db8:0:0::/64')
  assert.equal(addressKey('2001:0db8:0000:0000::1'), '2001:db8:0:0::/64')
  assert.equal(addressKey('::1'), '0:0:0:0::/64')
  assert.equal(addressKey('fe80::1%eth0'), 'fe80:0:0:0::/64')
})

test('a storm from many addresses does not grow the memory without end', () => {
  const budget = createAddressBudget(fixedClock(0))
  for (let count = 0; count < 60_000; count += 1) {
    budget.spend(from(`10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`))
  }
  assert.equal(spendAll(budget, '10.0.234.95'), wrongTriesPerMinute - 1)
  assert.equal(spendAll(budget, '10.0.0.1'), wrongTriesPerMinute)
})
