/** Frames a second out of what the browser counts. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createFrameRate } from './frame-rate.ts'

describe('frames a second', () => {
  test('nothing is told before the first frame, nor soon after', () => {
    const rate = createFrameRate()
    assert.equal(rate.look(0, 0), null)
    assert.equal(rate.look(0, 60_000), null)
    assert.equal(rate.look(12, 61_000), null)
    assert.equal(rate.look(30, 63_900), null)
    assert.equal(rate.look(62, 64_000), 50 / 3)
  })

  test('at a steady pace, looked at whenever, it tells that pace', () => {
    const gaps = fc.array(fc.integer({ min: 50, max: 4_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 60 }), (waits, pace) => {
        const rate = createFrameRate()
        let nowMs = 1_000
        rate.look((pace * nowMs) / 1_000, nowMs)
        for (const ms of waits) {
          nowMs += ms
          const told = rate.look((pace * nowMs) / 1_000, nowMs)
          assert.equal(told === null, nowMs - 1_000 < 3_000)
          if (told !== null) assert.ok(Math.abs(told - pace) < 1e-6, `${told} of ${pace}`)
        }
      }),
    )
  })

  test('what was long ago no longer counts: a picture that stands tells none', () => {
    const rate = createFrameRate()
    for (let second = 1; second <= 10; second += 1) rate.look(20 * second, 1_000 * second)
    const told = [11, 12, 13].map((second) => rate.look(200, 1_000 * second))
    assert.deepEqual(told, [40 / 3, 20 / 3, 0])
  })
})
