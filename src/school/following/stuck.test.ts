/** When a pupil counts as stuck, and on which question. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findStuck, quietFromMs, quietUntilMs, type StuckFacts } from './stuck.ts'

const numbered = ['a', 'b', 'c']
const open = { asked: ['c', 'a', 'b'], answered: new Set(['c']), savedAtMs: 0 }
const facts = (change: Partial<StuckFacts>): StuckFacts => ({
  numbered,
  open: null,
  wrongOfCopies: [],
  ...change,
})

test('a question is stuck when it was wrong in the last copies, one after the other', () => {
  const of = (...wrongOfCopies: string[][]) => findStuck(facts({ wrongOfCopies }), 0)
  assert.equal(of(['a']), null)
  assert.equal(of([], ['a'], ['a']), null)
  assert.equal(of(['a'], [], ['a']), null)
  assert.deepEqual(of(['b', 'a'], ['b']), { kind: 'wrong', question: 2, times: 2 })
  assert.deepEqual(of(['a', 'b', 'c'], ['c', 'b'], ['c']), { kind: 'wrong', question: 3, times: 3 })
})

test('an open attempt is quiet from ten minutes to an hour, before the first question left', () => {
  const at = (nowMs: number) => findStuck(facts({ open }), nowMs)
  assert.equal(at(quietFromMs - 1), null)
  const since = new Date(0).toISOString()
  assert.deepEqual(at(quietFromMs), { kind: 'quiet', question: 1, since })
  assert.notEqual(at(quietUntilMs - 1), null)
  assert.equal(at(quietUntilMs), null)
})

test('all answered and not handed in names no question; a copy wrong twice waits behind it', () => {
  const full = { ...open, answered: new Set(numbered) }
  const found = findStuck(facts({ open: full, wrongOfCopies: [['a'], ['a']] }), quietFromMs)
  assert.deepEqual(found, { kind: 'quiet', question: null, since: new Date(0).toISOString() })
})
