/** Adding, moving and taking out keep everything else where it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { insertAt, moveBy, removeAt, replaceAt, withFreshKeys, withKeys } from './keyed-list.ts'

test('things go where they are put', () => {
  assert.deepEqual(insertAt(['a', 'b'], 1, 'x'), ['a', 'x', 'b'])
  assert.deepEqual(insertAt(['a', 'b'], 9, 'x'), ['a', 'b', 'x'])
  assert.deepEqual(insertAt(['a', 'b'], -1, 'x'), ['x', 'a', 'b'])
  assert.deepEqual(removeAt(['a', 'b', 'c'], 1), ['a', 'c'])
  assert.deepEqual(replaceAt(['a', 'b'], 0, 'x'), ['x', 'b'])
  assert.deepEqual(moveBy(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a'])
  assert.deepEqual(moveBy(['a', 'b', 'c'], 2, -1), ['a', 'c', 'b'])
})

test('where there is no room nothing moves', () => {
  const list = ['a', 'b']
  assert.equal(moveBy(list, 0, -1), list)
  assert.equal(moveBy(list, 1, 1), list)
  assert.equal(moveBy(list, 5, 1), list)
})

test('moving there and back changes nothing, and keys are never shared', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.nat(), fc.nat(), (list, from, to) => {
      const start = from % list.length
      const end = to % list.length
      assert.deepEqual(moveBy(moveBy(list, start, end - start), end, start - end), list)
      const keys = [...withKeys(list), ...withKeys(list)].map((one) => one.key)
      assert.equal(new Set(keys).size, keys.length)
    }),
  )
})

test('what an earlier page kept gets keys of this page, and is else the same', () => {
  const kept = { questions: [{ key: 'k1', item: { key: 'value', text: 'k1' } }] }
  const fresh = withFreshKeys(kept)
  assert.notEqual(fresh.questions[0]?.key, 'k1')
  assert.deepEqual(fresh.questions[0]?.item, { key: 'value', text: 'k1' })
})
