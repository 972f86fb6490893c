/** Noise that is what it is said to be: as often above as below, as wide as its scale, whole numbers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { drawNoise, noiseScale } from './public-noise.ts'

const draws = Array.from(
  { length: 40_000 },
  (
    (random) => () =>
      drawNoise(random)
  )(seededRandom(7)),
)

test('noise is whole, lies around zero, and spreads as its law says', () => {
  assert.ok(draws.every(Number.isInteger))
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length
  const spread = draws.reduce((sum, one) => sum + one * one, 0) / draws.length
  const alpha = Math.exp(-1 / noiseScale)
  const expected = (2 * alpha) / (1 - alpha) ** 2
  assert.ok(Math.abs(mean) < 4 * Math.sqrt(expected / draws.length), `mean ${mean}`)
  assert.ok(Math.abs(spread / expected - 1) < 0.05, `spread ${spread}, expected ${expected}`)
})

test('each further step from zero is less likely by the same factor: what ε promises', () => {
  const countOf = (value: number) => draws.filter((one) => Math.abs(one) === value).length / 2
  const alpha = Math.exp(-1 / noiseScale)
  for (const value of [4, 8, 12]) {
    const ratio = countOf(value + 4) / countOf(value)
    assert.ok(Math.abs(ratio - alpha ** 4) < 0.1, `from ${value}: ${ratio}`)
  }
})
