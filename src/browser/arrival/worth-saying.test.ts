/** A place is said aloud when it has changed, not whenever it was asked for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWorthSaying } from './worth-saying.ts'

const place = (ahead: number, waitMs: number | null = null) => ({ ahead, waitMs })

test('the first place is said, the same one not again', () => {
  assert.equal(isWorthSaying(null, place(900)), true)
  assert.equal(isWorthSaying(place(900), place(900)), false)
})

test('a quarter less is worth a word, a few people less are not', () => {
  assert.equal(isWorthSaying(place(1000), place(760)), false)
  assert.equal(isWorthSaying(place(1000), place(750)), true)
  assert.equal(isWorthSaying(place(8), place(4)), false)
  assert.equal(isWorthSaying(place(1000), place(1400)), true)
})

test('five minutes and one minute are said when they are reached, once each', () => {
  const minute = 60_000
  assert.equal(isWorthSaying(place(1000, 6 * minute), place(990, 5 * minute)), true)
  assert.equal(isWorthSaying(place(990, 5 * minute), place(980, 4.5 * minute)), false)
  assert.equal(isWorthSaying(place(980, 2 * minute), place(975, minute)), true)
  assert.equal(isWorthSaying(place(975, minute), place(970, 0.5 * minute)), false)
  assert.equal(isWorthSaying(place(975, minute), place(975, null)), false)
})

test('a line of 2,000 that shortens at every poll is said about twenty times, not four hundred', () => {
  let said: ReturnType<typeof place> | null = null
  let count = 0
  for (let ahead = 2000; ahead >= 0; ahead -= 5) {
    const now = place(ahead, ahead * 200)
    if (!isWorthSaying(said, now)) continue
    said = now
    count += 1
  }
  assert.ok(count >= 10 && count <= 25, String(count))
})
