/** At eighteen: on the day, not the day before; told for a month. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comesOfAgeOn, isToldOfAge } from './review-of-age.ts'

test('one comes of age on the eighteenth birthday, the child of 29 February on 1 March', () => {
  assert.equal(comesOfAgeOn('2008-11-24'), '2026-11-24')
  assert.equal(comesOfAgeOn('2008-02-29'), '2026-03-01')
  assert.equal(comesOfAgeOn('2008-12-31'), '2026-12-31')
})

test('the pupil is told from that day on, for thirty days', () => {
  assert.equal(isToldOfAge('2008-11-24', '2026-11-23'), false)
  assert.equal(isToldOfAge('2008-11-24', '2026-11-24'), true)
  assert.equal(isToldOfAge('2008-11-24', '2026-12-23'), true)
  assert.equal(isToldOfAge('2008-11-24', '2026-12-24'), false)
  assert.equal(isToldOfAge(null, '2026-11-24'), false)
})
