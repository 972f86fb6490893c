/** Frames as they come: which can be decoded, how many a second, and how many late. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createFrameWatch } from './frame-watch.ts'

/** A camera of ten frames a second whose key frames are every tenth. */
const frame = (number: number) => ({ number, isKey: number % 10 === 0, takenMs: number * 100 })

describe('frames of a camera', () => {
  test('whatever is left out on the way, a frame is of use only if all since its key frame came', () => {
    const arrivals = fc.array(fc.boolean(), { maxLength: 120 })
    fc.assert(
      fc.property(arrivals, (comes) => {
        const watch = createFrameWatch()
        for (const [number, isHere] of comes.entries()) {
          if (!isHere) continue
          const sinceKey = comes.slice(number - (number % 10), number + 1)
          const isOfUse = watch.came(frame(number), number * 100)
          assert.equal(isOfUse, sinceKey.every(Boolean))
        }
      }),
    )
  })

  test('after the decoder lost its way nothing is of use before the next key frame', () => {
    const watch = createFrameWatch()
    assert.ok(watch.came(frame(0), 0))
    watch.restart()
    assert.ok(!watch.came(frame(1), 100))
    assert.ok(watch.came(frame(10), 1_000))
  })

  test('frames a second are known after three seconds, and late ones by the quickest before', () => {
    const watch = createFrameWatch()
    for (let number = 0; number < 40; number += 1) watch.came(frame(number), number * 100 + 50)
    assert.equal(watch.latePercent(4_000), 0)
    assert.ok(Math.abs((watch.framesPerSecond(4_000) ?? 0) - 10) < 0.5)
    for (let number = 40; number < 70; number += 1) watch.came(frame(number), number * 100 + 800)
    assert.equal(watch.latePercent(7_700), 100)
    assert.equal(createFrameWatch().framesPerSecond(10_000), null)
  })

  test('frames that never come count as late, but not what a newcomer missed before', () => {
    const watch = createFrameWatch()
    watch.came(frame(0), 3_000)
    watch.came(frame(30), 3_100)
    assert.equal(watch.latePercent(3_200), 0)
    for (let number = 32; number < 60; number += 2) watch.came(frame(number), number * 100 + 100)
    const percent = watch.latePercent(6_000)
    assert.ok(percent > 40 && percent < 60, `${percent}`)
  })
})
