/** An order by seed: the same for ever, a shuffle of what was given, and fair to every place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orderBySeed, seedOf } from './seeded-order.ts'

test('what was drawn once is drawn so for ever: these values never change', () => {
  assert.equal(seedOf(''), -2_128_831_035)
  assert.equal(seedOf('a'), -468_965_076)
  const letters = ['a', 'b', 'c', 'd', 'e', 'f']
  assert.equal(orderBySeed(1, 'choices q1', letters).join(''), 'ebdfac')
  assert.equal(orderBySeed(2, 'choices q1', letters).join(''), 'bdfcae')
  assert.equal(orderBySeed(1, 'choices q2', letters).join(''), 'aefdcb')
})

test('an order holds the same things, and leaves what it was given as it was', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), fc.array(fc.integer()), (seed, scope, things) => {
      const before = [...things]
      const ordered = orderBySeed(seed, scope, things)
      assert.deepEqual(things, before)
      assert.deepEqual(ordered.toSorted(), before.toSorted())
      assert.deepEqual(orderBySeed(seed, scope, things), ordered)
    }),
  )
})

test('over many seeds every thing comes to every place as often, within chance', () => {
  const things = ['a', 'b', 'c', 'd', 'e']
  const rounds = 20_000
  for (const seedAt of [(n: number) => n, (n: number) => seedOf(`same/pupil/${n}`)]) {
    const counts = new Map<string, number>()
    for (let round = 0; round < rounds; round += 1) {
      for (const [place, thing] of orderBySeed(seedAt(round), 'x', things).entries()) {
        counts.set(`${thing}${place}`, (counts.get(`${thing}${place}`) ?? 0) + 1)
      }
    }
    const expected = rounds / things.length
    // Five standard deviations of a binomial count.
    const bound = 5 * Math.sqrt(rounds * (1 / 5) * (4 / 5))
    assert.equal(counts.size, 25)
    for (const [at, count] of counts)
      assert.ok(Math.abs(count - expected) < bound, `${at} ${count}`)
  }
})
