/** Origins in bounded memory: each is told apart while there is room. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OriginCounts } from './origin-counts.ts'

test('origins: beyond those that are told apart, all are counted as not known', () => {
  const origins = new OriginCounts(2)
  for (const network of [1, 2, 3, null, 1]) origins.of('metropolitan', network).count += 1
  assert.deepEqual(origins.list(), [
    { place: 'metropolitan', network: 1, count: 2 },
    { place: 'unknown', network: null, count: 2 },
    { place: 'metropolitan', network: 2, count: 1 },
  ])
})
