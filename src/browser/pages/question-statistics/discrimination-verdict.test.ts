/** Each bound belongs to the better side. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verdictOf } from './discrimination-verdict.ts'

test('verdicts by their bounds', () => {
  const cases = [
    [-1, 'wrong'],
    [-0.001, 'wrong'],
    [0, 'veryWeak'],
    [0.199, 'veryWeak'],
    [0.2, 'weak'],
    [0.3, 'fair'],
    [0.499, 'fair'],
    [0.5, 'good'],
    [1, 'good'],
  ] as const
  for (const [value, verdict] of cases) assert.equal(verdictOf(value), verdict, String(value))
})
