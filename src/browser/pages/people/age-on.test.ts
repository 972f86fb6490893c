/** An age turns on the birthday, not before it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn } from './age-on.ts'

const on = (day: string) => new Date(`${day}T12:00:00`)

test('a year more on the birthday itself, and not the day before', () => {
  assert.equal(ageOn('2008-11-22', on('2026-11-21')), 17)
  assert.equal(ageOn('2008-11-22', on('2026-11-22')), 18)
  assert.equal(ageOn('2008-11-22', on('2026-12-01')), 18)
  assert.equal(ageOn('2008-11-22', on('2026-10-30')), 17)
  assert.equal(ageOn('2008-02-29', on('2026-02-28')), 17)
  assert.equal(ageOn('2008-02-29', on('2026-03-01')), 18)
})
