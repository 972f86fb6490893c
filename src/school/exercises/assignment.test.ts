import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type AssignmentWindow,
  decideBegin,
  decideSubmit,
  dueGraceMs,
  isResultOpen,
  whyClosed,
} from './assignment.ts'

const opensAt = 1_000_000
const dueAt = 2_000_000
const window: AssignmentWindow = {
  opensAt,
  dueAt,
  lateAccepted: false,
  attemptsMax: 2,
  feedback: 'after_due',
  isWithdrawn: false,
}

test('every moment around the window is decided', () => {
  const moments: [number, Partial<AssignmentWindow>, string | null, boolean | null][] = [
    [opensAt - 1, {}, 'not_open_yet', null],
    [opensAt, {}, null, false],
    [dueAt, {}, null, false],
    [dueAt + dueGraceMs, {}, null, false],
    [dueAt + dueGraceMs + 1, {}, 'too_late', null],
    [dueAt + dueGraceMs + 1, { lateAccepted: true }, null, true],
    [dueAt * 1_000, { dueAt: null, feedback: 'now' }, null, false],
    [opensAt, { isWithdrawn: true }, 'not_found', null],
  ]
  for (const [now, change, closed, isLate] of moments) {
    const changed = { ...window, ...change }
    assert.equal(whyClosed(now, changed), closed)
    const decision = decideSubmit(now, changed)
    assert.deepEqual(
      decision,
      closed === null ? { kind: 'accepted', isLate } : { kind: 'refused', code: closed },
    )
  }
})

test('an attempt under way is resumed, never doubled; the limit holds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      fc.boolean(),
      (attemptsMax, submittedCount, hasUnderWay) => {
        const submitted = Math.min(submittedCount, attemptsMax - (hasUnderWay ? 1 : 0))
        const attempts = Array.from({ length: submitted }, (_, index) => ({
          number: index + 1,
          isSubmitted: true,
        }))
        if (hasUnderWay) attempts.push({ number: submitted + 1, isSubmitted: false })
        const decision = decideBegin(opensAt, { ...window, attemptsMax }, attempts)
        if (hasUnderWay) assert.deepEqual(decision, { kind: 'resume', number: submitted + 1 })
        else if (submitted < attemptsMax) {
          assert.deepEqual(decision, { kind: 'begin', number: submitted + 1 })
        } else assert.deepEqual(decision, { kind: 'refused', code: 'no_attempt_left' })
      },
    ),
  )
})

test('marks open at once, or when the due time is over', () => {
  assert.equal(isResultOpen(dueAt - 1, window), false)
  // While work is still taken as in time, nobody can carry the key to somebody who writes.
  assert.equal(isResultOpen(dueAt + dueGraceMs, window), false)
  assert.deepEqual(decideSubmit(dueAt + dueGraceMs, window), { kind: 'accepted', isLate: false })
  assert.equal(isResultOpen(dueAt + dueGraceMs + 1, window), true)
  assert.equal(isResultOpen(opensAt, { ...window, feedback: 'now' }), true)
})
