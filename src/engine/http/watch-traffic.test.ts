/** Everything that comes to a real server is told once: what is served, refused, cut, or never said. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import Type from 'typebox'
import { silentLog } from '#engine/log/log.ts'
import { openSocketDoors } from '#engine/socket/socket-doors.ts'
import { accept, refuse } from '#kernel/result.ts'
import { createHttpServer, listen } from './http-server.ts'
import { readBody } from './read-body.ts'
import { defineRoute } from './route.ts'
import { sendRefusal } from './send-refusal.ts'
import type { SeenCall, SeenConnection } from './traffic-watch.ts'
import type { WatchedTraffic } from './watch-traffic.ts'

const open = { name: 'everyone', isPublic: true, check: async () => null }
const words = { tag: 'test', summary: 'test', access: open, reply: Type.Object({}) }
const bodySchema = Type.Object({ tries: Type.Integer() }, { additionalProperties: false })
const calls: SeenCall[] = []
const connections: SeenConnection[] = []
let watched: Pick<WatchedTraffic, 'counts' | 'stopping'> | undefined
const longBytes = 1_000_000
/** More than a server lets in unread. */
const longSent = 200_000
/** Of the route that reads its body itself: when it begins is told in the one test that asks for it. */
const upload = {
  begun: Promise.withResolvers<Readable>(),
  mayRead: Promise.withResolvers<void>(),
}
/** Of the route that takes its time: until it is told, in the one test that asks for it. */
const slow = { begun: Promise.withResolvers<void>(), mayEnd: Promise.withResolvers<void>() }
const app = await createHttpServer<string>({
  routes: [
    defineRoute({
      ...words,
      method: 'POST',
      path: '/api/hot',
      body: bodySchema,
      limits: { bodyBytesMax: 100 },
      isHot: true,
      async handle({ body, note }) {
        note.attempt = body.tries
        return body.tries > 3 ? refuse('overloaded', { retryAfterMs: 1_000 }) : accept({})
      },
    }),
    defineRoute({
      ...words,
      method: 'POST',
      path: '/api/framed',
      body: bodySchema,
      handle: async () => accept({}),
    }),
    defineRoute({
      ...words,
      method: 'POST',
      path: '/api/long-framed',
      body: Type.Object({ text: Type.String() }),
      limits: { bodyBytesMax: longBytes },
      handle: async () => accept({}),
    }),
    defineRoute({
      ...words,
      method: 'POST',
      path: '/api/long-hot',
      body: Type.Object({ text: Type.String() }),
      limits: { bodyBytesMax: longBytes },
      isHot: true,
      handle: async () => accept({}),
    }),
    defineRoute({
      ...words,
      method: 'POST',
      path: '/api/upload',
      rawBody: true,
      limits: { bodyBytesMax: longBytes },
      async handle({ stream }) {
        upload.begun.resolve(stream)
        await upload.mayRead.promise
        const body = await readBody(stream, longBytes)
        return body.ok ? accept({}) : body
      },
    }),
    defineRoute({
      ...words,
      method: 'GET',
      path: '/api/things/:thingId',
      handle: async () => accept({}),
    }),
    defineRoute({
      ...words,
      method: 'GET',
      path: '/api/slow',
      async handle() {
        slow.begun.resolve()
        await slow.mayEnd.promise
        return accept({})
      },
    }),
  ],
  log: silentLog,
  async authenticate({ cookies }) {
    if (cookies.who === 'ended') return refuse('session_ended')
    return accept(cookies.who ?? null)
  },
  limitKey: (caller) => `account:${caller}`,
  trustedProxies: ['127.0.0.1'],
  publicOrigin: null,
  tls: null,
  checkReplies: true,
  traffic: {
    watch: {
      receiptHeader: 'preau-receipt',
      receiptOf: ({ note, url }, status) => (note.person === null ? null : `${url} ${status}`),
      seeCall: (call) => void calls.push(call),
      seeConnection: (connection) => void connections.push(connection),
    },
    onWatched: (traffic) => {
      watched = traffic
    },
  },
})
app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, { code: 'not_found' }))
let newest: Socket | undefined
app.server.on('connection', (socket) => {
  newest = socket
})
const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
const doors = openSocketDoors(app.server, () => false)
after(() => app.close())

const origin = `http://127.0.0.1:${port}`
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', origin, ...headers },
    body,
  })

async function eventually<T>(find: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = find()
    if (found !== undefined) return found
    await wait(10)
  }
  throw new Error('it was never told')
}

/** Says these bytes over a bare connection; gives all that comes back until it ends. */
async function say(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (piece) => {
    heard += piece.toString('latin1')
  })
  socket.on('error', () => undefined)
  if (text !== '') socket.write(text)
  await once(socket, 'close')
  return heard
}

function forget(): void {
  calls.length = 0
  connections.length = 0
}

test('the hot door tells what the room noted, who called, and the receipt that went out', async () => {
  forget()
  const answer = await post('/api/hot', '{"tries":2}', {
    cookie: 'who=lou',
    'x-forwarded-for': '192.0.2.7',
    'user-agent': 'test',
  })
  assert.equal(answer.headers.get('preau-receipt'), '/api/hot 200')
  const call = await eventually(() => calls[0])
  assert.equal(call.address, '192.0.2.7')
  assert.equal(call.status, 200)
  assert.equal(call.agent, 'test')
  assert.equal(call.receipt, '/api/hot 200')
  assert.ok(call.bytesIn > 50 && call.bytesOut > 50 && call.tookMs >= 0)
  const { attempt, person, refusal, route, session } = call.note
  assert.deepEqual(
    { attempt, person, refusal, route, session },
    { attempt: 2, person: 'account:lou', refusal: null, route: '/api/hot', session: 'valid' },
  )
  const connection = await eventually(() => connections[0])
  assert.equal(connection.requests, 1)
  assert.equal(connection.end, 'client')
  assert.equal(connection.address, '127.0.0.1')
})

test('refusals tell their code, by the hot door and by the framework', async () => {
  forget()
  await post('/api/hot', '{"tries":4}')
  await post('/api/hot', '{"tries":"x"}')
  await post('/api/nothing', '{}')
  await fetch(`${origin}/api/things/1`, { headers: { cookie: 'who=ended' } })
  await eventually(() => calls[3])
  const told = calls.map(({ note, receipt, status }) => [status, note.refusal, note.route, receipt])
  assert.deepEqual(told, [
    [503, 'overloaded', '/api/hot', null],
    [400, 'bad_request', '/api/hot', null],
    [404, 'not_found', null, null],
    [200, null, '/api/things/:thingId', null],
  ])
  assert.equal(calls[3]?.note.session, 'refused')
})

test('the framework gives receipts too', async () => {
  forget()
  const answer = await fetch(`${origin}/api/things/1`, { headers: { cookie: 'who=lou' } })
  assert.equal(answer.headers.get('preau-receipt'), '/api/things/1 200')
  assert.equal((await eventually(() => calls[0])).receipt, '/api/things/1 200')
})

test('a client that goes away gets no answer, and that is told', async () => {
  forget()
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /api/slow HTTP/1.1\r\nHost: x\r\n\r\n')
  await slow.begun.promise
  socket.destroy()
  const call = await eventually(() => calls[0])
  slow.mayEnd.resolve()
  assert.deepEqual([call.status, call.isUnsent], [0, false])
  assert.equal(call.note.route, '/api/slow')
  assert.equal((await eventually(() => connections[0])).end, 'client')
})

test('a body for which the server waits as its client goes away is told, at the hot door and behind it', async () => {
  for (const path of ['/api/hot', '/api/framed']) {
    forget()
    const socket = connect(port, '127.0.0.1')
    const head = `Host: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: 20`
    // Told to go on, the client knows that its head was read, and that the server has begun.
    socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\nExpect: 100-continue\r\n\r\n{"tries"`)
    await once(socket, 'data')
    socket.destroy()
    const call = await eventually(() => calls[0])
    assert.deepEqual([call.status, call.isUnsent, call.note.route], [0, true, path])
  }
})

/** Begins a long body, and goes away when the server has taken in all of it that came. */
async function abandonLong(path: string, isTakenIn: () => boolean): Promise<SeenCall> {
  forget()
  const socket = connect(port, '127.0.0.1')
  const head = `Host: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/json`
  const length = `Content-Length: ${longBytes}\r\nExpect: 100-continue`
  socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n${length}\r\n\r\n`)
  await once(socket, 'data')
  socket.write(`{"text":"${'x'.repeat(longSent)}`)
  await eventually(() => isTakenIn() || undefined)
  socket.destroy()
  // A server that holds a body back hears of the end only once it reads on.
  upload.mayRead.resolve()
  return eventually(() => calls[0])
}

test('a long body that a handler left waiting is not told as one that never came', async () => {
  let stream: Readable | undefined
  upload.begun.promise.then((given) => {
    stream = given
  })
  const isHeldBack = () =>
    stream !== undefined && stream.readableLength >= stream.readableHighWaterMark
  const call = await abandonLong('/api/upload', isHeldBack)
  assert.deepEqual([call.status, call.isUnsent], [0, false])
})

test('a long body that never came whole is told wherever it is read', async () => {
  for (const path of ['/api/long-hot', '/api/long-framed']) {
    const call = await abandonLong(path, () => (newest?.bytesRead ?? 0) > longSent)
    assert.ok(call.bytesIn > longSent)
    assert.deepEqual([path, call.status, call.isUnsent], [path, 0, true])
  }
})

test('what nobody can read is a request of no route, answered and told', async () => {
  forget()
  assert.match(await say('GARBAGE\r\n\r\n'), /^HTTP\/1\.1 400/)
  assert.match(await say(`GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431/)
  await eventually(() => connections[1])
  const told = calls.map(({ note, status, url }) => [status, note.route, url])
  assert.deepEqual(told, [
    [400, null, ''],
    [431, null, ''],
  ])
  assert.deepEqual(
    connections.map(({ end, requests }) => [end, requests]),
    [
      ['error', 1],
      ['error', 1],
    ],
  )
})

test('a connection that never says a whole request is told when it is cut', async () => {
  forget()
  const silent = say('')
  const half = say('GET /api/things/1 HTTP/1.1\r\nHost: ')
  await eventually(() => (watched?.counts().silent === 2 ? true : undefined))
  await Promise.all([silent, half])
  await eventually(() => connections[1])
  assert.deepEqual(
    connections.map(({ end, requests }) => [end, requests]),
    [
      ['slow', 0],
      ['slow', 0],
    ],
  )
  assert.deepEqual(calls, [])
  assert.equal(watched?.counts().silent, 0)
})

test('sockets tell how their handshake was answered, and their connection when it ends', async () => {
  forget()
  doors.open('/api/socket', async (_request, stream) => {
    stream.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')
    setTimeout(() => stream.destroy(), 50)
  })
  const handshake = (path: string) =>
    say(`GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n`)
  assert.match(await handshake('/api/socket'), /^HTTP\/1\.1 101/)
  assert.match(await handshake('/api/other'), /^HTTP\/1\.1 404/)
  await eventually(() => connections[1])
  assert.deepEqual(
    calls.map(({ status, url }) => [status, url]),
    [
      [101, '/api/socket'],
      [404, '/api/other'],
    ],
  )
  assert.deepEqual(
    connections.map(({ requests }) => requests),
    [1, 1],
  )
})

test('connections beyond the limit are told as they are refused', async () => {
  forget()
  const before = app.server.maxConnections
  app.server.maxConnections = 0
  await say('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  app.server.maxConnections = before
  const connection = await eventually(() => connections[0])
  assert.deepEqual([connection.end, connection.requests], ['full', 0])
})
