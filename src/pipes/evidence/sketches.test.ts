/** The sketches keep what they promise, whatever passes: the error of the count, the bounds of the hitters. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { createDistinctCount, distinctError } from './distinct-count.ts'
import { createHeavyHitters, type DetailMaker } from './heavy-hitters.ts'

function addTo(count: ReturnType<typeof createDistinctCount>, value: string): void {
  const bytes = hash('sha256', value, 'buffer')
  count.add(bytes.readUInt32BE(0), bytes.readUInt32BE(4))
}

test('the count of different things is within four standard errors, for few and for many', () => {
  assert.ok(distinctError < 0.017)
  for (const seed of ['morning', 'noon', 'night']) {
    const count = createDistinctCount()
    let added = 0
    for (const target of [1, 10, 100, 1_000, 9_000, 12_000, 100_000, 300_000]) {
      for (; added < target; added += 1) addTo(count, `${seed} ${added}`)
      // What came before changes nothing.
      for (let again = 0; again < Math.min(target, 50); again += 1) addTo(count, `${seed} ${again}`)
      const error = Math.abs(count.count() - target) / target
      assert.ok(error <= 4 * distinctError, `${seed} ${target}: ${count.count()}`)
    }
  }
})

test('merged counts are those of all that either saw, in whatever order', () => {
  const values = fc.array(fc.string({ maxLength: 4 }), { maxLength: 200 })
  fc.assert(
    fc.property(values, values, (left, right) => {
      const [one, other, whole] = [
        createDistinctCount(),
        createDistinctCount(),
        createDistinctCount(),
      ]
      for (const value of left) addTo(one, value)
      for (const value of right) addTo(other, value)
      for (const value of [...right, ...left, ...right]) addTo(whole, value)
      one.merge(other)
      assert.deepEqual(one.registers, whole.registers)
      assert.equal(one.count(), whole.count())
    }),
  )
})

const noted: DetailMaker<{ noted: number }> = {
  make: () => ({ noted: 0 }),
  clear(detail) {
    detail.noted = 0
  },
}

test('hitters: no count too low, none too high by more than n/m, and nobody above n/m is missed', () => {
  const stream = fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 400 })
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 12 }), (passed, keptMax) => {
      const hitters = createHeavyHitters(keptMax, noted)
      const truth = new Map<string, number>()
      for (const key of passed) {
        hitters.add(key).noted += 1
        truth.set(key, (truth.get(key) ?? 0) + 1)
      }
      const list = hitters.list()
      assert.ok(list.length <= keptMax)
      const bound = passed.length / keptMax
      let total = 0
      for (const { count, detail, key, overcount } of list) {
        const real = truth.get(key) ?? 0
        assert.ok(count >= real && count - overcount <= real && overcount <= bound)
        assert.equal(detail.noted, count - overcount)
        total += count
      }
      assert.equal(total, passed.length)
      const keys = new Set(list.map(({ key }) => key))
      for (const [key, count] of truth) if (count > bound) assert.ok(keys.has(key), key)
    }),
    { numRuns: 500 },
  )
})
