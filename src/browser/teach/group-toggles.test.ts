/** One press on a small group ticks its pupils, the next one takes those ticks away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWholeIn, toggleGroup } from './group-toggles.ts'

const group = { id: 'g', name: 'Fractions', pupilIds: ['a', 'b'] }

test('a press adds who is missing, each once, and leaves the others', () => {
  assert.equal(isWholeIn(group, ['a', 'c']), false)
  assert.deepEqual(toggleGroup(group, ['a', 'c']), ['a', 'c', 'b'])
})

test('a press on a group that is whole takes it out, but not who must stay', () => {
  assert.equal(isWholeIn(group, ['a', 'b', 'c']), true)
  assert.deepEqual(toggleGroup(group, ['a', 'b', 'c']), ['c'])
  assert.deepEqual(toggleGroup(group, ['a', 'b', 'c'], new Map([['b', 'begun']])), ['b', 'c'])
})

test('an empty group is never whole', () => {
  assert.equal(isWholeIn({ ...group, pupilIds: [] }, ['a']), false)
})
