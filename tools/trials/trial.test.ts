/** A trial holds when every figure with a target reaches it, and only then. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isReached, judgeTrial, type TrialFigure } from './trial.ts'

const figure = (
  value: number | string,
  is?: 'at_least' | 'at_most' | 'exactly',
  target = 1,
): TrialFigure => ({ name: 'x', value, ...(is ? { target: { value: target, is } } : {}) })

test('each kind of target is reached at its edge and missed beyond it', () => {
  assert.deepEqual(
    [
      figure(1, 'at_least'),
      figure(0.99, 'at_least'),
      figure(1, 'at_most'),
      figure(1.01, 'at_most'),
      figure(1, 'exactly'),
      figure(2, 'exactly'),
    ].map(isReached),
    [true, false, true, false, true, false],
  )
})

test('what could not be measured reaches nothing', () => {
  assert.equal(isReached(figure(Number.NaN, 'at_most')), false)
  assert.equal(isReached(figure('none', 'exactly')), false)
})

test('one missed figure is enough; a figure without a target decides nothing', () => {
  assert.equal(judgeTrial([figure(9), figure('words'), figure(1, 'exactly')]).holds, true)
  assert.equal(judgeTrial([figure(1, 'exactly'), figure(1, 'exactly', 0)]).holds, false)
})
