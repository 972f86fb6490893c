import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type AssignmentWindow,
  dueGraceMs,
  isResultOpen,
  whyClosed,
} from '#school/assignments/assignment.ts'
import { decideBegin, decideSubmit, timedFrom, windowOfAttempt } from './attempt.ts'

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
      closed !== null
        ? { kind: 'refused', code: closed }
        : isLate === true
          ? { kind: 'late' }
          : { kind: 'in_time', extension: null },
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

const extension = { untilMs: dueAt + 600_000, outages: [] }
const strictCases = fc.record({
  nowMs: fc.integer({ min: opensAt, max: dueAt + 1_200_000 }),
  lateAccepted: fc.boolean(),
  isExtended: fc.boolean(),
  tried: fc.option(
    fc.record({
      atMs: fc.integer({ min: 0, max: dueAt + 1_200_000 }),
      isSame: fc.boolean(),
    }),
  ),
})

test('no claim of a device makes work count as in time; only a recorded outage does', () => {
  fc.assert(
    fc.property(strictCases, ({ nowMs, lateAccepted, isExtended, tried }) => {
      const given = { ...window, lateAccepted, extension: isExtended ? extension : null }
      const decision = decideSubmit(nowMs, given, tried)
      const byRecord = nowMs <= (isExtended ? extension.untilMs : dueAt) + dueGraceMs
      if (decision.kind === 'in_time') assert.ok(byRecord)
      const without = decideSubmit(nowMs, given)
      if (without.kind !== 'in_time') assert.notEqual(decision.kind, 'in_time')
    }),
  )
})

test('within the extension work is in time with its reason, unless it is not what was committed to', () => {
  const extended = { ...window, extension }
  const late = dueAt + dueGraceMs + 1
  assert.deepEqual(decideSubmit(dueAt, extended), { kind: 'in_time', extension: null })
  assert.deepEqual(decideSubmit(late, extended), { kind: 'in_time', extension })
  const same = { atMs: dueAt - 1, isSame: true }
  assert.deepEqual(decideSubmit(late, extended, same), { kind: 'in_time', extension })
  assert.deepEqual(decideSubmit(late, extended, { ...same, isSame: false }), { kind: 'late' })
  assert.equal(isResultOpen(extension.untilMs + dueGraceMs, extended), false)
  assert.equal(isResultOpen(extension.untilMs + dueGraceMs + 1, extended), true)
})

test('work that its device claims to have tried in time is kept as late, never refused for the hour', () => {
  fc.assert(
    fc.property(strictCases, ({ nowMs, lateAccepted, isExtended, tried }) => {
      const given = { ...window, lateAccepted, extension: isExtended ? extension : null }
      const decision = decideSubmit(nowMs, given, tried)
      const claims = tried !== null && tried.atMs <= dueAt + dueGraceMs
      if (claims || lateAccepted) assert.notEqual(decision.kind, 'refused')
      const begun = decideBegin(nowMs, given, [], tried?.atMs ?? null)
      if (claims || lateAccepted) assert.deepEqual(begun, { kind: 'begin', number: 1 })
    }),
  )
  const withdrawn = { ...window, isWithdrawn: true }
  const tried = { atMs: dueAt, isSame: true }
  assert.deepEqual(decideSubmit(dueAt, withdrawn, tried), { kind: 'refused', code: 'not_found' })
})

const anyWindow = fc.record({
  dueAt: fc.option(fc.integer({ min: opensAt + 1, max: opensAt * 100 })),
  minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  lateAccepted: fc.boolean(),
})
const anyMoment = fc.integer({ min: opensAt, max: opensAt * 120 })

test('a limited time makes a copy late at most, and refuses nothing that the due time takes in', () => {
  fc.assert(
    fc.property(anyWindow, anyMoment, anyMoment, (given, from, now) => {
      const asked = { ...window, ...given, marksDueAt: given.dueAt }
      const timed = windowOfAttempt(asked, timedFrom(from, asked, null))
      const without = decideSubmit(now, asked)
      const decision = decideSubmit(now, asked, null, timed)
      if (without.kind === 'refused') assert.deepEqual(decision, without)
      else if (without.kind === 'late') assert.equal(decision.kind, 'late')
      else {
        const isOver = given.minutes !== null && now > from + given.minutes * 60_000 + dueGraceMs
        assert.equal(decision.kind, isOver ? 'late' : 'in_time')
      }
    }),
  )
})

test('more minutes never make an attempt end earlier', () => {
  fc.assert(
    fc.property(anyWindow, anyMoment, fc.integer({ min: 0, max: 600 }), (given, from, more) => {
      const less = { ...window, ...given, marksDueAt: given.dueAt }
      const longer = { ...less, minutes: less.minutes === null ? null : less.minutes + more }
      const end = windowOfAttempt(less, from).dueAt ?? Number.MAX_VALUE
      assert.ok((windowOfAttempt(longer, from).dueAt ?? Number.MAX_VALUE) >= end)
    }),
  )
})

test('a device that began without the school can only take time away from itself', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 0, max: opensAt * 200 }), (now, claimed) => {
      const timed = { ...window, minutes: 20 }
      const from = timedFrom(now, timed, claimed) ?? Number.NaN
      assert.ok(from <= now && from >= opensAt)
      assert.equal(timedFrom(now, timed, null), now)
      assert.equal(timedFrom(now, window, claimed), null)
    }),
  )
})
