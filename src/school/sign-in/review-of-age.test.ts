/** At eighteen: on the day, not the day before; told for a month; reviewed once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comesOfAgeOn, isToldOfAge, type PupilOfAge, toReviewOfAge } from './review-of-age.ts'

const guardian = { guardianId: 'g1', familyName: 'A', givenName: 'B' }
const pupil: PupilOfAge = {
  pupilId: 'p1',
  familyName: 'C',
  givenName: 'D',
  className: 'Tle 1',
  birthDate: '2008-11-24',
  guardians: [
    { ...guardian, decidedAt: new Date('2025-09-10T08:00:00Z') },
    { ...guardian, guardianId: 'g2', decidedAt: null },
  ],
}

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

test('the head sees who is of age and whose guardians nobody looked at since', () => {
  assert.deepEqual(toReviewOfAge([pupil], '2026-11-23'), [])
  assert.deepEqual(toReviewOfAge([pupil], '2026-11-24'), [pupil])
  const decided = new Date('2026-11-25T08:00:00Z')
  const half = {
    ...pupil,
    guardians: [{ ...guardian, decidedAt: decided }, ...pupil.guardians.slice(1)],
  }
  assert.deepEqual(
    toReviewOfAge([half], '2026-12-01').map(({ guardians }) => guardians.length),
    [1],
  )
  const done = { ...pupil, guardians: [{ ...guardian, decidedAt: decided }] }
  assert.deepEqual(toReviewOfAge([done], '2026-12-01'), [])
})
