/** The form of a weekly slot: what it takes over, what it refuses, what it sends. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TimetableSlot } from '#contract/timetable.ts'
import { draftOfSlot, emptySlot, isTime, slotInput, slotMistake } from './slot-draft.ts'

const slot: TimetableSlot = {
  id: 's',
  courseId: 'c',
  courseName: 'Maths 6e A',
  subject: { code: '061300', label: 'Mathématiques', family: 'maths' },
  teachers: [],
  audience: ['6e A'],
  weekday: 1,
  starts: '08:30',
  ends: '09:25',
  week: null,
  room: null,
  validFrom: '2026-09-01',
  validTo: '2027-07-03',
}

test('a slot that runs is changed from today, one to come from its first day', () => {
  assert.equal(draftOfSlot(slot, '2026-11-22').from, '2026-11-22')
  assert.equal(draftOfSlot({ ...slot, validFrom: '2027-01-04' }, '2026-11-22').from, '2027-01-04')
})

test('the first thing to mend is named', () => {
  const draft = draftOfSlot(slot, '2026-11-22')
  assert.equal(slotMistake(draft), null)
  assert.equal(slotMistake(emptySlot(1, '2026-11-22')), 'course')
  assert.equal(slotMistake({ ...draft, starts: '' }), 'times')
  assert.equal(slotMistake({ ...draft, ends: '08:30' }), 'order')
  assert.equal(slotMistake({ ...draft, from: '' }), 'day')
  assert.equal(slotMistake({ ...draft, to: '2026-02-30' }), 'day')
})

test('an empty room is none, and times are times', () => {
  const draft = { ...draftOfSlot(slot, '2026-11-22'), room: '  ' }
  assert.equal(slotInput(draft).room, null)
  assert.equal(slotInput({ ...draft, room: ' B12 ' }).room, 'B12')
  assert.deepEqual(['08:30', '24:00', '8:30', '23:59'].map(isTime), [true, false, false, true])
})
