import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tidyTags } from './tidy-tags.ts'

test('a tag is kept once, however it is spelt, in its first spelling', () => {
  assert.deepEqual(tidyTags(['Brevet', ' brevet ', 'BRÉVET', 'cycle 4', 'Cycle  4']), [
    'Brevet',
    'cycle 4',
  ])
  assert.deepEqual(tidyTags(['', '  ', '++', '++', '+']), ['++', '+'])
})
