/** A file that fails for a moment comes; one that is not there, or a line that is gone, is told at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insistOnFile } from './insist-on-file.ts'

type Given = number | 'lost'

function lay(given: readonly Given[], { isOnline = true, retryAfter = '' } = {}) {
  const waits: number[] = []
  let asked = 0
  const ask = async (): Promise<Response> => {
    const next = given[Math.min(asked, given.length - 1)] ?? 'lost'
    asked += 1
    if (next === 'lost') throw new TypeError('Failed to fetch')
    return new Response('', {
      status: next,
      headers: retryAfter === '' ? {} : { 'retry-after': retryAfter },
    })
  }
  const outside = {
    isOnline: () => isOnline,
    wait: async (ms: number) => void waits.push(ms),
    random: () => 0.5,
  }
  return { asked: () => asked, come: () => insistOnFile(ask, outside), waits }
}

test('what fails for a moment comes, later after each failure', async () => {
  const file = lay([503, 'lost', 429, 200])
  assert.equal((await file.come()).status, 200)
  assert.deepEqual(file.waits, [500, 1_000, 2_500])
})

test('what goes on failing is told as it is, after some seconds', async () => {
  const ill = lay([503])
  assert.equal((await ill.come()).status, 503)
  assert.equal(ill.asked(), 5)
  const lost = lay(['lost'])
  await assert.rejects(lost.come(), TypeError)
  assert.deepEqual(lost.waits, [500, 1_000, 2_500, 5_000])
})

test('nobody waits for a file that is not there, nor without a line', async () => {
  const missing = lay([404])
  assert.equal((await missing.come()).status, 404)
  const offline = lay(['lost'], { isOnline: false })
  await assert.rejects(offline.come(), TypeError)
  assert.deepEqual([...missing.waits, ...offline.waits], [])
})

test('a server says when to come back, and is not waited for where that is long', async () => {
  const soon = lay([503, 200], { retryAfter: '3' })
  assert.equal((await soon.come()).status, 200)
  assert.deepEqual(soon.waits, [3_000])
  const late = lay([503], { retryAfter: '60' })
  assert.equal((await late.come()).status, 503)
  assert.equal(late.asked(), 1)
  const dated = lay([503, 200], { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' })
  assert.equal((await dated.come()).status, 200)
  assert.deepEqual(dated.waits, [500])
})
