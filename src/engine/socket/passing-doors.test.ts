/** Sockets between two processes: who is not signed in is neither looked for nor passed on. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '#kernel/clock.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { openPassingDoors } from './passing-doors.ts'
import type { SocketDoors } from './socket-doors.ts'

const path = '/room'
const key = new Uint8Array(32).fill(7)
const ofOneMax = 24
/** As often as the doors ask for one person at once, and then each second. */
const asksAtOnce = 72
const asksPerSecond = 6

/** Says to each socket by which of the processes it was taken, and from where it comes. */
function takeSockets(doors: SocketDoors, name: string, addressOf: (request: never) => string) {
  const taker = new WebSocketServer({ noServer: true })
  return doors.open(path, async (request, stream, head) =>
    taker.handleUpgrade(request, stream, head, (socket) =>
      socket.send(`${name} ${addressOf(request as never)}`),
    ),
  )
}

/** A process with such doors, which finds whoever comes to be at `peer`. */
async function openProcess(context: TestContext, name: string, peer: () => Promise<string | null>) {
  const asked: string[] = []
  const house = await openSocketHouse(context, (doors) => {
    const passing = openPassingDoors(doors, {
      clock: systemClock,
      keys: () => [key],
      whoComes: async ({ headers }) => headers.cookie || null,
      findPeer(request) {
        asked.push(request.headers.cookie ?? '')
        return peer()
      },
      namedMsMax: 1_000,
    })
    takeSockets(passing, name, passing.addressOf)
    return passing
  })
  return { ...house, asked }
}

type Process = Awaited<ReturnType<typeof openProcess>>

/** The status of the handshake where it was refused, else what the one who took it said. */
async function comes({ connect }: Process, cookie: string): Promise<[number | string, WebSocket]> {
  const { socket } = connect(path, { headers: { cookie } })
  const said = await new Promise<number | string>((resolve) => {
    socket.once('message', (data) => resolve(String(data)))
    socket.once('unexpected-response', (request, answer) => {
      resolve(answer.statusCode ?? 0)
      request.destroy()
    })
  })
  return [said, socket]
}

test('a stranger is refused before anybody is asked where to go; who is known is passed on', async (context) => {
  const other = await openProcess(context, 'other', async () => null)
  const one = await openProcess(context, 'one', async () => `127.0.0.1:${other.port}`)
  assert.deepEqual((await comes(one, ''))[0], 401)
  assert.deepEqual(one.asked, [])
  assert.deepEqual((await comes(one, 'anne'))[0], 'other 127.0.0.1')
  assert.deepEqual(one.asked, ['anne'])
  assert.deepEqual(other.asked, [], 'what was passed on is not asked about again')
  assert.deepEqual((await comes(other, 'anne'))[0], 'other 127.0.0.1')
})

test('sockets of one person that are passed on are bounded, and others come beside them', async (context) => {
  const other = await openProcess(context, 'other', async () => null)
  const one = await openProcess(context, 'one', async () => `127.0.0.1:${other.port}`)
  const sockets: WebSocket[] = []
  for (let count = 0; count < ofOneMax; count += 1) {
    const [said, socket] = await comes(one, 'anne')
    assert.equal(said, 'other 127.0.0.1')
    sockets.push(socket)
  }
  assert.equal((await comes(one, 'anne'))[0], 429)
  assert.equal((await comes(one, 'paul'))[0], 'other 127.0.0.1')
  sockets[0]?.terminate()
  // The one between hears of it a moment later.
  let said: number | string = 429
  for (const end = Date.now() + 5_000; said === 429 && Date.now() < end; ) {
    said = (await comes(one, 'anne'))[0]
  }
  assert.equal(said, 'other 127.0.0.1')
})

test('handshakes that wait for their process are bounded for one person too', async (context) => {
  let find: (peer: null) => void = () => undefined
  const found = new Promise<null>((resolve) => {
    find = resolve
  })
  const one = await openProcess(context, 'one', () => found)
  const waiting = Array.from({ length: ofOneMax }, () => comes(one, 'anne'))
  while (one.asked.length < ofOneMax) await new Promise(setImmediate)
  assert.equal((await comes(one, 'anne'))[0], 429)
  find(null)
  for (const [said] of await Promise.all(waiting)) assert.equal(said, 'one 127.0.0.1')
  assert.equal((await comes(one, 'anne'))[0], 'one 127.0.0.1', 'what is taken here waits no more')
})

test('where to go is not asked as often as one person likes, and others are asked for beside them', async (context) => {
  const one = await openProcess(context, 'one', async () => null)
  const beganAt = performance.now()
  let refused = 0
  for (let count = 0; count < 2 * asksAtOnce; count += 1) {
    if ((await comes(one, 'anne'))[0] === 429) refused += 1
  }
  const seconds = (performance.now() - beganAt) / 1_000
  assert.ok(one.asked.length >= asksAtOnce, 'as many as a few devices need')
  assert.ok(one.asked.length <= asksAtOnce + seconds * asksPerSecond + 1)
  assert.equal(one.asked.length + refused, 2 * asksAtOnce)
  assert.equal((await comes(one, 'paul'))[0], 'one 127.0.0.1')
})
