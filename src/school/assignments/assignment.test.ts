import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AssignmentWindow, dueGraceMs, isResultOpen, windowOfMarks } from './assignment.ts'

const opensAt = 1_000_000
const dueAt = 2_000_000
const window: AssignmentWindow = {
  opensAt,
  dueAt,
  marksDueAt: dueAt,
  lateAccepted: false,
  attemptsMax: 2,
  feedback: 'after_due',
  minutes: null,
  isWithdrawn: false,
  extension: null,
}

test('marks open at once, or when the due time is over', () => {
  assert.equal(isResultOpen(dueAt - 1, window), false)
  // While work is still taken as in time, nobody can carry the key to somebody who writes.
  assert.equal(isResultOpen(dueAt + dueGraceMs, window), false)
  assert.equal(isResultOpen(dueAt + dueGraceMs + 1, window), true)
  assert.equal(isResultOpen(opensAt, { ...window, feedback: 'now' }), true)
})

test('marks that wait for the due time wait for the class where a pupil has less time', () => {
  const less = { ...window, dueAt: dueAt - 500_000 }
  const now = dueAt - 200_000
  assert.equal(isResultOpen(now, less), true)
  assert.equal(isResultOpen(now, windowOfMarks(less)), false)
})
