/** The session with a real Janus that dies, hangs and comes back, and a room that lets nobody in without a token. */
import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom, systemRandom } from '#kernel/random.ts'
import { startTestJanus, type TestJanus } from '../../../tests/test-janus.ts'
import { openJanusRoom } from './janus-room.ts'
import { type JanusSession, openJanusSession } from './janus-session.ts'

let started: TestJanus | null
before(async () => {
  started = await startTestJanus()
})
after(() => started?.stop())

const missing = 'janus is not installed'

function openSession(context: TestContext, janus: TestJanus, apiSecret?: string): JanusSession {
  const settings = { ...janus.settings, apiSecret: apiSecret ?? janus.settings.apiSecret }
  const session = openJanusSession(settings, { random: systemRandom, onChange: () => undefined })
  context.after(() => session.close())
  return session
}

/** How long it took. */
async function until(isTrue: () => boolean): Promise<number> {
  const sinceMs = performance.now()
  while (!isTrue()) {
    assert.ok(performance.now() - sinceMs < 30_000, 'it did not come about')
    await wait(10)
  }
  return performance.now() - sinceMs
}

test('a session lives as long as Janus does, notices a dead and a hanging one soon, and comes back', async (context) => {
  if (started === null) return context.skip(missing)
  const session = openSession(context, started)
  await until(session.isUp)
  await started.kill()
  await until(() => !session.isUp())
  assert.equal(await session.attach(() => undefined), null)
  await started.start()
  await until(session.isUp)
  started.freeze()
  const noticedMs = await until(() => !session.isUp())
  context.diagnostic(`a hanging Janus was given up after ${Math.round(noticedMs)} ms`)
  assert.ok(noticedMs < 5_000, `${noticedMs} ms`)
  started.thaw()
  await until(session.isUp)
  assert.notEqual(await session.attach(() => undefined), null)
})

test('whoever waits for an answer of a Janus that dies gets one', async (context) => {
  if (started === null) return context.skip(missing)
  const session = openSession(context, started)
  await until(session.isUp)
  const handle = await session.attach(() => undefined)
  started.freeze()
  const asked = handle?.ask({ request: 'list' })
  await started.kill()
  assert.equal((await asked)?.ok, false)
  await started.start()
  await until(session.isUp)
  assert.deepEqual((await handle?.ask({ request: 'list' }))?.ok, false, 'the old handle is over')
})

test('without the secret there is no session', async (context) => {
  if (started === null) return context.skip(missing)
  const knows = openSession(context, started)
  const guesses = openSession(context, started, 'a guess')
  await until(knows.isUp)
  await wait(500)
  assert.equal(guesses.isUp(), false)
})

test('a room takes no camera without a token that was made for it, even from whoever knows its number', async (context) => {
  if (started === null) return context.skip(missing)
  const session = openSession(context, started)
  await until(session.isUp)
  const troubles: unknown[] = []
  const room = openJanusRoom(session, seededRandom(7), {
    onTrouble: (_what, reply) => troubles.push(reply),
    onLeft: () => undefined,
  })
  context.after(() => room.destroy())
  assert.equal(await room.view(1, () => undefined), null, 'there is no such camera')
  assert.equal(troubles.length, 1)
  // The same chance gives the same number.
  const number = Buffer.from(seededRandom(7).bytes(6)).readUIntBE(0, 6) + 1
  const handle = await session.attach(() => undefined)
  const exists = await handle?.ask({ request: 'exists', room: number })
  assert.equal(exists?.ok === true && exists.data.exists, true)
  for (const token of [undefined, 'a guess']) {
    const joined = await handle?.ask({ request: 'join', ptype: 'publisher', room: number, token })
    assert.ok(joined?.ok === false && /unauthorized/i.test(joined.error), JSON.stringify(joined))
  }
  const list = await handle?.ask({ request: 'list' })
  assert.ok(list?.ok === true && !JSON.stringify(list.data).includes(String(number)))
})
