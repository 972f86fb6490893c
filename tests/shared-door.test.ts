/** The door over a shared line: places are kept there, and its server may go without an error. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { ArrivalReply } from '#contract/arrival.ts'
import { fixedClock } from '#kernel/clock.ts'
import { testMorning } from './test-school.ts'
import { createTestTicks } from './test-ticks.ts'
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

test('while its server is away nobody is let in, and that is an outage', { skip }, async () => {
  const server = await startTestValkey()
  assert.ok(server)
  const clock = fixedClock(testMorning)
  const ticks = createTestTicks(clock)
  const web = await startTestWeb({ clock, repeat: ticks.repeat, valkeyUrl: server.url })
  await server.stop()
  const cookie = await web.signIn(web.school.pupilA1)
  const { outageWatch } = web.context
  const beganAtMs = clock.now()
  let reasons: readonly string[] = []
  // A beat of the watch's own may come between: then the next round tells.
  for (let round = 0; round < 10 && reasons.length === 0; round += 1) {
    await outageWatch.stop()
    await outageWatch.start()
    for (let second = 0; second < 15; second += 1) await ticks.tick(1_000)
    const response = await web.call('/api/arrival', { cookie, body: {} })
    assert.equal(((await response.json()) as ArrivalReply).state, 'waiting')
    // So much time passed since the machine's boot, too.
    await sql`update heartbeat set steady_ms = steady_ms - 15000`.execute(web.context.db)
    await outageWatch.stop()
    await outageWatch.start()
    const found = await web.context.findOutages(beganAtMs, clock.now())
    reasons = found.map(({ reason }) => reason)
  }
  assert.deepEqual([...new Set(reasons)], ['line'])
})
