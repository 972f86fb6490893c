/** Ticking answers keeps the points whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseRight, nearestShare, sharesWith, toggleRight } from './question-shares.ts'

const choices = (...fractions: number[]) =>
  fractions.map((fraction, place) => ({ id: 'abcdef'[place] ?? '', fraction }))
const shares = (list: readonly { fraction: number }[]) => list.map((one) => one.fraction)

test('one right answer takes the place of the other; partial shares stay', () => {
  assert.deepEqual(shares(chooseRight(choices(1, 0.5, 0), 'c')), [0, 0.5, 1])
  assert.deepEqual(shares(chooseRight(choices(1, 0, -0.25), 'a')), [1, 0, -0.25])
})

test('several right answers share evenly; wrong ones keep what they cost', () => {
  assert.deepEqual(shares(toggleRight(choices(1, 0, -0.5), 'b')), [0.5, 0.5, -0.5])
  assert.deepEqual(shares(toggleRight(choices(0.5, 0.5, -0.5), 'a')), [0, 1, -0.5])
  const thirds = shares(toggleRight(choices(0.5, 0.5, 0), 'c'))
  assert.deepEqual(thirds, [0.33333, 0.33333, 0.33333])
  assert.deepEqual(shares(toggleRight(choices(1, 0), 'a')), [0, 0])
  assert.deepEqual(shares(toggleRight(choices(0.5, -0.5), 'b')), [0.5, 0.5])
})

test('shares that a bank brought are offered beside the usual ones', () => {
  assert.ok(sharesWith(0.42).includes(0.42))
  assert.equal(sharesWith(0.33333).length, sharesWith(1).length)
  assert.equal(nearestShare(0.33333), 0.33333)
  assert.equal(sharesWith(0)[0], 1)
})
