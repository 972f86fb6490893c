/** A stroke is kept small and true: its ends stay, and nothing of it moves farther than is seen. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Place } from '#contract/annotations.ts'
import { simplifyStroke, strokePath, strokeTolerance } from './pen-stroke.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const strokes = fc.array(fc.record({ x: share, y: share }), { minLength: 1, maxLength: 120 })
const heights = fc.double({ min: 0.3, max: 3, noNaN: true })

/** Slow and plain: the distance to the nearest of many points along the line. */
function distanceToStroke(point: Place, stroke: readonly Place[], height: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const [at, from] of stroke.entries()) {
    const to = stroke[at + 1] ?? from
    for (let step = 0; step <= 400; step += 1) {
      const x = from.x + ((to.x - from.x) * step) / 400
      const y = from.y + ((to.y - from.y) * step) / 400
      nearest = Math.min(nearest, Math.hypot(point.x - x, (point.y - y) * height))
    }
  }
  return nearest
}

test('every point stays within the tolerance, the ends stay, and nothing is invented', () => {
  fc.assert(
    fc.property(strokes, heights, (points, height) => {
      const kept = simplifyStroke(points, height, 1_000)
      assert.equal(kept[0], points[0])
      assert.equal(kept.at(-1), points.at(-1))
      assert.ok(kept.every((point) => points.includes(point)))
      for (const point of points) {
        assert.ok(distanceToStroke(point, kept, height) <= strokeTolerance + 0.006)
      }
      assert.deepEqual(simplifyStroke(kept, height, 1_000), kept)
    }),
    { numRuns: 30 },
  )
})

test('a scribble of thousands of points is cut to what may be sent', () => {
  const scribble = Array.from({ length: 5_000 }, (_, at) => ({
    x: 0.5 + 0.4 * Math.sin(at * 0.7),
    y: 0.5 + 0.4 * Math.cos(at * 1.3),
  }))
  const kept = simplifyStroke(scribble, 1.4, 200)
  assert.ok(kept.length <= 200 && kept.length > 20, `${kept.length}`)
})

test('a straight stroke is its two ends', () => {
  const straight = Array.from({ length: 50 }, (_, at) => ({ x: at / 100, y: at / 50 }))
  assert.equal(simplifyStroke(straight, 1.4, 200).length, 2)
})

test('the drawn path begins and ends where the stroke does', () => {
  assert.equal(strokePath([0.5, 0.5], 1_000, 800), 'M500,400 h0')
  assert.equal(strokePath([0, 0, 1, 1], 1_000, 800), 'M0,0 L1000,800')
  fc.assert(
    fc.property(fc.array(share, { minLength: 4, maxLength: 60 }), (numbers) => {
      const even = numbers.slice(0, numbers.length - (numbers.length % 2))
      const path = strokePath(even, 1_000, 800)
      assert.match(path, /^M[\d.]+,[\d.]+( Q[\d.]+,[\d.]+ [\d.]+,[\d.]+)* L[\d.]+,[\d.]+$/)
    }),
  )
})
