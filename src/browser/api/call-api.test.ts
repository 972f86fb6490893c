/** Failures on the way to the server come back as values, against a real server. */
import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import { callApi, callAs, retryAfterMs, waitTurnsWith } from './call-api.ts'

async function withServer(
  listener: RequestListener,
  use: (origin: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  try {
    await use(`http://127.0.0.1:${port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

test('an answer comes back as its value, and says what was asked', async () => {
  await withServer(
    (request, reply) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        reply.setHeader('content-type', 'application/json')
        reply.end(JSON.stringify({ method: request.method, url: request.url, body }))
      })
    },
    async (origin) => {
      const got = await callApi(`${origin}/api/x`, { query: { a: 1, b: undefined } })
      assert.deepEqual(got, { ok: true, value: { method: 'GET', url: '/api/x?a=1', body: '' } })
      const sent = await callApi(`${origin}/api/x`, { body: { answer: 4 } })
      assert.deepEqual(sent, {
        ok: true,
        value: { method: 'POST', url: '/api/x', body: '{"answer":4}' },
      })
    },
  )
})

test('a refusal keeps its code, its facts, its wait and its reference', async () => {
  await withServer(
    (_, reply) => {
      reply.writeHead(429, { 'retry-after': '90', 'content-type': 'application/json' })
      reply.end(JSON.stringify({ refusal: 'code_paused', detail: { left: 0 }, requestId: 'r1' }))
    },
    async (origin) => {
      assert.deepEqual(await callApi(`${origin}/api/x`), {
        ok: false,
        refusal: {
          code: 'code_paused',
          status: 429,
          detail: { left: 0 },
          requestId: 'r1',
          retryAfterMs: 90_000,
        },
      })
    },
  )
})

test('a proxy’s page is a strange answer, a slow one no answer in time, a closed door no connection', async () => {
  let origin = ''
  await withServer(
    (request, reply) => {
      if (request.url === '/slow') return
      reply.writeHead(502)
      reply.end('<h1>Bad gateway</h1>')
    },
    async (here) => {
      origin = here
      const strange = await callApi(`${here}/api/x`)
      assert.equal(strange.ok === false && strange.refusal.code, 'strange_answer')
      const slow = await callApi(`${here}/slow`, { timeoutMs: 50 })
      assert.equal(slow.ok === false && slow.refusal.code, 'no_answer_in_time')
    },
  )
  const closed = await callApi(`${origin}/api/x`)
  assert.equal(closed.ok === false && closed.refusal.code, 'no_connection')
})

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2021-04-06T06:00:00Z')
  assert.equal(retryAfterMs('30', now), 30_000)
  assert.equal(retryAfterMs('Tue, 06 Apr 2021 06:01:00 GMT', now), 60_000)
  assert.equal(retryAfterMs('Tue, 06 Apr 2021 05:00:00 GMT', now), 0)
  assert.equal(retryAfterMs('soon', now), null)
  assert.equal(retryAfterMs(null, now), null)
})

test('a call that the door refused waits for its turn and goes again as it was', async (context) => {
  context.after(() => waitTurnsWith(null))
  const bodies: string[] = []
  let refusals = 2
  const refused = JSON.stringify({ refusal: 'wait_your_turn', detail: {}, requestId: 'r' })
  await withServer(
    (request, reply) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        bodies.push(body)
        refusals -= 1
        reply.writeHead(refusals >= 0 ? 503 : 200, { 'content-type': 'application/json' })
        reply.end(refusals >= 0 ? refused : '{"kept":true}')
      })
    },
    async (origin) => {
      const turns: number[] = []
      waitTurnsWith(async () => turns.push(bodies.length) > 0)
      const answer = await callApi(`${origin}/api/x`, { body: { answer: 'typed' } })
      assert.deepEqual(answer, { ok: true, value: { kept: true } })
      assert.deepEqual(bodies, Array(3).fill('{"answer":"typed"}'))
      assert.deepEqual(turns, [1, 2])

      // Refused again and again although it was let in: the page is told, nobody is hammered.
      bodies.length = 0
      refusals = 1_000
      const told = await callApi(`${origin}/api/x`)
      assert.equal(told.ok === false && told.refusal.code, 'wait_your_turn')
      assert.equal(bodies.length, 4)

      // The page was left before its turn came.
      waitTurnsWith(async () => false)
      bodies.length = 0
      const left = await callApi(`${origin}/api/x`)
      assert.equal(left.ok === false && left.refusal.code, 'wait_your_turn')
      assert.equal(bodies.length, 1)
    },
  )
})

describe('a page of somebody', () => {
  const seen: (string | undefined)[] = []
  let answers: { status: number; refusal: string }[] = []
  let front = 'lina'
  let anothers = 0
  const record: RequestListener = (request, reply) => {
    seen.push(request.headers[workOwnerHeader] as string | undefined)
    const answer = answers.shift()
    reply.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' })
    reply.end(JSON.stringify(answer ?? {}))
  }
  beforeEach(() => {
    seen.length = 0
    answers = []
    front = 'lina'
    anothers = 0
    callAs(
      () => ({ accountId: 'lina', isInFront: front === 'lina' }),
      () => {
        anothers += 1
      },
    )
  })
  afterEach(() => {
    callAs(
      () => ({ accountId: null, isInFront: true }),
      () => undefined,
    )
    waitTurnsWith(null)
  })

  test('says on every call whose it is, and on none that is the device’s', () =>
    withServer(record, async (origin) => {
      await callApi(`${origin}/api/x`, { body: {} })
      await callApi(`${origin}/api/x`, { method: 'DELETE' })
      await callApi(`${origin}/api/x`)
      await callApi(`${origin}/api/x`, { body: {}, ofDevice: true })
      await callApi(`${origin}/api/x`, { ofDevice: true })
      assert.deepEqual(seen, ['lina', 'lina', 'lina', undefined, undefined])
    }))

  test('sends nothing once another came to the front, also of what waited at the door', () =>
    withServer(record, async (origin) => {
      answers = [{ status: 503, refusal: 'wait_your_turn' }]
      waitTurnsWith(async () => {
        front = 'noe'
        return true
      })
      const waited = await callApi(`${origin}/api/x`, { body: { text: 'typed by Lina' } })
      assert.equal(waited.ok === false && waited.refusal.code, 'other_account')
      const later = await callApi(`${origin}/api/x`, { method: 'PUT', body: {} })
      assert.equal(later.ok === false && later.refusal.code, 'other_account')
      const read = await callApi(`${origin}/api/x`)
      assert.equal(read.ok === false && read.refusal.code, 'other_account')
      assert.equal(seen.length, 1)
      assert.ok((await callApi(`${origin}/api/x`, { ofDevice: true })).ok)
      front = 'lina'
      assert.ok((await callApi(`${origin}/api/x`, { body: {} })).ok)
    }))

  test('hears that the server saw another person’s session', () =>
    withServer(record, async (origin) => {
      answers = [{ status: 409, refusal: 'other_account' }]
      const answer = await callApi(`${origin}/api/x`, { body: {} })
      assert.equal(answer.ok === false && answer.refusal.code, 'other_account')
      assert.equal(anothers, 1)
    }))
})
