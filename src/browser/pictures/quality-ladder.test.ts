/** What a line can carry: down soon, up only after a calm that grows with every relapse. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createQualityLadder, type QualityLevel, type QualityLook } from './quality-ladder.ts'

const still = { hasVideo: false, lateFramesPercent: 0 }
const moving = { hasVideo: true, lateFramesPercent: 0 }
const good = { latePercent: 0, roundTripMs: 80 }
const middling = { latePercent: 4, roundTripMs: 80 }
const poor = { latePercent: 40, roundTripMs: 80 }

/** The first moment, in steps of two seconds of the same look, at which the level is another. */
function timeToChange(
  look: (nowMs: number) => QualityLevel,
  fromMs: number,
  before: QualityLevel,
): number {
  for (let nowMs = fromMs; nowMs < fromMs + 600_000; nowMs += 1_000) {
    if (look(nowMs) !== before) return nowMs - fromMs
  }
  return Number.POSITIVE_INFINITY
}

describe('the quality ladder', () => {
  test('one poor look takes moving pictures away, and if that is not enough soon, stills too', () => {
    const ladder = createQualityLadder()
    assert.equal(ladder.look({ ...good, ...moving }, 0), 'video')
    assert.equal(ladder.look({ ...poor, ...moving }, 2_000), 'stills')
    assert.equal(ladder.look({ ...poor, ...still }, 4_000), 'stills')
    assert.equal(ladder.look({ ...poor, ...still }, 8_000), 'sound')
  })

  test('where nothing moves there is nothing to leave out but stills', () => {
    const ladder = createQualityLadder()
    assert.equal(ladder.look({ ...poor, ...still }, 0), 'sound')
  })

  test('moving pictures go before the sound suffers, and by their own lateness', () => {
    const some = { latePercent: 8, roundTripMs: 80 }
    assert.equal(createQualityLadder().look({ ...some, ...still }, 0), 'video')
    assert.equal(createQualityLadder().look({ ...some, ...moving }, 0), 'stills')
    const late = { ...good, hasVideo: true, lateFramesPercent: 50 }
    assert.equal(createQualityLadder().look(late, 0), 'stills')
  })

  test('up one step after a calm quarter of a minute, and one more after another', () => {
    const ladder = createQualityLadder()
    ladder.look({ ...poor, ...still }, 0)
    const look = (nowMs: number) => ladder.look({ ...good, ...still }, nowMs)
    assert.equal(timeToChange(look, 1_000, 'sound'), 15_000)
    assert.equal(timeToChange(look, 17_000, 'stills'), 14_000)
    assert.equal(look(32_000), 'video')
  })

  test('what is neither poor nor calm keeps the level, above and below', () => {
    const ladder = createQualityLadder()
    assert.equal(ladder.look({ ...middling, ...moving }, 0), 'video')
    ladder.look({ ...poor, ...still }, 2_000)
    for (let nowMs = 4_000; nowMs < 200_000; nowMs += 2_000) {
      assert.equal(ladder.look({ ...middling, ...still }, nowMs), 'sound')
    }
  })

  test('after a relapse the calm has to last twice as long', () => {
    const ladder = createQualityLadder()
    ladder.look({ ...poor, ...moving }, 0)
    const look = (nowMs: number) => ladder.look({ ...good, ...moving }, nowMs)
    assert.equal(timeToChange(look, 1_000, 'stills'), 15_000)
    assert.equal(ladder.look({ ...poor, ...moving }, 20_000), 'stills')
    assert.equal(timeToChange(look, 21_000, 'stills'), 30_000)
  })

  test('whatever is measured: never up on a poor look or within a quarter of a minute, never down two steps at once while pictures move', () => {
    const looks = fc.array(
      fc.record({
        latePercent: fc.integer({ min: 0, max: 100 }),
        roundTripMs: fc.integer({ min: 0, max: 5_000 }),
        lateFramesPercent: fc.integer({ min: 0, max: 100 }),
        hasVideo: fc.boolean(),
      }),
      { maxLength: 200 },
    )
    const heights: Readonly<Record<QualityLevel, number>> = { sound: 0, stills: 1, video: 2 }
    fc.assert(
      fc.property(looks, (all: readonly QualityLook[]) => {
        const ladder = createQualityLadder()
        let downAtMs = Number.NEGATIVE_INFINITY
        let before: QualityLevel = 'video'
        for (const [at, line] of all.entries()) {
          const nowMs = at * 2_000
          const level = ladder.look(line, nowMs)
          const steps = heights[level] - heights[before]
          const isPoor = line.latePercent > 12 || line.roundTripMs > 2_000
          if (isPoor) assert.ok(steps <= 0)
          if (isPoor && nowMs - downAtMs >= 6_000 && before !== 'sound') assert.ok(steps < 0)
          if (steps > 0) assert.ok(steps === 1 && nowMs - downAtMs >= 15_000)
          if (steps < -1) assert.ok(!line.hasVideo)
          if (steps < 0) downAtMs = nowMs
          before = level
        }
      }),
    )
  })
})
