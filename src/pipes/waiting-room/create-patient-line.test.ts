/** While the server of the line is away, people are told when to come back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPatientLine } from './create-patient-line.ts'
import { createMemoryLine } from './memory-line.ts'
import type { Entrant, Line } from './waiting-line.ts'

const entrant: Entrant = {
  key: 'a:1',
  lane: 'known',
  together: null,
  isStaff: false,
  orderMs: 0,
  draw: 0,
  number: { epoch: 1, number: 1 },
  arrivedAtMs: 0,
}

test('a line out of reach gives a time to come back, and the place again afterwards', async () => {
  const line = createMemoryLine()
  let isAway = false
  const errors: unknown[] = []
  const reach = <T>(ask: () => Promise<T>): Promise<T> =>
    isAway ? Promise.reject(new Error('away')) : ask()
  const distant: Line = {
    take: (...asked) => reach(() => line.take(...asked)),
    seen: (...asked) => reach(() => line.seen(...asked)),
    standing: (...asked) => reach(() => line.standing(...asked)),
    merge: (...asked) => reach(() => line.merge(...asked)),
    release: (...asked) => reach(() => line.release(...asked)),
    sizes: () => reach(() => line.sizes()),
  }
  const patient = createPatientLine(distant, (error) => errors.push(error))
  assert.equal((await patient.take(entrant, 0)).state, 'waiting')
  isAway = true
  for (const answer of [
    await patient.take(entrant, 1),
    await patient.seen('a:1', 1),
    await patient.standing('a:1', 1),
    await patient.merge('t:1', entrant, 1),
  ]) {
    assert.deepEqual(answer, { state: 'full', comeBackAfterMs: 10_000 })
  }
  assert.equal((await patient.sizes()).perSecond, 0)
  await assert.rejects(patient.release(1, 1))
  assert.equal(errors.length, 5)
  isAway = false
  assert.equal((await patient.seen('a:1', 2)).state, 'waiting')
})
