/** Everybody on a device has another picture, always the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emblems, emblemsOf } from './person-emblem.ts'

test('two people of a device never share an emblem, whatever the order they stand in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: emblems.length }), (ids) => {
      const given = emblemsOf(ids)
      assert.equal(new Set(given.values()).size, ids.length)
      assert.deepEqual(emblemsOf(ids.toReversed()), given)
    }),
  )
})

test('more people than emblems still have one each', () => {
  const ids = Array.from({ length: emblems.length + 3 }, (_, index) => `id-${index}`)
  assert.equal(emblemsOf(ids).size, ids.length)
})
