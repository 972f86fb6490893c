import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LRUCache } from 'lru-cache'
import { placesAsNeeded } from './places-as-needed.ts'

test('as many fit in as it has places, and whoever was asked for least lately goes first', () => {
  const cache = new LRUCache<string, number>(placesAsNeeded(3))
  for (const [place, key] of ['a', 'b', 'c'].entries()) cache.set(key, place)
  cache.set('b', 10)
  assert.equal(cache.get('a'), 0)
  cache.set('d', 3)
  assert.deepEqual([...cache.keys()].sort(), ['a', 'b', 'd'])
  cache.delete('a')
  cache.set('e', 4)
  assert.deepEqual([...cache.entries()].sort(), [
    ['b', 10],
    ['d', 3],
    ['e', 4],
  ])
})
