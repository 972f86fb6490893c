/** Codes of schools overseas tell their clock, also where the register's numbers are not those of INSEE. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uaiTimeZone, uaiTimeZoneOrNull } from './uai-time-zone.ts'

test('a code tells the clock overseas, and nothing elsewhere', () => {
  assert.equal(uaiTimeZone('9740001A'), 'Indian/Reunion')
  assert.equal(uaiTimeZone('9830002K'), 'Pacific/Noumea')
  assert.equal(uaiTimeZone('9870026P'), 'Pacific/Wallis')
  assert.equal(uaiTimeZoneOrNull('0271234X'), null)
  assert.equal(uaiTimeZone('0271234X'), 'Europe/Paris')
  assert.equal(uaiTimeZoneOrNull('7200001A'), null)
  assert.equal(uaiTimeZone('7200001A', 'Indian/Reunion'), 'Indian/Reunion')
})

test('every clock is one that this machine knows', () => {
  for (const prefix of [971, 972, 973, 974, 975, 976, 977, 978, 983, 984, 987]) {
    const timeZone = uaiTimeZone(`${prefix}0001A`)
    assert.ok(timeZone !== null, String(prefix))
    assert.doesNotThrow(() => new Intl.DateTimeFormat('fr', { timeZone }))
  }
})
