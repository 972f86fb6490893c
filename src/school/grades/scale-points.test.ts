/** Rounded half up where the machine's fractions would fall short. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scalePoints } from './scale-points.ts'

test('halves of a hundredth go up, whatever the machine makes of them', () => {
  assert.equal(scalePoints(0.3, 12, 5), 0.13)
  assert.equal(scalePoints(3.3, 12, 5), 1.38)
  for (let tenths = 0; tenths <= 120; tenths += 1) {
    for (let outOf = 1; outOf <= 40; outOf += 1) {
      const exact = Math.floor((tenths * outOf * 200 + 120) / 240)
      assert.equal(scalePoints(tenths / 10, 12, outOf), exact / 100, `${tenths} of 12 on ${outOf}`)
    }
  }
})

test('thirds are what they are, and nothing leaves the whole', () => {
  assert.equal(scalePoints(0.66667, 2, 20), 6.67)
  assert.equal(scalePoints(3, 2, 20), 20)
  assert.equal(scalePoints(-1, 2, 20), 0)
})
