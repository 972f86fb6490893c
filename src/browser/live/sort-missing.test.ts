/** Who is not in a live class, and what the way in knows of each. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sortMissing } from './sort-missing.ts'

const pupil = (givenName: string, familyName: string) => ({ givenName, familyName })

test('who is missing waits, is elsewhere, or was not seen; a name of two says nothing of either', () => {
  const groups = sortMissing(
    ['Amir Benali', 'Lina Roux', 'Zoé Petit', 'Léo Roy', 'Nina Faure'],
    [
      { ...pupil('Amir', 'Benali'), place: 'home' },
      { ...pupil('Lina', 'Roux'), place: 'room' },
    ],
    [
      { ...pupil('Amir', 'Benali'), state: 'waiting' },
      { ...pupil('Lina', 'Roux'), state: 'unseen' },
      { ...pupil('Zoé', 'Petit'), state: 'in' },
      { ...pupil('Léo', 'Roy'), state: 'in' },
      { ...pupil('Léo', 'Roy'), state: 'unseen' },
    ],
  )
  assert.deepEqual(groups, {
    waiting: [{ name: 'Amir Benali', place: 'home' }],
    unseen: [{ name: 'Lina Roux', place: 'room' }],
    in: [{ name: 'Zoé Petit', place: null }],
    unknown: [
      { name: 'Léo Roy', place: null },
      { name: 'Nina Faure', place: null },
    ],
  })
})
