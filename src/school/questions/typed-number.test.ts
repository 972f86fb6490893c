/** Numbers as pupils type them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainUnit, readTypedNumber } from './typed-number.ts'

const readable: [string, number, string][] = [
  ['3', 3, ''],
  ['  3,14 ', 3.14, ''],
  ['3.14', 3.14, ''],
  ['12,5.', 12.5, ''],
  ['12.5.', 12.5, ''],
  ['12.', 12, ''],
  [',5', 0.5, ''],
  ['5,', 5, ''],
  ['-2', -2, ''],
  ['−2', -2, ''],
  ['– 2,5', -2.5, ''],
  ['+7', 7, ''],
  ['12 450', 12_450, ''],
  ['12\u202F450', 12_450, ''],
  ['1\u00A0234\u00A0567,8', 1_234_567.8, ''],
  ["1'234", 1234, ''],
  ['1.234,56', 1234.56, ''],
  ['1,234.56', 1234.56, ''],
  ['1.234.567', 1_234_567, ''],
  ['1,234', 1.234, ''],
  ['4,123 456', 4.123456, ''],
  ['1,5e3', 1500, ''],
  ['1.5E-3', 0.0015, ''],
  ['1,5×10^3', 1500, ''],
  ['1,5 x 10^-3', 0.0015, ''],
  ['2·10³', 2000, ''],
  ['2 × 10⁻³', 0.002, ''],
  ['2,5.10³', 2500, ''],
  ['2,5.10^3', 2500, ''],
  ['6,02 . 10^23 mol', 6.02e23, 'mol'],
  ['2.10³', 2000, ''],
  ['2.5.10^-2 m', 0.025, 'm'],
  ['1 200.10^3', 1_200_000, ''],
  ['1000 000', 1_000_000, ''],
  ['2.10', 2.1, ''],
  ['10^4', 10_000, ''],
  ['-10⁴', -10_000, ''],
  ['5 cm', 5, 'cm'],
  ['5cm', 5, 'cm'],
  ['5,2 m/s²', 5.2, 'm/s^2'],
  ['20 °C', 20, '°C'],
  ['€ 5', 5, '€'],
  ['50%', 50, '%'],
  ['3 e', 3, 'e'],
]

for (const [typed, value, unit] of readable) {
  test(`reads ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(readTypedNumber(typed), { value, unit })
  })
}

for (const typed of [
  '',
  ' ',
  'abc',
  'cinq',
  '1.2.3',
  '--5',
  '1,2,3x,4',
  '1e999',
  '.',
  ',',
  '∞',
  'NaN',
]) {
  test(`does not read ${JSON.stringify(typed)}`, () => {
    assert.equal(readTypedNumber(typed), undefined)
  })
}

test('what is written like a unit twice is the same unit', () => {
  assert.equal(plainUnit('m²'), plainUnit('m^2'))
  assert.equal(plainUnit('\u00B5m'), plainUnit('\u03BCm'))
  assert.equal(plainUnit('km / h'), plainUnit('km/h'))
  assert.notEqual(plainUnit('mm'), plainUnit('Mm'))
})

test('never throws and never gives a number that is none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 .,eE+×x^()-]{0,40}$/u)), (typed) => {
      const read = readTypedNumber(typed)
      assert.ok(read === undefined || Number.isFinite(read.value))
    }),
  )
})

test('reads back every number as French people write it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.nat(9), (whole, tenth) => {
      const text = `${new Intl.NumberFormat('fr-FR').format(whole)},${tenth}`
      const value = Number(`${whole}.${tenth}`)
      assert.equal(readTypedNumber(text)?.value, value)
    }),
  )
})
