/** Which way a live class takes: a WebSocket first, a tunnel where none opens, and a WebSocket again later. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LineSocket } from './line-socket.ts'
import { createLineWays } from './line-way.ts'

interface Carrier extends LineSocket {
  readyState: number
  bufferedAmount: number
  readonly path: string
  readonly sent: unknown[]
  isClosed: boolean
}

function createCarrier(path: string): Carrier {
  const carrier: Carrier = {
    path,
    sent: [],
    isClosed: false,
    onopen: null,
    onmessage: null,
    onclose: null,
    readyState: 0,
    bufferedAmount: 0,
    send: (data) => void carrier.sent.push(data),
    close() {
      carrier.isClosed = true
    },
  }
  return carrier
}

function opens(carrier: Carrier | undefined): void {
  if (carrier === undefined) return
  carrier.readyState = 1
  carrier.onopen?.()
}

/** A browser of made-up lines and times. */
function openWays() {
  const webSockets: Carrier[] = []
  const tunnelled: Carrier[] = []
  let waiting: { readonly atMs: number; readonly act: () => void }[] = []
  let nowMs = 0
  const ways = createLineWays({
    openWebSocket(path) {
      const socket = createCarrier(path)
      webSockets.push(socket)
      return socket
    },
    createTunnel: async () => ({
      open(path) {
        const socket = createCarrier(path)
        tunnelled.push(socket)
        return socket
      },
      isOver: () => false,
    }),
    after(ms, act) {
      const one = { atMs: nowMs + ms, act }
      waiting.push(one)
      return () => {
        waiting = waiting.filter((other) => other !== one)
      }
    },
    nowMs: () => nowMs,
  })
  return {
    ways,
    webSockets,
    tunnelled,
    passes(ms: number) {
      nowMs += ms
      const due = waiting.filter(({ atMs }) => atMs <= nowMs)
      waiting = waiting.filter(({ atMs }) => atMs > nowMs)
      for (const { act } of due) act()
    },
    /** What was promised has happened. */
    settles: () => new Promise((done) => setImmediate(done)),
  }
}

/** A page's socket, and what the page heard of it. */
function openLine(ways: ReturnType<typeof openWays>['ways']) {
  const line = ways.open('/api/live/room')
  const told: unknown[] = []
  line.onopen = () => told.push('open')
  line.onmessage = ({ data }) => told.push(data)
  line.onclose = ({ code }) => told.push(code)
  return { line, told }
}

async function fallsToTunnel(house: ReturnType<typeof openWays>) {
  const page = openLine(house.ways)
  house.webSockets.at(-1)?.onclose?.({ code: 1_006 })
  await house.settles()
  house.tunnelled.at(-1)?.onopen?.()
  return page
}

test('where a WebSocket opens it is taken, and its words and its end are the page’s', () => {
  const { tunnelled, ways, webSockets } = openWays()
  const { line, told } = openLine(ways)
  const [socket] = webSockets
  line.send('too early')
  opens(socket)
  assert.equal(line.readyState, 1)
  line.send('hello')
  socket?.onmessage?.({ data: 'welcome' })
  if (socket !== undefined) socket.readyState = 2
  line.send('on its way out')
  assert.equal(line.readyState, 2)
  socket?.onclose?.({ code: 4_401 })
  assert.deepEqual(socket?.sent, ['hello'])
  assert.deepEqual(told, ['open', 'welcome', 4_401])
  assert.equal(ways.view(), 'direct')
  assert.equal(tunnelled.length, 0)
})

test('where none opens, refused or swallowed, the same socket comes by the tunnel', async () => {
  for (const fails of ['refused', 'swallowed'] as const) {
    const house = openWays()
    const { told } = openLine(house.ways)
    if (fails === 'refused') house.webSockets[0]?.onclose?.({ code: 1_006 })
    else house.passes(4_000)
    await house.settles()
    assert.deepEqual(told, [], 'the page waits on')
    assert.ok(house.webSockets[0]?.isClosed)
    opens(house.tunnelled[0])
    house.tunnelled[0]?.onmessage?.({ data: 'welcome' })
    assert.deepEqual(told, ['open', 'welcome'])
    assert.equal(house.ways.view(), 'longer')
  }
})

test('what was found holds for a while, and then a WebSocket is tried again', async () => {
  const house = openWays()
  await fallsToTunnel(house)
  house.passes(60_000)
  openLine(house.ways)
  await house.settles()
  opens(house.tunnelled[1])
  assert.equal(house.webSockets.length, 1, 'none was tried')
  house.passes(4 * 60_000)
  openLine(house.ways)
  opens(house.webSockets[1])
  assert.equal(house.ways.view(), 'direct')
})

test('without a tunnel either the page is told, and nothing is remembered', async () => {
  const house = openWays()
  const { told } = openLine(house.ways)
  house.webSockets[0]?.onclose?.({ code: 1_006 })
  await house.settles()
  house.tunnelled[0]?.onclose?.({ code: 1_006 })
  assert.deepEqual(told, [1_006])
  assert.equal(house.ways.view(), 'unknown')
  openLine(house.ways)
  assert.equal(house.webSockets.length, 2)
})

test('a WebSocket that opens and says nothing to its end is not tried first again', async () => {
  const house = openWays()
  const { line } = openLine(house.ways)
  opens(house.webSockets[0])
  house.passes(8_000)
  line.close()
  openLine(house.ways)
  await house.settles()
  assert.equal(house.webSockets.length, 1)
  assert.equal(house.tunnelled.length, 1)
})

test('a page that leaves while a way is looked for opens nothing behind its back', async () => {
  const house = openWays()
  const { line, told } = openLine(house.ways)
  line.close()
  house.passes(10_000)
  await house.settles()
  assert.ok(house.webSockets[0]?.isClosed)
  assert.equal(house.tunnelled.length, 0)
  assert.deepEqual(told, [])
})

test('which way a class will take is found out before it', async () => {
  const direct = openWays()
  const found = direct.ways.find('/api/live/sound')
  opens(direct.webSockets[0])
  assert.equal(await found, 'direct')
  assert.ok(direct.webSockets[0]?.isClosed)
  const none = openWays()
  const notFound = none.ways.find('/api/live/sound')
  none.passes(4_000)
  await none.settles()
  none.passes(15_000)
  assert.equal(await notFound, 'unknown')
})
