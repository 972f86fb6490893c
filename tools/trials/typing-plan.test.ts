/** A hundred mornings break in every way equally often, and a smaller run plays the first of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typingBreaks } from '../../tests/typing-morning.ts'
import { planTyping } from './typing-plan.ts'

test('a hundred mornings have a hundred seeds and every way to break 25 times', () => {
  const plan = planTyping(100)
  assert.equal(new Set(plan.map(({ seed }) => seed)).size, 100)
  for (const way of typingBreaks) {
    assert.equal(plan.filter(({ how }) => how === way).length, 25, way)
  }
})

test('a smaller run is the beginning of the whole, so that a seed tells its morning', () => {
  assert.deepEqual(planTyping(10), planTyping(100).slice(0, 10))
})
