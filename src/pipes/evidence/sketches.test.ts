/**
 * The sketches keep what they promise, whatever passes: the error of the count, the bounds of the hitters,
 * which are those of a plain list.
 */
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

/** Space-Saving word for word: the rarest leaves, of several the one that has that count the longest. */
function slowHitters(passed: readonly string[], keptMax: number) {
  let kept: { key: string; count: number; overcount: number }[] = []
  for (const key of passed) {
    const known = kept.find((one) => one.key === key)
    const [rarest] = [...kept].sort((left, right) => left.count - right.count)
    const isFull = kept.length >= keptMax
    const leaving = known ?? (isFull ? rarest : undefined)
    const fresh = leaving === undefined ? 0 : leaving.count
    const overcount = known === undefined ? fresh : known.overcount
    kept = [...kept.filter((one) => one !== leaving), { key, count: fresh + 1, overcount }]
  }
  return kept
}

test('hitters: the same are kept with the same counts as by the plain list, and who comes finds a blank place', () => {
  const stream = fc.array(fc.integer({ min: 0, max: 20 }).map(String), { maxLength: 200 })
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 8 }), (passed, keptMax) => {
      const hitters = createHeavyHitters(keptMax, noted)
      for (const key of passed) {
        const isKept = hitters.list().some((one) => one.key === key)
        const detail = hitters.add(key)
        if (!isKept) assert.equal(detail.noted, 0)
        detail.noted += 1
      }
      const inOrder = (list: readonly { key: string; count: number; overcount: number }[]) =>
        list.map(({ count, key, overcount }) => `${key} ${count} ${overcount}`).sort()
      assert.deepEqual(inOrder(hitters.list()), inOrder(slowHitters(passed, keptMax)))
    }),
  )
})
