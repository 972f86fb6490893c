/** The eraser takes what lies under it, and nothing far away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Annotation, Shape } from '#contract/annotations.ts'
import { nearestAnnotation } from './nearest-annotation.ts'

const named = (id: string, shape: Shape): Annotation => ({
  id,
  photoId: 'p',
  page: 1,
  version: 1,
  shape,
})
const stamp = (id: string, x: number, y: number): Annotation =>
  named(id, { kind: 'stamp', ink: 'red', stamp: 'good', at: { x, y } })

test('the nearest is taken, the later of two in one place, and none beyond reach', () => {
  const all = [stamp('a', 0.2, 0.2), stamp('b', 0.24, 0.2), stamp('c', 0.24, 0.2)]
  assert.equal(nearestAnnotation(all, { x: 0.19, y: 0.2 }, 1)?.id, 'a')
  assert.equal(nearestAnnotation(all, { x: 0.24, y: 0.2 }, 1)?.id, 'c')
  assert.equal(nearestAnnotation(all, { x: 0.5, y: 0.5 }, 1), null)
})

test('a line is touched in its middle, a circle at its edge and not inside', () => {
  const [from, to] = [
    { x: 0.1, y: 0.1 },
    { x: 0.9, y: 0.9 },
  ]
  const line = named('line', { kind: 'line', ink: 'red', from, to })
  assert.equal(nearestAnnotation([line], { x: 0.45, y: 0.45 }, 1)?.id, 'line')
  const stroke = named('stroke', {
    kind: 'stroke',
    ink: 'red',
    path: [0.1, 0.1, 0.9, 0.1, 0.9, 0.9],
  })
  assert.equal(nearestAnnotation([stroke], { x: 0.37, y: 0.12 }, 1)?.id, 'stroke')
  assert.equal(nearestAnnotation([stroke], { x: 0.5, y: 0.5 }, 1), null)
  const oval = named('oval', { kind: 'oval', ink: 'red', from, to })
  assert.equal(nearestAnnotation([oval], { x: 0.5, y: 0.1 }, 1)?.id, 'oval')
  assert.equal(nearestAnnotation([oval], { x: 0.5, y: 0.5 }, 1), null)
})

test('on a tall photo a step down is longer than one to the side', () => {
  const all = [stamp('a', 0.5, 0.5)]
  assert.equal(nearestAnnotation(all, { x: 0.5, y: 0.54 }, 1)?.id, 'a')
  assert.equal(nearestAnnotation(all, { x: 0.5, y: 0.54 }, 2), null)
})
