/** Batches of letters: nobody is lost, nobody comes twice, a class stays together where it fits. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutIntoBatches, describeBatch } from './letter-batches.ts'

const people = (sizes: readonly (readonly [string | null, number])[]) =>
  sizes.flatMap(([className, size]) =>
    Array.from({ length: size }, (_, place) => ({
      personId: `${className} ${place}`,
      givenName: `G${place}`,
      familyName: `F${place}`,
      className,
    })),
  )
const sizesOf = (all: ReturnType<typeof people>) =>
  cutIntoBatches(all, 10).map((batch) => batch.length)

test('whole classes go together while they fit', () => {
  assert.deepEqual(
    sizesOf(
      people([
        ['6e A', 4],
        ['6e B', 6],
        ['6e C', 1],
      ]),
    ),
    [10, 1],
  )
  assert.deepEqual(
    sizesOf(
      people([
        ['6e A', 4],
        ['6e B', 7],
        ['6e C', 3],
      ]),
    ),
    [4, 10],
  )
  assert.deepEqual(sizesOf([]), [])
})

test('what is larger than a batch is cut, and nobody is lost or comes twice', () => {
  const all = people([
    ['6e A', 3],
    ['6e B', 25],
    [null, 12],
  ])
  assert.deepEqual(sizesOf(all), [3, 10, 10, 5, 10, 2])
  assert.deepEqual(cutIntoBatches(all, 10).flat(), all)
})

test('a batch says where it begins and ends', () => {
  const all = people([
    ['6e A', 2],
    ['6e B', 1],
  ])
  assert.deepEqual(describeBatch(all), [
    {
      from: '6e A 0',
      letters: 3,
      first: { className: '6e A', familyName: 'F0', givenName: 'G0' },
      last: { className: '6e B', familyName: 'F0', givenName: 'G0' },
    },
  ])
  assert.deepEqual(describeBatch([]), [])
})
