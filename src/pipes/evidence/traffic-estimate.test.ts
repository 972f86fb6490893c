/** What the live view keeps in other shapes than a plain list says the same as the plain list would. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createHeavyHitters } from './heavy-hitters.ts'
import { MetErrors, repeatWithinMs } from './met-errors.ts'
import { OriginCounts } from './origin-counts.ts'

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

test('hitters: the same are kept with the same counts as by the plain list', () => {
  const stream = fc.array(fc.integer({ min: 0, max: 20 }).map(String), { maxLength: 200 })
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 8 }), (passed, keptMax) => {
      const hitters = createHeavyHitters(keptMax, { make: () => null, clear: () => undefined })
      for (const key of passed) hitters.add(key)
      const inOrder = (list: readonly { key: string; count: number; overcount: number }[]) =>
        list.map(({ count, key, overcount }) => `${key} ${count} ${overcount}`).sort()
      assert.deepEqual(inOrder(hitters.list()), inOrder(slowHitters(passed, keptMax)))
    }),
  )
})

test('errors: each has one echo, for two minutes, for who met it and what they asked for', () => {
  const step = fc.record({
    isError: fc.boolean(),
    who: fc.constantFrom('a', 'b'),
    path: fc.constantFrom('/x', '/y'),
    afterMs: fc.constantFrom(0, 1, repeatWithinMs - 1, repeatWithinMs + 1),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const errors = new MetErrors()
      const plain = new Map<string, { left: number; untilMs: number }>()
      let atMs = 0
      for (const { afterMs, isError, path, who } of steps) {
        atMs += afterMs
        const met = plain.get(who + path)
        const isRepeat = met !== undefined && met.left > 0 && met.untilMs >= atMs
        if (met !== undefined && isRepeat) met.left -= 1
        assert.equal(errors.takeRepeat(who, path, atMs), isRepeat)
        if (!isError) continue
        errors.note(who, path, atMs)
        plain.set(who + path, { left: (met?.left ?? 0) + 1, untilMs: atMs + repeatWithinMs })
      }
    }),
  )
})

test('origins: beyond those that are told apart, all are counted as not known', () => {
  const origins = new OriginCounts(2)
  for (const network of [1, 2, 3, null, 1]) origins.of('metropolitan', network).count += 1
  assert.deepEqual(origins.list(), [
    { place: 'metropolitan', network: 1, count: 2 },
    { place: 'unknown', network: null, count: 2 },
    { place: 'metropolitan', network: 2, count: 1 },
  ])
})
