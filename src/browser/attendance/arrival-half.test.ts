/** Beside which lessons an arrival is said to be the morning's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfMorning } from './arrival-half.ts'

const paris = { timeZone: 'Europe/Paris' }

test('an arrival of the morning is one beside a lesson of the afternoon alone', () => {
  const at = '2026-11-30T08:33:00Z'
  assert.equal(isOfMorning(at, { half: 'afternoon', ...paris }), true)
  assert.equal(isOfMorning(at, { half: 'morning', ...paris }), false)
})

test('13:00 on the clock of the school parts the day', () => {
  const afternoon = { half: 'afternoon', ...paris } as const
  assert.equal(isOfMorning('2026-11-30T11:59:00Z', afternoon), true)
  assert.equal(isOfMorning('2026-11-30T12:00:00Z', afternoon), false)
  assert.equal(
    isOfMorning('2026-11-30T12:00:00Z', { ...afternoon, timeZone: 'America/Cayenne' }),
    true,
  )
})
