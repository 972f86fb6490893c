import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classLine, meanAverage } from './class-line.ts'

const points = (value: number) => ({ kind: 'points', points: value }) as const
const step = (value: number) => ({ kind: 'step', step: value }) as const

test('the mean is of those who have points, half a hundredth goes up', () => {
  assert.equal(classLine([]), null)
  assert.equal(classLine([null, { kind: 'none', why: 'absent' }]), null)
  assert.deepEqual(classLine([points(8), null, points(15), { kind: 'none', why: 'dispensed' }]), {
    kind: 'mean',
    mean: 11.5,
  })
  assert.deepEqual(classLine([points(12.34), points(12.35)]), { kind: 'mean', mean: 12.35 })
  assert.deepEqual(classLine([points(0)]), { kind: 'mean', mean: 0 })
})

test('steps are counted, never averaged', () => {
  assert.deepEqual(classLine([step(1), step(3), step(3), null, step(4)]), {
    kind: 'steps',
    counts: [1, 0, 2, 1],
  })
})

test('the class’s average is of the averages there are', () => {
  assert.equal(meanAverage([null, null]), null)
  assert.equal(meanAverage([1250, null, 1000]), 11.25)
})
