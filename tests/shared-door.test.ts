/** The door over a shared line: places are kept there, and its server may go without an error. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ArrivalReply } from '#contract/arrival.ts'
import { startTestValkey } from './test-valkey.ts'
import { startTestWeb } from './test-web.ts'

const valkey = await startTestValkey()
const skip = valkey === null ? 'no valkey-server and no redis-server here' : false
// Also with the server gone, the web role has to end in order.
let stopped = valkey === null
after(async () => {
  if (!stopped) await valkey?.stop()
})

test('a place in the shared line is kept, and without its server there is a time to come back', {
  skip,
}, async () => {
  const web = await startTestWeb({ valkeyUrl: valkey?.url ?? null, admissionRate: 0.001 })
  const cookie = await web.signIn(web.school.pupilA1)
  const ask = async (path: string, body: unknown) => {
    const response = await web.call(path, { cookie, body })
    assert.equal(response.status, 200)
    const reply = (await response.json()) as ArrivalReply
    assert.ok(reply.state === 'waiting')
    return reply
  }
  const first = await ask('/api/arrival', {})
  assert.equal(first.place.ahead, 0)
  const polled = await ask('/api/place', { ticket: first.ticket })
  assert.equal(polled.place.number, first.place.number)
  await valkey?.stop()
  stopped = true
  const without = await ask('/api/place', { ticket: first.ticket })
  assert.equal(without.place.number, first.place.number)
  assert.equal(without.place.waitMs, null)
  assert.ok(without.place.pollAfterMs > 0)
})
