/** The advice agrees with the server's rule about length. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordAdvice } from './password-advice.ts'

test('says how far it still is', () => {
  assert.deepEqual(passwordAdvice(''), { state: 'start' })
  assert.deepEqual(passwordAdvice('tulipe'), { state: 'more', missing: 6 })
  assert.deepEqual(passwordAdvice('été 🌷'), { state: 'more', missing: 7 })
  assert.deepEqual(passwordAdvice('tulipe vélo'), { state: 'more', missing: 1 })
  assert.deepEqual(passwordAdvice('tulipe vélo l'), { state: 'good' })
})

test('four short words are enough', () => {
  assert.deepEqual(passwordAdvice('le la un'), { state: 'more', missing: 4 })
  assert.deepEqual(passwordAdvice('le la un du'), { state: 'good' })
  assert.deepEqual(passwordAdvice('la la la la'), { state: 'more', missing: 1 })
})
