/** One state in ten minutes, and whatever somebody else would lose. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { betweenKeptMs, isWorthKeeping } from './earlier-draft.ts'

const state = { isEmpty: false, savedAtMs: betweenKeptMs, lastKeptMs: 0, mustKeep: false }

test('the first state is kept, then one in ten minutes', () => {
  assert.equal(isWorthKeeping({ ...state, savedAtMs: 0, lastKeptMs: null }), true)
  assert.equal(isWorthKeeping({ ...state, savedAtMs: betweenKeptMs - 1 }), false)
  assert.equal(isWorthKeeping(state), true)
})

test('what another would lose is kept at once; what is empty never', () => {
  assert.equal(isWorthKeeping({ ...state, savedAtMs: 1, mustKeep: true }), true)
  assert.equal(isWorthKeeping({ ...state, isEmpty: true, mustKeep: true }), false)
})
