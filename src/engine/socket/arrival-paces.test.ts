/** Who comes too often: how much is taken of one, and that nobody is remembered for long. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fixedClock } from '#kernel/clock.ts'
import { createArrivalPaces } from './arrival-paces.ts'

const pace = { burst: 10, perSecond: 2 }

test('whatever the rhythm, one person is taken a burst and so many a second, and others beside them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 }), (waits) => {
      const clock = fixedClock('2026-11-24T07:00:00Z')
      const paces = createArrivalPaces(clock, pace)
      let taken = 0
      let sinceMs = 0
      for (const ms of waits) {
        clock.advance(ms)
        sinceMs += ms
        if (paces.takes('anne')) taken += 1
        assert.ok(taken <= pace.burst + (sinceMs / 1_000) * pace.perSecond)
      }
      assert.ok(paces.takes('paul'))
    }),
  )
})

test('who comes as often as allowed always comes in; after a quiet while, at once again', () => {
  const clock = fixedClock('2026-11-24T07:00:00Z')
  const paces = createArrivalPaces(clock, pace)
  for (let count = 0; count < pace.burst; count += 1) assert.ok(paces.takes('anne'))
  assert.ok(!paces.takes('anne'))
  for (let count = 0; count < 20; count += 1) {
    clock.advance(500)
    assert.ok(paces.takes('anne'))
    assert.ok(!paces.takes('anne'))
  }
  clock.advance(5_000)
  for (let count = 0; count < pace.burst; count += 1) assert.ok(paces.takes('anne'))
})

test('whoever came is forgotten once it makes no difference', () => {
  const clock = fixedClock('2026-11-24T07:00:00Z')
  const paces = createArrivalPaces(clock, pace)
  for (let count = 0; count < 1_000; count += 1) paces.takes(`person ${count}`)
  assert.equal(paces.size(), 1_000)
  clock.advance(4_999)
  paces.takes('anne')
  assert.equal(paces.size(), 1_001)
  clock.advance(1)
  paces.takes('anne')
  assert.equal(paces.size(), 1)
})
