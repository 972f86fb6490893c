/** Points are read as teachers write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quickPoints, typedPoints } from './typed-points.ts'

test('comma and dot, nothing below zero, nothing above the whole', () => {
  assert.deepEqual(typedPoints(' 1,5 ', 2), { ok: true, points: 1.5 })
  assert.deepEqual(typedPoints('0', 2), { ok: true, points: 0 })
  assert.deepEqual(typedPoints('1.333', 2), { ok: true, points: 1.33 })
  for (const text of ['', 'x', '-1', '1,5,2']) {
    assert.deepEqual(typedPoints(text, 2), { ok: false, why: 'missing' }, text)
  }
  assert.deepEqual(typedPoints('2,5', 2), { ok: false, why: 'too_many' })
})

test('the whole can be given where it has more decimals than are written', () => {
  for (const text of ['0,375', '0,38']) {
    assert.deepEqual(typedPoints(text, 0.375), { ok: true, points: 0.375 }, text)
  }
  assert.deepEqual(typedPoints('0,39', 0.375), { ok: false, why: 'too_many' })
  assert.deepEqual(typedPoints('0,666', 2 / 3), { ok: true, points: 2 / 3 })
  assert.equal(quickPoints(0.375).at(-1), 0.375)
})

test('one press gives the usual points', () => {
  assert.deepEqual(quickPoints(1), [0, 0.5, 1])
  assert.deepEqual(quickPoints(2), [0, 1, 2])
  assert.deepEqual(quickPoints(4), [0, 1, 2, 3, 4])
  assert.deepEqual(quickPoints(10), [0, 2.5, 5, 7.5, 10])
})
