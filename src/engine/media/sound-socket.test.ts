/** One socket of sound on a line that stands still: what is old by then is left out, and at last the line is cut. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { WebSocket, WebSocketServer } from 'ws'
import { frameOnce } from './frame-once.ts'
import { createSoundSocket } from './sound-socket.ts'

async function openPair(context: TestContext) {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const upgraded = new Promise<{ far: WebSocket; stream: Duplex }>((done) => {
    server.on('upgrade', (request, stream, head) => {
      sockets.handleUpgrade(request, stream, head, (far) => done({ far, stream }))
    })
  })
  const near = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await once(near, 'open')
  context.after(() => {
    near.terminate()
    server.closeAllConnections()
    server.close()
  })
  return { near, ...(await upgraded) }
}

const { frame } = frameOnce(new Uint8Array(300).fill(5))

test('a frame that was made once is a message for everybody, short or long', async (context) => {
  const { near, far, stream } = await openPair(context)
  const line = createSoundSocket(far, stream, () => 0)
  for (const length of [1, 125, 126, 1_800]) {
    const message = new Uint8Array(length).fill(length)
    const heard = once(near, 'message') as Promise<[Buffer, boolean]>
    assert.ok(line.hand(frameOnce(message).frame, 0))
    const [data, isBinary] = await heard
    assert.ok(isBinary)
    assert.deepEqual([...data], [...message])
  }
})

test('while a ping waits for its answer too long, sound is left out, and comes again with the answer', async (context) => {
  const { near, far, stream } = await openPair(context)
  const line = createSoundSocket(far, stream, () => 0)
  near.pause()
  assert.equal(line.check(0), 'fine')
  assert.equal(line.hand(frame, 1_000), true)
  assert.equal(line.hand(frame, 1_600), false)
  assert.equal(line.hand(frame, 10_000), false)
  const answered = once(far, 'pong')
  near.resume()
  await answered
  assert.equal(line.hand(frame, 10_100), true)
})

test('who stays behind is cut, and who answers no ping is gone', async (context) => {
  const { near, far, stream } = await openPair(context)
  const line = createSoundSocket(far, stream, () => 0)
  near.pause()
  line.check(0)
  assert.equal(line.check(19_000), 'fine')
  assert.equal(line.check(21_000), 'gone')
  line.hand(frame, 2_000)
  assert.equal(far.readyState, WebSocket.OPEN)
  line.hand(frame, 18_000)
  assert.notEqual(far.readyState, WebSocket.OPEN)
})

test('what the stream still holds is no more than a few seconds of a voice', async (context) => {
  const { near, far, stream } = await openPair(context)
  const line = createSoundSocket(far, stream, () => 0)
  near.pause()
  let handed = 0
  while (line.hand(frame, 0) && handed < 200_000) handed += 1
  assert.ok(handed < 200_000)
  assert.ok(stream.writableLength <= 17_000, `${stream.writableLength} bytes wait`)
})

/** A line whose answers come when they are told to. */
async function openTimed(context: TestContext) {
  const { near, far, stream } = await openPair(context)
  let nowMs = 0
  const heard = { messages: 0, tails: 0 }
  const line = createSoundSocket(far, stream, () => nowMs)
  near.on('message', () => (heard.messages += 1))
  near.on('pong', () => (heard.tails += 1))
  /** The messages and the ping come in their order. */
  const hand = async (): Promise<void> => {
    const came = once(near, 'message')
    assert.equal(line.hand(frame, nowMs), true)
    await came
  }
  return {
    heard,
    /** A check; where it asks, the answer comes after so long; then a bundle. True: it asked. */
    async takeTurn(roundTripMs: number): Promise<boolean> {
      let isAsked = false
      near.once('ping', () => {
        isAsked = true
      })
      const answered = once(far, 'pong')
      line.check(nowMs)
      nowMs += roundTripMs
      await Promise.race([answered, hand()])
      if (isAsked) await answered
      near.removeAllListeners('ping')
      await hand()
      return isAsked
    },
  }
}

test('on a line with a long way a tail follows each bundle, which nobody hears or answers', async (context) => {
  const { heard, takeTurn } = await openTimed(context)
  await takeTurn(100)
  assert.equal(heard.tails, 0)
  await takeTurn(2_000)
  await takeTurn(200)
  assert.ok(heard.tails > 0)
  const { messages, tails } = heard
  await takeTurn(100)
  await takeTurn(100)
  assert.equal(heard.messages, messages + 4)
  assert.ok(heard.tails <= tails + 1, 'none once the way is short again')
})

test('a round trip that was slow once makes no long way, and one that stays slow does', async (context) => {
  const { heard, takeTurn } = await openTimed(context)
  for (const slow of [20, 500, 20, 500]) await takeTurn(slow)
  assert.equal(heard.tails, 0)
  for (let turn = 0; turn < 12; turn += 1) await takeTurn(500)
  assert.ok(heard.tails > 0)
})

test('who is near is asked every other time whether the line lives, and who is far each time', async (context) => {
  for (const [roundTripMs, asked] of [
    [20, 3],
    [300, 6],
  ] as const) {
    const { takeTurn } = await openTimed(context)
    await takeTurn(roundTripMs)
    let count = 0
    for (let turn = 0; turn < 6; turn += 1) count += (await takeTurn(roundTripMs)) ? 1 : 0
    assert.equal(count, asked)
  }
})
