/** A photo may be turned and shown at any size: what is put under a finger stays under it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { movedPlace, ninthOf, placeSeen, placeUnder, seenPlace, turned } from './picture-place.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const places = fc.record({ x: share, y: share })
const turns = fc.constantFrom(0, 1, 2, 3).map((quarters) => turned(0, quarters))
const sides = fc.double({ min: 20, max: 4_000, noNaN: true })
const boxes = fc.record({
  left: fc.double({ min: -900, max: 900, noNaN: true }),
  top: fc.double({ min: -900, max: 900, noNaN: true }),
  width: sides,
  height: sides,
})

function near(one: { x: number; y: number }, other: { x: number; y: number }): void {
  assert.ok(Math.hypot(one.x - other.x, one.y - other.y) < 1e-6, JSON.stringify([one, other]))
}

test('a place is found again where it is seen, whatever the turn and the size', () => {
  fc.assert(
    fc.property(places, turns, boxes, (place, by, box) => {
      near(placeSeen(seenPlace(place, by), by), place)
      const seen = seenPlace(place, by)
      const point = {
        clientX: box.left + seen.x * box.width,
        clientY: box.top + seen.y * box.height,
      }
      near(placeUnder(point, box, by), place)
    }),
  )
})

test('four quarters are none, and a quarter more is a quarter further', () => {
  fc.assert(
    fc.property(places, turns, (place, by) => {
      near(seenPlace(place, turned(by, 4)), seenPlace(place, by))
      near(seenPlace(seenPlace(place, by), 1), seenPlace(place, turned(by)))
    }),
  )
  assert.deepEqual(seenPlace({ x: 0, y: 0 }, 1), { x: 1, y: 0 }, 'top left goes to the top right')
})

test('an arrow moves as it is seen, and nothing leaves the photo', () => {
  const steps = fc.double({ min: -2, max: 2, noNaN: true })
  fc.assert(
    fc.property(places, steps, steps, turns, (place, right, down, by) => {
      const before = seenPlace(place, by)
      const after = seenPlace(movedPlace(place, { right, down }, by), by)
      near(after, {
        x: Math.min(1, Math.max(0, before.x + right)),
        y: Math.min(1, Math.max(0, before.y + down)),
      })
    }),
  )
})

test('a finger beside the photo is at its edge', () => {
  const box = { left: 10, top: 10, width: 100, height: 50 }
  assert.deepEqual(placeUnder({ clientX: 0, clientY: 500 }, box, 0), { x: 0, y: 1 })
})

test('words for a place are those of its ninth', () => {
  assert.deepEqual(ninthOf({ x: 0.1, y: 0.9 }), { row: 'bottom', column: 'left' })
  assert.deepEqual(ninthOf({ x: 0.5, y: 0.5 }), { row: 'middle', column: 'centre' })
})
