/** The numbers of a class's people: whoever comes again has theirs, and pupils leave some to the others. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roomMembersMax } from '#contract/live-limits.ts'
import { createMemberNumbers, otherNumbersKept } from './member-numbers.ts'

test('pupils who come early never take the place of the adults and guests of a class', () => {
  const numbers = createMemberNumbers([{ personId: 'somebody', member: 3 }])
  const pupilsMax = roomMembersMax - otherNumbersKept
  for (let count = 1; count < pupilsMax; count += 1) {
    assert.equal(numbers.numberOf(`pupil ${count}`, 'pupil'), count + 3)
  }
  assert.equal(numbers.numberOf('one more', 'pupil'), null)
  assert.equal(numbers.numberOf('somebody', 'pupil'), 3, 'whoever was there comes back')
  for (let count = 0; count < otherNumbersKept; count += 1) {
    const role = count % 2 === 0 ? 'teacher' : 'guest'
    assert.notEqual(numbers.numberOf(`adult ${count}`, role), null)
  }
  assert.equal(numbers.numberOf('an adult too many', 'adult'), null)
  assert.equal(numbers.numberOf('pupil 1', 'pupil'), 4)
})
