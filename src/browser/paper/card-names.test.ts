/** A card names a pupil as the class calls them, and says no more of the family than it must. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardNames } from './card-names.ts'

const person = (givenName: string, familyName: string) => ({ givenName, familyName })

test('a first name that is alone stands alone', () => {
  assert.deepEqual(cardNames([person('Lina', 'Roy'), person('Adam', 'Roy')]), ['Lina', 'Adam'])
})

test('homonyms get as many letters as tell them apart', () => {
  assert.deepEqual(
    cardNames([
      person('Léa', 'Martin'),
      person('Lea', 'Mercier'),
      person('Léa', 'Dubois'),
      person('Noé', 'Martin'),
    ]),
    ['Léa Ma.', 'Lea Me.', 'Léa D.', 'Noé'],
  )
})

test('one family name that begins another is written out', () => {
  assert.deepEqual(cardNames([person('Tom', 'Le'), person('Tom', 'Lebrun')]), [
    'Tom Le',
    'Tom Leb.',
  ])
})

test('the same name twice ends, and stays the same', () => {
  assert.deepEqual(cardNames([person('Eva', 'Noël'), person('Eva', 'Noel')]), [
    'Eva Noël',
    'Eva Noel',
  ])
})
