/** Ended sessions in memory: loaded, announced, forgotten with age, and not believed in silence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import {
  accountFloorKey,
  createSessionMemory,
  type EndedSessions,
  sessionEndedKey,
  sessionsTopic,
} from './session-memory.ts'
import { expiresAtMs, type SessionToken } from './session-token.ts'

function setUp(ended: EndedSessions = { sessions: [], floors: [], floorOfAllMs: 0 }) {
  const clock = fixedClock('2026-11-24T07:00:00Z')
  const feed = { silentMs: 0, tell: (_key: string): void => undefined }
  const asked: string[] = []
  let databaseSays = true
  const memory = createSessionMemory({
    readAll: async () => ended,
    readOne: async (token) => {
      asked.push(token.sessionId)
      return databaseSays
    },
    news: {
      subscribe(topic, listener) {
        assert.equal(topic, sessionsTopic)
        feed.tell = listener
      },
      silentForMs: () => feed.silentMs,
    },
    clock,
  })
  const token: SessionToken = {
    accountId: 'account',
    sessionId: 'session',
    issuedAtMs: clock.now(),
    shared: false,
    parked: false,
    pupilOnly: false,
  }
  return {
    clock,
    feed,
    asked,
    memory,
    token,
    say: (alive: boolean) => {
      databaseSays = alive
    },
  }
}

test('before it is loaded the database is asked', async () => {
  const { memory, token, asked, say } = setUp()
  say(false)
  assert.equal(await memory.isAlive(token), false)
  assert.deepEqual(asked, ['session'])
  await memory.load()
  assert.equal(await memory.isAlive(token), true)
  assert.equal(asked.length, 1)
})

test('what ended before the start is known', async () => {
  const { memory, token } = setUp({
    sessions: [{ sessionId: 'session', expiresAtMs: Date.parse('2027-01-01') }],
    floors: [],
    floorOfAllMs: 0,
  })
  await memory.load()
  assert.equal(await memory.isAlive(token), false)
  assert.equal(await memory.isAlive({ ...token, sessionId: 'another' }), true)
})

test('an announced end counts at once, also one announced before the load', async () => {
  const { memory, token, feed } = setUp()
  feed.tell(sessionEndedKey({ id: 'early', expiresAtMs: expiresAtMs(token) }))
  await memory.load()
  feed.tell(sessionEndedKey({ id: 'late', expiresAtMs: expiresAtMs(token) }))
  assert.equal(await memory.isAlive({ ...token, sessionId: 'early' }), false)
  assert.equal(await memory.isAlive({ ...token, sessionId: 'late' }), false)
  assert.equal(await memory.isAlive(token), true)
})

test("an account's floor ends what was issued before it, and spares what came after", async () => {
  const { memory, token, feed } = setUp()
  await memory.load()
  feed.tell(accountFloorKey('account', token.issuedAtMs + 1))
  assert.equal(await memory.isAlive(token), false)
  assert.equal(await memory.isAlive({ ...token, issuedAtMs: token.issuedAtMs + 1 }), true)
  feed.tell(accountFloorKey('account', token.issuedAtMs - 5))
  assert.equal(await memory.isAlive(token), false)
})

test('while the feed is silent, memory is not believed', async () => {
  const { memory, token, feed, asked, say } = setUp()
  await memory.load()
  feed.silentMs = 5_000
  say(false)
  assert.equal(await memory.isAlive(token), false)
  assert.deepEqual(asked, ['session'])
  feed.silentMs = 4_999
  assert.equal(await memory.isAlive(token), true)
})

test('age ends a session without any news, and is not asked of the database', async () => {
  const { memory, token, clock, asked } = setUp()
  clock.advance(90 * 86_400_000)
  assert.equal(await memory.isAlive(token), false)
  assert.deepEqual(asked, [])
})

test('odd news harm nothing', async () => {
  const { memory, token, feed } = setUp()
  await memory.load()
  for (const key of ['', 's', 's:', 'a:account', 'x:1:2', 's:session:soon']) feed.tell(key)
  assert.equal(await memory.isAlive({ ...token, sessionId: 'other' }), true)
})
