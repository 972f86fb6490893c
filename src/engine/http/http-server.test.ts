/** The HTTP door by itself: one shape for every "no", headers on everything, limits by household. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Type from 'typebox'
import { silentLog } from '#engine/log/log.ts'
import { accept } from '#kernel/result.ts'
import { createHttpServer } from './http-server.ts'
import { defineRoute, StreamReply } from './route.ts'

const open = { name: 'everyone', isPublic: true, check: async () => null }
const words = { tag: 'test', summary: 'test' }
const app = await createHttpServer<string>({
  routes: [
    defineRoute({
      ...words,
      method: 'GET',
      path: '/api/list.csv',
      access: open,
      handle: async () => accept(new StreamReply('a;b', 'text/csv')),
    }),
    defineRoute({
      ...words,
      method: 'POST',
      path: '/api/things/:thingId',
      access: open,
      params: Type.Object({ thingId: Type.String({ maxLength: 10 }) }),
      body: Type.Object({ count: Type.Union([Type.Integer(), Type.Null()]) }),
      reply: Type.Object({ count: Type.Union([Type.Integer(), Type.Null()]) }),
      limits: { perMinute: 3 },
      handle: async ({ body }) => accept(body),
    }),
  ],
  log: silentLog,
  authenticate: async () => accept(null),
  limitKey: (caller) => caller,
  trustedProxies: ['127.0.0.1'],
  publicOrigin: 'https://preau.example.org',
  tls: null,
  checkReplies: true,
})
after(() => app.close())

const post = (from: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/things/one',
    headers: { 'x-forwarded-for': from, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  })

test('an address that cannot be read is refused in the one shape, with every header', async () => {
  for (const url of ['/%E0%A4%A', '/api/things/%ZZ', `/api/things/${'x'.repeat(700)}`]) {
    const answer = await app.inject({ method: 'POST', url })
    assert.equal(answer.statusCode, 404, url)
    assert.equal(answer.json<{ refusal: string }>().refusal, 'not_found')
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal(answer.body.includes(url), false)
  }
})

test('a list to download is as personal as any answer', async () => {
  const answer = await app.inject({ url: '/api/list.csv' })
  assert.equal(answer.headers['cache-control'], 'private, no-store')
})

test('null stays null, and a text is no number', async () => {
  assert.deepEqual((await post('192.0.2.1', { count: null })).json(), { count: null })
  assert.equal((await post('192.0.2.1', { count: '3' })).statusCode, 400)
})

test('a household that owns a /64 is counted once', async () => {
  const statuses: number[] = []
  for (const end of ['1', '2', '3', '4', '5']) {
    statuses.push((await post(`2001:db8:1:2::${end}`, { count: 1 })).statusCode)
  }
  assert.deepEqual(statuses, [200, 200, 200, 429, 429])
  assert.equal((await post('2001:db8:1:3::1', { count: 1 })).statusCode, 200)
})

test('a write comes from our own page, and from its secure one where there is one', async () => {
  const host = 'preau.example.org'
  const tries: [Record<string, string>, number][] = [
    [{ origin: 'https://preau.example.org' }, 200],
    [{ origin: 'http://preau.example.org', host }, 403],
    [{ origin: 'https://evil.example', host }, 403],
    [{ origin: 'null', host }, 403],
    [{ cookie: '__Host-preau=x' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
  ]
  for (const [place, [headers, status]] of tries.entries()) {
    const answer = await post(`198.51.100.${place}`, { count: 1 }, headers)
    assert.equal(answer.statusCode, status, JSON.stringify(headers))
  }
})
