/** A shape placed by keys: it stays on the board, keeps its size when it moves, and is never nothing. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { boardHeight, boardWidth } from '#contract/live-limits.ts'
import { describeSpan, firstShapeSpan, pressShapeKey, type ShapeSpan } from './shape-by-keys.ts'

const once = (key: string, shiftKey = false) => ({ key, shiftKey, repeat: false })

function pressed(span: ShapeSpan, press: Parameters<typeof pressShapeKey>[1]): ShapeSpan {
  const outcome = pressShapeKey(span, press)
  assert.ok(outcome?.kind === 'changed')
  return outcome.span
}

describe('a shape placed by keys', () => {
  test('an arrow moves it whole; with Shift only its end goes', () => {
    const { from, to } = firstShapeSpan
    assert.deepEqual(pressed(firstShapeSpan, once('ArrowRight')), {
      from: { x: from.x + 40, y: from.y },
      to: { x: to.x + 40, y: to.y },
    })
    assert.deepEqual(pressed(firstShapeSpan, once('ArrowUp', true)), {
      from,
      to: { x: to.x, y: to.y - 40 },
    })
  })

  test('its end goes past its beginning, so that an arrow may point back', () => {
    let span = firstShapeSpan
    for (let press = 0; press < 40; press += 1) span = pressed(span, once('ArrowLeft', true))
    assert.ok(span.to.x < span.from.x)
    assert.equal(describeSpan(span).left, span.to.x / boardWidth)
  })

  test('Enter puts it once, not while it is held; Escape drops it; other keys are left alone', () => {
    assert.deepEqual(pressShapeKey(firstShapeSpan, once('Enter')), { kind: 'put' })
    assert.equal(pressShapeKey(firstShapeSpan, { ...once('Enter'), repeat: true }), null)
    assert.deepEqual(pressShapeKey(firstShapeSpan, once('Escape')), { kind: 'dropped' })
    assert.equal(pressShapeKey(firstShapeSpan, once('Tab')), null)
  })

  test('whatever is pressed, it is on the board, in whole units, and has a length', () => {
    const presses = fc.array(
      fc.record({
        key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
        shiftKey: fc.boolean(),
        repeat: fc.boolean(),
      }),
      { maxLength: 300 },
    )
    fc.assert(
      fc.property(presses, (all) => {
        const { from, to } = all.reduce(pressed, firstShapeSpan)
        for (const { x, y } of [from, to]) {
          assert.ok(Number.isInteger(x) && x >= 0 && x <= boardWidth)
          assert.ok(Number.isInteger(y) && y >= 0 && y <= boardHeight)
        }
        assert.ok(Math.hypot(to.x - from.x, to.y - from.y) >= 40)
      }),
    )
  })
})
