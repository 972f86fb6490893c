/** Strokes of others grow over the time of their pieces, never ahead and never far behind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StrokeMark } from './board-view.ts'
import { createStrokeReveal } from './stroke-reveal.ts'

/** A stroke of pieces of four points, told every 120 ms. */
function strokeOf(pieces: number): StrokeMark {
  return {
    kind: 'stroke',
    id: 'a',
    by: 1,
    seq: pieces,
    tool: 'pen',
    ink: 'black',
    pieces: Array.from({ length: pieces }, (_, at) => ({
      path: [0, 0, 1, 1, 2, 2, 3, 3],
      seq: at + 1,
      at: at * 120,
    })),
  }
}

test('a piece is seen over the time of the hand, and the next one after it', () => {
  const reveal = createStrokeReveal(() => false)
  assert.equal(reveal.shownPoints(strokeOf(1), 1_000), 0)
  assert.equal(reveal.shownPoints(strokeOf(1), 1_060), 2)
  assert.equal(reveal.shownPoints(strokeOf(2), 1_090), 3)
  assert.equal(reveal.shownPoints(strokeOf(2), 1_180), 6)
  assert.ok(reveal.isMoving(1_180))
  assert.equal(reveal.shownPoints(strokeOf(2), 1_240), Number.POSITIVE_INFINITY)
  assert.ok(!reveal.isMoving(1_240))
})

test('many pieces at once do not leave it behind by more than half a second', () => {
  const reveal = createStrokeReveal(() => false)
  reveal.shownPoints(strokeOf(60), 0)
  assert.equal(reveal.shownPoints(strokeOf(60), 1_000), Number.POSITIVE_INFINITY)
})

test('what is past, one’s own, or for those who want it calm, is there at once', () => {
  const reveal = createStrokeReveal((_, piece) => piece.seq <= 2)
  assert.equal(reveal.shownPoints(strokeOf(2), 0), Number.POSITIVE_INFINITY)
  assert.equal(reveal.shownPoints(strokeOf(3), 0), 8)
})
