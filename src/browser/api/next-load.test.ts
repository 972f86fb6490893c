/** What a page shows after a reload: what stood there goes with the server's no, not with the line. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiRefusal, ApiResult } from './call-api.ts'
import { answerTo, keptOf, type Load, nextLoad } from './next-load.ts'

const refused = (status: number, code: ApiRefusal['code'] = 'unavailable'): ApiResult<string> => {
  return { ok: false, refusal: { code, status, detail: {}, requestId: null, retryAfterMs: null } }
}
const ready: Load<string> = { state: 'ready', value: 'typed here', refreshing: true }

test('a reload that finds no server keeps what stands, however often it is tried', () => {
  for (const status of [0, 429, 500, 503]) {
    const once: Load<string> = nextLoad(ready, refused(status))
    assert.equal(once.state, 'failed')
    assert.deepEqual(keptOf(nextLoad(once, refused(0))), { value: 'typed here' })
  }
  const back = nextLoad(nextLoad(ready, refused(0)), { ok: true, value: 'fresh' })
  assert.deepEqual(back, { state: 'ready', value: 'fresh', refreshing: false })
})

test('what the server says no to is shown no longer, and what was never there is not kept', () => {
  for (const status of [401, 403, 404]) assert.equal(keptOf(nextLoad(ready, refused(status))), null)
  assert.equal(keptOf(nextLoad<string>({ state: 'loading' }, refused(0))), null)
})

test('a page whose person is no longer in front stays as it was', () => {
  const another = refused(409, 'other_account')
  assert.deepEqual(nextLoad(ready, another), { ...ready, refreshing: false })
  assert.equal(nextLoad<string>({ state: 'loading' }, another).state, 'failed')
})

test('a page whose asking itself breaks hears it, and the fault is told', async (t) => {
  const told: unknown[] = []
  const before = globalThis.reportError
  globalThis.reportError = (error: unknown) => void told.push(error)
  t.after(() => {
    globalThis.reportError = before
  })
  const broken = new DOMException('Internal error.', 'UnknownError')
  const answer = await answerTo<string>(() => Promise.reject(broken))
  assert.equal(answer.ok === false && answer.refusal.code, 'strange_answer')
  assert.equal(nextLoad<string>({ state: 'loading' }, answer).state, 'failed')
  assert.deepEqual(keptOf(nextLoad(ready, answer)), { value: 'typed here' })
  assert.deepEqual(told, [broken])
})
