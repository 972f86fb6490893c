/** A hot route answers as every other does: each request goes to a hot one and to its ordinary twin. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import Type from 'typebox'
import { accept, refuse } from '#kernel/result.ts'
import { createHttpServer, listen } from './http-server.ts'
import { defineRoute, type Route, WithExtras } from './route.ts'

const bodyBytesMax = 200
const publicOrigin = 'https://preau.example.org'
const logged: string[] = []
const seen = { calls: 0, addresses: [] as string[] }

/** The same route twice: by the hot door, and by the framework. */
const twins = (['/api/hot', '/api/plain'] as const).map((path) =>
  defineRoute({
    tag: 'test',
    summary: 'test',
    method: 'POST',
    path,
    isHot: path === '/api/hot',
    access: {
      name: 'nobody called mallory',
      isPublic: true,
      check: async (caller: string | null) =>
        caller === 'mallory' ? { code: 'forbidden' as const } : null,
    },
    body: Type.Object(
      { word: Type.String({ maxLength: 100 }), gone: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ said: Type.String() }),
    limits: { bodyBytesMax },
    async handle({ address, body, caller, userAgent }) {
      seen.calls += 1
      seen.addresses.push(address)
      if (body.word === 'break') throw new Error('broken')
      if (body.word === 'lie') return accept({ said: 3 } as unknown as { said: string })
      if (body.word === 'later') return refuse('overloaded', { retryAfterMs: 2_500 })
      const said = `${caller} by ${userAgent} says ${body.word}`
      if (body.word !== 'cookie') return accept({ said })
      const cookies = [
        { name: 'a', value: '1' },
        { name: 'b', value: '2', maxAgeSeconds: 9 },
      ]
      return accept(new WithExtras({ said }, { cookies, headers: { 'x-more': 'yes' } }))
    },
  }),
)

/** The same of a path with parameters, and of a body that may hold more than its schema names. */
const twinsOfThings = (['/api/hot-things', '/api/plain-things'] as const).map((path) =>
  defineRoute({
    tag: 'test',
    summary: 'test',
    method: 'PUT',
    path: `${path}/:thingId/parts/:partId`,
    isHot: path === '/api/hot-things',
    access: {
      name: 'whom the thing belongs to',
      check: async (caller: string | null, { thingId }: Readonly<Record<string, string>>) => {
        if (caller === null) return { code: 'sign_in_required' as const }
        return thingId === caller ? null : { code: 'not_found' as const }
      },
    },
    params: Type.Object({ thingId: Type.String(), partId: Type.String({ pattern: '^[a-z.-]+$' }) }),
    body: Type.Object({ word: Type.String() }),
    reply: Type.Object({ said: Type.String() }),
    async handle({ body, caller, params }) {
      return accept({ said: JSON.stringify({ body, caller, params }) })
    },
  }),
)

const app = await createHttpServer<string>({
  routes: [...twins, ...twinsOfThings] as readonly Route<string>[],
  log: { error: (_data, message) => logged.push(message) },
  authenticate: async ({ cookies }) =>
    cookies.who === 'ended' ? refuse('session_ended') : accept(cookies.who ?? null),
  gate: ({ cookies }) => ({
    cookies: cookies.who === 'waiting' ? [{ name: 'ticket', value: '7' }] : [],
    refusal: cookies.who === 'waiting' ? { code: 'wait_your_turn' } : null,
  }),
  limitKey: (caller) => caller,
  trustedProxies: ['127.0.0.1'],
  publicOrigin,
  tls: null,
  checkReplies: true,
})
const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
after(() => app.close())

interface Asked {
  readonly method?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const json = { 'content-type': 'application/json', origin: publicOrigin, 'user-agent': 'a test' }

async function ask(path: string, { method = 'POST', query = '', headers, body }: Asked) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}${query}`, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const given = Object.fromEntries(answer.headers)
  assert.match(given['x-request-id'] ?? '', /^[\w-]+$/)
  delete given['x-request-id']
  delete given.date
  const text = (await answer.text()).replace(/"requestId":"[^"]+"/, '')
  const cookies = answer.headers.getSetCookie()
  // As long as the id in it, which grows.
  if (!answer.ok) delete given['content-length']
  // After a body that it cannot read the framework ends the connection; here the next call may come.
  delete given.connection
  delete given['keep-alive']
  return { status: answer.status, given, text: text.replaceAll(path, '/api/…'), cookies }
}

const word = (text: string): string => JSON.stringify({ word: text })
const asked: readonly [string, number, Asked][] = [
  ['a word', 200, { body: word('yes') }],
  ['a word in every script', 200, { body: word('préau 校庭 🌳') }],
  ['cookies and headers', 200, { body: word('cookie') }],
  ['somebody', 200, { body: word('me'), headers: { cookie: 'who=amina' } }],
  [
    'an ended session of a public route',
    200,
    { body: word('me'), headers: { cookie: 'who=ended' } },
  ],
  [
    'a charset',
    200,
    { body: word('x'), headers: { 'content-type': 'application/json; charset=utf-8' } },
  ],
  ['a query that nobody asked for', 200, { query: '?a=1', body: word('x') }],
  ['who may not', 403, { body: word('me'), headers: { cookie: 'who=mallory' } }],
  ['who waits', 429, { body: word('me'), headers: { cookie: 'who=waiting' } }],
  ['a page of others', 403, { body: word('x'), headers: { origin: 'https://evil.example' } }],
  ['a refusal with a time', 503, { body: word('later') }],
  ['a bug', 500, { body: word('break') }],
  ['an answer against its schema', 500, { body: word('lie') }],
  ['no body', 400, {}],
  ['an empty body', 400, { body: '' }],
  ['no JSON', 400, { body: '{"word":' }],
  ['a list', 400, { body: '[]' }],
  ['null', 400, { body: 'null' }],
  ['another field', 400, { body: '{"word":"x","more":1}' }],
  ['a number for a text', 400, { body: '{"word":3}' }],
  ['a NUL', 400, { body: word('\u0000') }],
  ['half a sign', 400, { body: '{"word":"\\ud800"}' }],
  ['too much', 413, { body: word('x'.repeat(bodyBytesMax)) }],
  [
    'a form',
    415,
    { body: 'word=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  ],
  ['another method', 404, { method: 'PUT', body: word('x') }],
]

for (const [name, status, request] of asked) {
  test(`${name}: ${status} by either door`, async () => {
    const [hot, plain] = [await ask('/api/hot', request), await ask('/api/plain', request)]
    assert.equal(plain.status, status)
    assert.deepEqual(hot, plain)
  })
}

const aminas = { cookie: 'who=amina' }
const ended = { cookie: 'who=ended' }
const foreign = { origin: 'https://evil.example' }
const made = '{"word":"x","constructor":{"prototype":{}}}'
const long = 'x'.repeat(bodyBytesMax * 400)
const askedOfThings: readonly [string, number, string, Asked][] = [
  ['a part', 200, '/amina/parts/a-b', { body: word('yes') }],
  ['a part with another sign', 200, '/amina/parts/a.b', { body: word('yes') }],
  ['a part with an escaped sign', 200, '/%61mina/parts/%61', { body: word('yes') }],
  ['a query that nobody asked for', 200, '/amina/parts/a?b=c', { body: word('yes') }],
  ['a body that holds more', 200, '/amina/parts/a', { body: '{"word":"x","more":{"a":[1]}}' }],
  ['a mark before the body', 200, '/amina/parts/a', { body: `\ufeff${word('x')}` }],
  ['a constructor of no kind', 200, '/amina/parts/a', { body: '{"word":"x","constructor":1}' }],
  ['an escaped sign in a body', 200, '/amina/parts/a', { body: '{"word":"\\u0063"}' }],
  ['somebody else', 404, '/jules/parts/a', { body: word('x') }],
  ['nobody', 401, '/amina/parts/a', { body: word('x'), headers: { cookie: '' } }],
  ['an ended session', 401, '/amina/parts/a', { body: word('x'), headers: ended }],
  ['who waits', 429, '/amina/parts/a', { body: word('x'), headers: { cookie: 'who=waiting' } }],
  ['a page of others', 403, '/amina/parts/a', { body: word('x'), headers: foreign }],
  ['a part of no shape', 404, '/amina/parts/A', { body: word('x') }],
  ['a part too long to be one', 404, `/amina/parts/${'A'.repeat(65)}`, { body: word('x') }],
  ['no part', 404, '/amina/parts/', { body: word('x') }],
  ['a part with more behind it', 404, '/amina/parts/a/', { body: word('x') }],
  ['a thing in two', 404, '/am/ina/parts/a', { body: word('x') }],
  ['an escaped stroke', 404, '/am%2Fina/parts/a', { body: word('x') }],
  ['other letters', 404, '/amina/Parts/a', { body: word('x') }],
  ['another method', 404, '/amina/parts/a', { method: 'POST', body: word('x') }],
  ['no JSON', 400, '/amina/parts/a', { body: '{' }],
  ['a number for a text', 400, '/amina/parts/a', { body: '{"word":1}' }],
  ['a prototype', 400, '/amina/parts/a', { body: '{"word":"x","more":[{"__proto__":{}}]}' }],
  ['an escaped one', 400, '/amina/parts/a', { body: '{"word":"x","\\u005f_proto__":{}}' }],
  ['a constructor with one', 400, '/amina/parts/a', { body: made }],
  ['too much', 413, '/amina/parts/a', { body: word(long) }],
]

for (const [name, status, path, request] of askedOfThings) {
  test(`with parameters, ${name}: ${status} by either door`, async () => {
    const { headers = {}, ...rest } = request
    const known = { method: 'PUT', ...rest, headers: { ...aminas, ...headers } }
    const plain = await ask(`/api/plain-things${path}`, known)
    assert.equal(plain.status, status)
    assert.deepEqual(await ask(`/api/hot-things${path}`, known), plain)
  })
}

test('a name that reaches into the making of objects is refused by either door', async () => {
  for (const path of ['/api/hot', '/api/plain']) {
    for (const name of ['__proto__', 'constructor']) {
      const answer = await ask(path, { body: `{"word":"x","${name}":{"prototype":{}}}` })
      assert.equal(answer.status, 400, `${path} ${name}`)
    }
  }
})

test('whoever is refused at the door has no body read', async () => {
  const { calls } = seen
  const answer = await ask('/api/hot', { body: '{"word', headers: { cookie: 'who=mallory' } })
  assert.equal(answer.status, 403)
  assert.equal(seen.calls, calls)
})

test('the address is that of the nearest hop that nobody vouches for', async () => {
  for (const path of ['/api/hot', '/api/plain']) {
    await ask(path, { body: word('x'), headers: { 'x-forwarded-for': '203.0.113.9, 192.0.2.7' } })
    assert.equal(seen.addresses.at(-1), '192.0.2.7')
  }
})

test('a body that comes in pieces is one body; one that never ends is nobody', async () => {
  const head = `POST /api/hot HTTP/1.1\r\nhost: x\r\norigin: ${publicOrigin}\r\ncontent-type: application/json\r\n`
  const body = Buffer.from(word('é'))
  const line = connect(port, '127.0.0.1')
  line.setNoDelay()
  line.write(`${head}content-length: ${body.length}\r\n\r\n`)
  // In the middle of the sign.
  line.write(body.subarray(0, 10))
  await new Promise((resolve) => setTimeout(resolve, 20))
  line.write(body.subarray(10))
  const [answer] = (await once(line, 'data')) as [Buffer]
  assert.match(answer.toString(), /^HTTP\/1\.1 200 .*says é"\}$/s)
  const { calls } = seen
  line.write(`${head}content-length: 50\r\n\r\n{"word`)
  await new Promise((resolve) => setTimeout(resolve, 20))
  line.destroy()
  assert.equal((await ask('/api/hot', { body: word('still here') })).status, 200)
  assert.equal(seen.calls, calls + 1)
})

test('a bug is in the log, and a refusal is not', () => {
  assert.deepEqual(logged, Array(4).fill('failed'))
})

test('what the hot door cannot keep is not declared hot', async () => {
  const [route] = twins
  assert.ok(route !== undefined)
  const servedBy = (changed: Partial<Route<string>>) =>
    createHttpServer<string>({
      routes: [{ ...(route as Route<string>), ...changed }],
      log: { error: () => undefined },
      authenticate: async () => accept(null),
      limitKey: (caller) => caller,
      trustedProxies: [],
      publicOrigin: null,
      tls: null,
      checkReplies: false,
    })
  const changes: Partial<Route<string>>[] = [
    { method: 'DELETE' },
    { path: '/api/hot/*' },
    { query: Type.Object({}) },
    { rawBody: true },
    { body: undefined },
    { limits: { bodyBytesMax, perMinute: 60 } },
  ]
  for (const changed of changes) {
    await assert.rejects(servedBy(changed), /cannot be served by the hot door/)
  }
})
