/** The line of a room's sound: it comes back by itself, and stops where the server says no. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LineSocket } from '#browser/api/line-socket.ts'
import { soundEndCodes } from '#contract/live-sound.ts'
import { createSoundLine } from './sound-line.ts'

function openLine() {
  const sockets: (LineSocket & { sent: unknown[]; unsent: number; isClosed: boolean })[] = []
  const waiting: { ms: number; act: () => void }[] = []
  const bundles: Uint8Array[] = []
  const line = createSoundLine(
    'first',
    {
      openSocket() {
        const socket = {
          onopen: null,
          onmessage: null,
          onclose: null,
          sent: [] as unknown[],
          unsent: 0,
          readyState: 1,
          isClosed: false,
          get bufferedAmount() {
            return this.unsent
          },
          send(data: unknown) {
            this.sent.push(data)
          },
          close() {
            this.isClosed = true
          },
        }
        sockets.push(socket)
        return socket
      },
      fraction: () => 0.5,
      after(ms, act) {
        const one = { ms, act }
        waiting.push(one)
        return () => {
          if (waiting.includes(one)) waiting.splice(waiting.indexOf(one), 1)
        }
      },
    },
    { onChange: () => undefined, onBundle: (bytes) => void bundles.push(bytes) },
  )
  const last = () => sockets.at(-1) ?? assert.fail('no socket')
  return {
    line,
    bundles,
    sockets,
    last,
    opens: () => last().onopen?.(),
    hears: (data: unknown) => last().onmessage?.({ data }),
    stands: (maySpeak: boolean, backTicket: string) =>
      last().onmessage?.({ data: JSON.stringify({ mayHear: true, maySpeak, backTicket }) }),
    ends: (code: number) => last().onclose?.({ code }),
    /** Lets the one thing happen that is waited for; gives back how long it was to wait. */
    passes(): number {
      assert.equal(waiting.length, 1)
      const [next] = waiting.splice(0)
      next?.act()
      return next?.ms ?? 0
    },
  }
}

const bundle = new Uint8Array([1, 2, 3])

test('the ticket goes first, and nothing is sent by who may not speak', () => {
  const { line, last, opens, stands } = openLine()
  opens()
  assert.deepEqual(last().sent, ['{"ticket":"first"}'])
  assert.equal(line.send(bundle), false)
  stands(false, 'second')
  assert.equal(line.state(), 'open')
  assert.equal(line.send(bundle), false)
  stands(true, 'third')
  assert.equal(line.send(bundle), true)
  assert.deepEqual(last().sent.at(-1), bundle)
  stands(false, 'fourth')
  assert.equal(line.send(bundle), false)
})

test('a line that takes no more gets no more: it would be old when it arrives', () => {
  const { line, last, opens, stands } = openLine()
  opens()
  stands(true, 'second')
  last().unsent = 6_001
  assert.equal(line.send(bundle), false)
  last().unsent = 0
  assert.equal(line.send(bundle), true)
})

test('a lost line comes back ever more slowly, with the ticket that it was given last', () => {
  const { line, last, opens, stands, ends, passes } = openLine()
  opens()
  stands(true, 'back')
  ends(1_006)
  assert.equal(line.state(), 'lost')
  assert.equal(line.send(bundle), false)
  const pauses: number[] = []
  for (let time = 0; time < 8; time += 1) {
    pauses.push(passes())
    ends(1_006)
  }
  assert.ok(
    pauses.every((ms, index) => ms >= (pauses[index - 1] ?? 0)),
    pauses.join(),
  )
  assert.ok(Math.max(...pauses) <= 8_000)
  passes()
  opens()
  assert.deepEqual(last().sent, ['{"ticket":"back"}'])
  stands(true, 'again')
  assert.equal(line.state(), 'open')
  ends(1_006)
  assert.equal(passes(), pauses[0])
})

test('a line that says nothing for too long is lost', () => {
  const { line, sockets, opens, stands, passes } = openLine()
  opens()
  stands(true, 'back')
  assert.equal(passes(), 20_000)
  assert.equal(line.state(), 'lost')
  assert.equal(sockets[0]?.isClosed, true)
})

test('after a refusal only a new ticket goes on; who moved or closed does not come back', () => {
  const { line, last, opens, ends, sockets, stands } = openLine()
  opens()
  ends(soundEndCodes.refused)
  assert.equal(line.state(), 'refused')
  line.renew('new')
  opens()
  assert.deepEqual(last().sent, ['{"ticket":"new"}'])
  stands(true, 'back')
  line.renew('new')
  line.renew('in reserve')
  assert.equal(sockets.length, 2)
  ends(soundEndCodes.refused)
  opens()
  assert.deepEqual(last().sent, ['{"ticket":"in reserve"}'])
  stands(true, 'back again')
  ends(soundEndCodes.moved)
  assert.equal(line.state(), 'closed')
  line.renew('too late')
  assert.equal(sockets.length, 3)
})

test('a ticket that is given again while it is on its way is not shown twice', () => {
  const { line, sockets, opens, stands } = openLine()
  line.renew('first')
  opens()
  line.renew('first')
  stands(true, 'back')
  assert.equal(sockets.length, 1)
  assert.equal(line.state(), 'open')
})

test('bundles are handed on, and words that nobody understands are not', () => {
  const { bundles, hears, line, opens } = openLine()
  opens()
  for (const junk of ['', '{', 'null', '7', '{"backTicket":7}', '[]']) hears(junk)
  assert.equal(line.state(), 'opening')
  hears(bundle.buffer)
  assert.deepEqual(bundles, [bundle])
})
