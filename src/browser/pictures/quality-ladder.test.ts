/** What a line can carry: down at once, up only after a calm that grows with every relapse. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createQualityLadder } from './quality-ladder.ts'

const good = { latePercent: 0, roundTripMs: 80 }
const middling = { latePercent: 6, roundTripMs: 80 }
const poor = { latePercent: 40, roundTripMs: 80 }

describe('the quality ladder', () => {
  test('one poor look is enough to step down, and a calm quarter of a minute to step up', () => {
    const ladder = createQualityLadder()
    assert.equal(ladder.look(good, 0), 'stills')
    assert.equal(ladder.look(poor, 2_000), 'sound')
    assert.equal(ladder.look(good, 4_000), 'sound')
    assert.equal(ladder.look(good, 18_000), 'sound')
    assert.equal(ladder.look(good, 19_000), 'stills')
  })

  test('what is neither poor nor calm keeps the level, above and below', () => {
    const ladder = createQualityLadder()
    assert.equal(ladder.look(middling, 0), 'stills')
    ladder.look(poor, 2_000)
    for (let nowMs = 4_000; nowMs < 200_000; nowMs += 2_000) {
      assert.equal(ladder.look(middling, nowMs), 'sound')
    }
  })

  test('after a relapse the calm has to last twice as long', () => {
    const ladder = createQualityLadder()
    ladder.look(poor, 0)
    ladder.look(good, 1_000)
    assert.equal(ladder.look(good, 16_000), 'stills')
    assert.equal(ladder.look({ latePercent: 0, roundTripMs: 4_000 }, 20_000), 'sound')
    ladder.look(good, 21_000)
    assert.equal(ladder.look(good, 50_000), 'sound')
    assert.equal(ladder.look(good, 51_000), 'stills')
  })

  test('whatever is measured: never stills on a poor look, never up within a quarter of a minute', () => {
    const lines = fc.array(
      fc.record({
        latePercent: fc.integer({ min: 0, max: 100 }),
        roundTripMs: fc.integer({ min: 0, max: 5_000 }),
      }),
      { maxLength: 200 },
    )
    fc.assert(
      fc.property(lines, (looks) => {
        const ladder = createQualityLadder()
        let downAtMs = Number.NEGATIVE_INFINITY
        let before = 'stills'
        for (const [at, line] of looks.entries()) {
          const nowMs = at * 2_000
          const level = ladder.look(line, nowMs)
          if (line.latePercent > 12 || line.roundTripMs > 2_000) assert.equal(level, 'sound')
          if (before === 'stills' && level === 'sound') downAtMs = nowMs
          if (before === 'sound' && level === 'stills') assert.ok(nowMs - downAtMs >= 15_000)
          before = level
        }
      }),
    )
  })
})
