/** A page is as sharp as the screen, and never larger than what a phone can hold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canvasWidth } from './canvas-width.ts'
import { canvasPixelsMax, canvasSideMax } from './pdf-limits.ts'

test('whatever the page and the screen, the canvas keeps within its limits', () => {
  const shown = fc.double({ min: 0, max: 20_000, noNaN: true })
  const density = fc.double({ min: 0.5, max: 5, noNaN: true })
  const height = fc.double({ min: 0.001, max: 5_000, noNaN: true })
  fc.assert(
    fc.property(shown, density, height, (width, dots, tall) => {
      const pixels = canvasWidth(width, dots, tall)
      assert.ok(Number.isInteger(pixels) && pixels >= 1)
      assert.ok(pixels === 1 || pixels * pixels * tall <= canvasPixelsMax)
      assert.ok(pixels === 1 || Math.max(pixels, pixels * tall) <= canvasSideMax)
    }),
  )
})

test('a page of A4 on a phone has a pixel for each of the screen', () => {
  assert.equal(canvasWidth(328, 3, Math.SQRT2), 984)
})
