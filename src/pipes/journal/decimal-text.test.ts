/** Numbers that are put together of pieces are those that the language writes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { integerText, tenthsText } from './decimal-text.ts'

test('integers and tenths are written as the language writes them', () => {
  for (const value of [0, 7, 999, 1_000, 1_007, 1_796_000_000_123, Number.MAX_SAFE_INTEGER]) {
    assert.equal(integerText(value), String(value))
    assert.equal(tenthsText(value), String(value))
  }
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      assert.equal(integerText(value), String(value))
      assert.equal(tenthsText(value / 10), String(value / 10))
    }),
  )
  fc.assert(
    fc.property(fc.nat(), (value) => {
      assert.equal(tenthsText(value / 10), String(value / 10))
    }),
  )
})
