/** The form of a school year: its proposal holds, its mistakes are found, its letter is kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolYear } from '#contract/schools.ts'
import { draftOf, letterOf, nextYearDraft, yearInput, yearMistake } from './year-draft.ts'

const year: SchoolYear = {
  id: 'y',
  label: '2026-2027',
  startsOn: '2026-09-01',
  endsOn: '2027-07-03',
  weekAMonday: '2026-09-07',
}

test('the year that follows the last one is proposed, without a weekend at its ends', () => {
  assert.deepEqual(nextYearDraft([year], '2027-05-02'), {
    label: '2027-2028',
    startsOn: '2027-09-01',
    endsOn: '2028-07-01',
    firstWeek: 'A',
  })
  // 1 September 2029 is a Saturday.
  const later = { ...year, endsOn: '2029-07-07' }
  assert.equal(nextYearDraft([later], '2029-05-02').startsOn, '2029-09-03')
})

test('a school without years begins with the one that runs, or with the next in summer', () => {
  assert.equal(nextYearDraft([], '2026-11-22').label, '2026-2027')
  assert.equal(nextYearDraft([], '2027-03-01').label, '2026-2027')
  assert.equal(nextYearDraft([], '2027-08-20').label, '2027-2028')
  for (const day of ['2026-11-22', '2027-08-20', '2031-01-01']) {
    assert.equal(yearMistake(nextYearDraft([], day), []), null)
  }
})

test('the letter of the first week stays what it was through the form', () => {
  const draft = draftOf(year)
  assert.equal(draft.firstWeek, 'B')
  for (const firstWeek of ['A', 'B'] as const) {
    const { weekAMonday } = yearInput({ ...draft, firstWeek })
    assert.equal(letterOf(draft.startsOn, weekAMonday), firstWeek)
  }
  assert.equal(letterOf('2026-08-31', '2026-09-07'), 'B')
  assert.equal(letterOf('2026-08-24', '2026-09-07'), 'A')
})

test('each mistake is named', () => {
  const draft = draftOf(year)
  assert.equal(yearMistake(draft, []), null)
  assert.equal(yearMistake({ ...draft, label: ' 26 ' }, []), 'label')
  assert.equal(yearMistake(draft, [year]), 'labelTaken')
  assert.equal(yearMistake({ ...draft, startsOn: '' }, []), 'days')
  assert.equal(yearMistake({ ...draft, endsOn: draft.startsOn }, []), 'order')
  assert.equal(yearMistake({ ...draft, endsOn: '2026-10-01' }, []), 'length')
  assert.equal(yearMistake({ ...draft, label: '2027' }, [year]), 'overlap')
})
