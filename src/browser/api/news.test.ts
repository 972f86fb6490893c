/** News come by the socket, or by asking again where no socket opens. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createNewsLine, type NewsSocket } from './news.ts'

class TriedSocket implements NewsSocket {
  onopen: (() => void) | null = null
  onmessage: ((event: { readonly data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  readonly sent: string[] = []
  isClosed = false
  send(text: string): void {
    this.sent.push(text)
  }
  close(): void {
    this.isClosed = true
    this.onclose?.()
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

function lineFor(context: TestContext, isHidden = () => false, toldMs = () => 0) {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const sockets: TriedSocket[] = []
  const line = createNewsLine({
    openSocket: () => {
      const socket = new TriedSocket()
      sockets.push(socket)
      return socket
    },
    isHidden,
    toldMs,
    random: () => 0.5,
  })
  const heard: string[] = []
  const states: string[] = []
  const watch = (key: string) =>
    line.watch({
      topic: 'assignment',
      key,
      onNews: () => heard.push(key),
      onState: (state) => states.push(state),
    })
  return { line, sockets, heard, states, watch, tick: (ms: number) => context.mock.timers.tick(ms) }
}

test('one socket carries the news of everything watched', (context) => {
  const { sockets, heard, states, watch } = lineFor(context)
  const stop = watch('a')
  const [socket] = sockets
  assert.ok(socket)
  socket.onopen?.()
  assert.deepEqual(socket.sent, ['{"watch":[{"topic":"assignment","key":"a"}]}'])
  socket.say({ watching: 1 })
  assert.deepEqual(states, ['opening', 'live'])
  watch('b')
  assert.match(socket.sent[1] ?? '', /"a".*"b"/)
  socket.say({ watching: 2 })
  heard.length = 0
  socket.say({ topic: 'assignment', key: 'b' })
  socket.say({ topic: 'other', key: 'a' })
  socket.onmessage?.({ data: 'no message' })
  assert.deepEqual(heard, ['b'])
  stop()
  assert.doesNotMatch(socket.sent[2] ?? '', /"a"/)
  assert.equal(sockets.length, 1)
})

test('without a socket everything is asked again every 10 to 15 s, and the socket is tried anew', (context) => {
  const { sockets, heard, states, watch, tick } = lineFor(context)
  watch('a')
  sockets[0]?.close()
  assert.equal(states.at(-1), 'polling')
  tick(12_500)
  assert.deepEqual(heard, ['a'])
  assert.ok(sockets.length > 1)
  sockets.at(-1)?.onopen?.()
  sockets.at(-1)?.say({ watching: 1 })
  assert.equal(states.at(-1), 'live')
  // Once more at once: nobody told what happened in between.
  assert.deepEqual(heard, ['a', 'a'])
  tick(60_000)
  assert.deepEqual(heard, ['a', 'a'])
})

test('a socket that opens and says nothing is given up', (context) => {
  const { sockets, states, watch, tick } = lineFor(context)
  watch('a')
  sockets[0]?.onopen?.()
  tick(8_000)
  assert.equal(sockets[0]?.isClosed, true)
  assert.equal(states.at(-1), 'polling')
})

test('a page out of sight asks nothing, and asks at once when it is seen again', (context) => {
  let hidden = true
  const { line, sockets, heard, watch, tick } = lineFor(context, () => hidden)
  watch('a')
  sockets[0]?.close()
  tick(12_500)
  assert.deepEqual(heard, [])
  hidden = false
  line.wake()
  assert.deepEqual(heard, ['a'])
})

test('nothing watched, nothing open', (context) => {
  const { line, sockets, heard, watch, tick } = lineFor(context)
  const stop = watch('a')
  stop()
  assert.equal(sockets[0]?.isClosed, true)
  tick(600_000)
  line.wake()
  assert.equal(sockets.length, 1)
  assert.deepEqual(heard, [])
  watch('a')
  assert.equal(sockets.length, 2)
})

test('a socket that is dead and still looks open is given up, and what was missed is asked for', (context) => {
  const { sockets, heard, states, watch, tick } = lineFor(context)
  watch('a')
  const [first] = sockets
  assert.ok(first)
  first.onopen?.()
  first.say({ watching: 1 })
  for (let round = 0; round < 3; round += 1) {
    first.say({ aliveEveryMs: 30_000 })
    tick(30_000)
  }
  assert.equal(states.at(-1), 'live')
  const before = heard.length
  tick(45_000)
  assert.equal(states.at(-1), 'polling')
  assert.equal(first.isClosed, true)
  tick(2_000)
  assert.equal(sockets.length, 2)
  sockets[1]?.onopen?.()
  sockets[1]?.say({ watching: 1 })
  assert.equal(states.at(-1), 'live')
  assert.equal(heard.length, before + 1)
})

test('a server that never says that it is there is not taken for dead', (context) => {
  const { sockets, states, watch, tick } = lineFor(context)
  watch('a')
  sockets[0]?.onopen?.()
  sockets[0]?.say({ watching: 1 })
  tick(3_600_000)
  assert.deepEqual(states, ['opening', 'live'])
})

test('what changed between its first answer and its watching is asked for, once', (context) => {
  const { sockets, heard, states, watch } = lineFor(context)
  watch('a')
  const [socket] = sockets
  assert.ok(socket)
  socket.onopen?.()
  assert.deepEqual(heard, [])
  socket.say({ watching: 1 })
  assert.deepEqual(heard, ['a'])
  watch('b')
  socket.say({ watching: 2 })
  assert.deepEqual(heard, ['a', 'b'], 'of the first nothing was missed')
  assert.deepEqual(states, ['opening', 'live', 'live'])
})

test('who comes while the first list is on its way is told to the server, and is not missed', (context) => {
  const { sockets, heard, watch } = lineFor(context)
  watch('a')
  const [socket] = sockets
  assert.ok(socket)
  socket.onopen?.()
  const stop = watch('b')
  assert.equal(socket.sent.length, 1)
  socket.say({ watching: 1 })
  assert.deepEqual(heard, ['a'])
  assert.match(socket.sent[1] ?? '', /"a".*"b"/)
  socket.say({ watching: 2 })
  assert.deepEqual(heard, ['a', 'b'])
  stop()
  socket.say({ watching: 1 })
  assert.deepEqual(heard, ['a', 'b'])
  assert.equal(socket.sent.length, 3)
})

test('a server that told its time to come back is not asked before it', (context) => {
  let told = 30_000
  const { sockets, heard, watch, tick } = lineFor(
    context,
    () => false,
    () => told,
  )
  watch('a')
  sockets[0]?.close()
  tick(12_500)
  tick(12_500)
  assert.deepEqual(heard, [])
  told = 0
  tick(12_500)
  assert.deepEqual(heard, ['a'])
})
