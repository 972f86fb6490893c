/** The news socket against those who do not behave: odd addresses, crowds, floods, ended sessions. */
import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { accept, refuse } from '#kernel/result.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { newsPath, openNewsSocket } from './news-socket.ts'
import type { SocketDoors } from './socket-doors.ts'

interface Room {
  readonly port: number
  readonly asked: string[]
  /** Who is let in; taken away while sockets are open. */
  readonly known: Set<string>
  tell(topic: string, key: string): void
  open(name?: string): Promise<WebSocket>
}

async function openRoom(context: TestContext, recheckMs = 30_000): Promise<Room> {
  const asked: string[] = []
  const known = new Set(['anne', 'paul'])
  const isForeign = ({ headers }: IncomingMessage) => headers.origin === 'https://elsewhere.example'
  const openNews = (doors: SocketDoors) =>
    openNewsSocket<string>(doors, {
      authenticate: async (request) => {
        const name = String(request.headers.cookie ?? '')
        return known.has(name) ? accept(name) : refuse('session_ended')
      },
      callerKey: (name) => name,
      mayWatch: async (name, topic, key) => {
        asked.push(key)
        return topic === 'thing' && key.startsWith(name)
      },
      recheckEveryMs: recheckMs,
    })
  const { connect, inside, port } = await openSocketHouse(context, openNews, isForeign)
  return {
    port,
    asked,
    known,
    tell: inside.tell,
    open: async (name = 'anne') => {
      const { socket } = connect(newsPath, { headers: { cookie: name } })
      await new Promise((done) => {
        socket.once('open', done)
        socket.once('close', done)
      })
      return socket
    },
  }
}

function sendRaw(port: number, lines: string): Promise<string> {
  return new Promise((done) => {
    const stream = connect(port, '127.0.0.1', () => stream.write(lines))
    let answer = ''
    stream.on('data', (bytes) => {
      answer += String(bytes)
    })
    stream.on('error', () => undefined)
    stream.on('close', () => done(answer))
  })
}

function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((done) => socket.once('message', (data) => done(JSON.parse(String(data)))))
}

test('an upgrade to any address is answered, and the process goes on', async (context) => {
  const { port } = await openRoom(context)
  const handshake = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n'
  for (const path of ['//', '///x', 'http://', '*', '/\\', '/%', '//[', 'http://[::1']) {
    const answer = await sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\n${handshake}\r\n`)
    assert.match(answer, /^HTTP\/1\.1 4\d\d/, path)
  }
  // Gone before the answer: nobody is left to hear it, and that is no error.
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const stream = connect(port, '127.0.0.1')
      stream.on('error', () => undefined)
      stream.write(`GET /nowhere HTTP/1.1\r\nHost: x\r\n${handshake}\r\n`)
      stream.resetAndDestroy()
    }),
  )
  await wait(50)
  const still = await fetch(`http://127.0.0.1:${port}/`)
  assert.equal(await still.text(), 'here')
})

test('one person holds only so many sockets; others still come in', async (context) => {
  const room = await openRoom(context)
  const mine = await Promise.all(Array.from({ length: 30 }, () => room.open()))
  const open = mine.filter(({ readyState }) => readyState === WebSocket.OPEN)
  assert.equal(open.length, 20)
  assert.equal((await room.open('paul')).readyState, WebSocket.OPEN)
})

test('only what the person may watch is told', async (context) => {
  const room = await openRoom(context)
  const socket = await room.open()
  const answer = nextMessage(socket)
  const watch = ['anne-1', 'paul-1'].map((key) => ({ topic: 'thing', key }))
  socket.send(JSON.stringify({ watch }))
  assert.deepEqual(await answer, { watching: 1 })
  const news = nextMessage(socket)
  room.tell('thing', 'paul-1')
  room.tell('thing', 'anne-1')
  assert.deepEqual(await news, { topic: 'thing', key: 'anne-1' })
})

test('a flood of wishes asks no more than one list at a time, and the last one counts', async (context) => {
  const room = await openRoom(context)
  const socket = await room.open()
  const watching: unknown[] = []
  socket.on('message', (data) => watching.push(JSON.parse(String(data))))
  for (let place = 0; place < 200; place += 1) {
    const watch = Array.from({ length: 50 }, (_, at) => ({
      topic: 'thing',
      key: `anne-${place}-${at}`,
    }))
    socket.send(JSON.stringify({ watch }))
  }
  socket.send(JSON.stringify({ watch: [{ topic: 'thing', key: 'anne-last' }] }))
  while (room.asked.at(-1) !== 'anne-last') await wait(10)
  await wait(30)
  assert.ok(room.asked.length <= 20 * 50, `${room.asked.length} questions`)
  assert.deepEqual(watching.at(-1), { watching: 1 })
})

test('a session that ended hears nothing more', async (context) => {
  const room = await openRoom(context, 30)
  const socket = await room.open()
  const answer = nextMessage(socket)
  socket.send(JSON.stringify({ watch: [{ topic: 'thing', key: 'anne-1' }] }))
  await answer
  const closed = new Promise((done) => socket.once('close', done))
  room.known.delete('anne')
  await closed
  assert.equal((await room.open()).readyState, WebSocket.CLOSED)
})

test('a page hears from time to time that its socket lives, and how often', async (context) => {
  const { open } = await openRoom(context, 40)
  const socket = await open()
  assert.deepEqual(await nextMessage(socket), { aliveEveryMs: 40 })
  assert.deepEqual(await nextMessage(socket), { aliveEveryMs: 40 })
})
