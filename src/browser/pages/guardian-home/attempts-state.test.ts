/** The best that happened counts: a marked copy, a received one, a begun attempt, nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PupilAssignment } from '#contract/exercises.ts'
import { attemptsState } from './attempts-state.ts'

type Attempts = PupilAssignment['attempts']
const receipt = { submissionId: 's', number: 1, receivedAt: '', contentHash: '', isLate: false }
const attempt = (state: Attempts[number]['state'], points: number | null): Attempts[number] => ({
  id: state,
  number: 1,
  state,
  startedAt: '',
  receipt: state === 'begun' ? null : receipt,
  points,
})

test('from nothing to marked, whatever came after', () => {
  assert.equal(attemptsState([]), 'not_opened')
  assert.equal(attemptsState([attempt('begun', null)]), 'begun')
  assert.equal(attemptsState([attempt('to_mark', 3)]), 'received')
  assert.equal(attemptsState([attempt('marked', 3), attempt('begun', null)]), 'marked')
})

test('marked while the result is not open yet is received', () => {
  assert.equal(attemptsState([attempt('marked', null)]), 'received')
})
