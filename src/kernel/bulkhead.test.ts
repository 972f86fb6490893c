/** So many at once, so many waiting, the rest sent away; a failing job leaves its place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createBulkhead } from './bulkhead.ts'
import { accept } from './result.ts'

test('two run, three wait, the sixth comes back later', async () => {
  const bulkhead = createBulkhead({ atOnceMax: 2, waitingMax: 3, retryAfterMs: 500 })
  let running = 0
  let most = 0
  const job = async () => {
    running += 1
    most = Math.max(most, running)
    await wait(5)
    running -= 1
    return accept('done')
  }
  const results = await Promise.all(Array.from({ length: 6 }, () => bulkhead.run(job)))
  const codes = results.map((result) => (result.ok ? result.value : result.refusal.code))
  assert.deepEqual(codes, ['done', 'done', 'done', 'done', 'done', 'overloaded'])
  assert.equal(most, 2)
  assert.equal((await bulkhead.run(job)).ok, true)
})

test('a job that throws tells its caller and frees its place', async () => {
  const bulkhead = createBulkhead({ atOnceMax: 1, waitingMax: 0, retryAfterMs: 500 })
  await assert.rejects(
    bulkhead.run(() => Promise.reject(new Error('broken'))),
    /broken/,
  )
  assert.equal((await bulkhead.run(async () => accept(1))).ok, true)
})
