/** The draw: recomputable by anybody with what Préau publishes, closed before it can be known. */
import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { drawAfterOpening, drawFor, drawRank, publishLottery, seedBytes } from './lottery.ts'

const seed = seededRandom(7).bytes(seedBytes)
const times = { waitingOpensAtMs: 1_000, doorOpensAtMs: 2_000 }

test('the hash is published first, the seed only when the draw is closed', () => {
  assert.equal(publishLottery(seed, times, 999), null)
  const open = publishLottery(seed, times, 1_999)
  assert.equal(open?.seed, null)
  const closed = publishLottery(seed, times, 2_000)
  assert.equal(closed?.seedHash, open?.seedHash)
  const shown = Buffer.from(closed?.seed ?? '', 'hex')
  assert.equal(createHash('sha256').update(shown).digest('hex'), open?.seedHash)
  const hmac = createHmac('sha256', shown).update('a:1').digest('hex').slice(0, 12)
  assert.equal(Number.parseInt(hmac, 16), drawRank(seed, 'a:1'))
})

test('a class has one rank; whoever comes at the opening or later is behind every drawn one', () => {
  const lottery = { seed, times }
  assert.equal(drawFor(lottery, 1_500, '6e B'), drawFor(lottery, 1_999, '6e B'))
  assert.notEqual(drawFor(lottery, 1_500, '6e B'), drawFor(lottery, 1_500, '6e C'))
  assert.equal(drawFor(lottery, 2_000, '6e B'), drawAfterOpening)
  assert.equal(drawFor(null, 1_500, '6e B'), drawAfterOpening)
  for (let number = 0; number < 1_000; number += 1) {
    assert.ok(drawRank(seed, `a:${number}`) < drawAfterOpening)
  }
})

test('nobody is favoured: the first half of the names does not draw better', () => {
  let lower = 0
  for (let number = 0; number < 2_000; number += 1) {
    if (drawRank(seed, `a:${number}`) < drawAfterOpening / 2) lower += 1
  }
  assert.ok(Math.abs(lower - 1_000) < 120, String(lower))
})
