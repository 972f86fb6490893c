/** Half-days: where noon lies, and what a span covers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { halfOf } from '#contract/half-of-day.ts'
import { coversHalfDay, isInOrder } from './half-day.ts'

test('the afternoon begins at one, and a span covers half-days with both ends', () => {
  assert.deepEqual(['08:30', '12:59', '13:00', '16:00'].map(halfOf), [
    'morning',
    'morning',
    'afternoon',
    'afternoon',
  ])
  const span = {
    fromDay: '2026-11-23',
    fromHalf: 'afternoon',
    untilDay: '2026-11-24',
    untilHalf: 'morning',
  } as const
  assert.ok(isInOrder(span))
  assert.equal(coversHalfDay(span, '2026-11-23', 'morning'), false)
  assert.ok(coversHalfDay(span, '2026-11-23', 'afternoon'))
  assert.ok(coversHalfDay(span, '2026-11-24', 'morning'))
  assert.equal(coversHalfDay(span, '2026-11-24', 'afternoon'), false)
  assert.equal(isInOrder({ ...span, untilDay: '2026-11-23' }), false)
})
