/** Moving pictures of a room over real sockets: who may send, who gets which frame, and what ends a socket. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import {
  type CameraFrame,
  type CameraKind,
  cameraFrameBytesMax,
  cameraPath,
  packCameraFrame,
  unpackCameraFrame,
} from '#contract/live-camera.ts'
import { soundEndCodes } from '#contract/live-sound.ts'
import { systemRandom } from '#kernel/random.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { openCameraRelay } from './camera-relay.ts'

interface Word {
  readonly kind?: string
  readonly as?: string
  readonly by?: number
  readonly maySpeak?: boolean
}

interface Guest {
  readonly socket: WebSocket
  readonly words: Word[]
  readonly frames: CameraFrame[]
  readonly ended: Promise<number>
  say(word: object): void
  film(number: number, isKey: boolean, length?: number): void
  /** Everything that was sent before is taken. */
  isHeard(): Promise<void>
}

async function openHouse(context: TestContext) {
  const { connect, inside: relay } = await openSocketHouse(context, (doors) =>
    openCameraRelay(doors, { random: systemRandom }),
  )
  const enter = async (ticket: string): Promise<Guest> => {
    const { ended, socket } = connect(cameraPath, { headers: { cookie: 'anne' } })
    const words: Word[] = []
    const frames: CameraFrame[] = []
    socket.on('message', (data: Buffer, isBinary) => {
      const frame = isBinary ? unpackCameraFrame(data) : null
      if (frame === null) words.push(JSON.parse(String(data)) as Word)
      else frames.push(frame)
    })
    await once(socket, 'open')
    socket.send(JSON.stringify({ ticket }))
    return {
      socket,
      words,
      frames,
      ended,
      say: (word) => socket.send(JSON.stringify(word)),
      film(number, isKey, length = 300) {
        const bytes = new Uint8Array(length).fill(number)
        const frame = { codec: 'vp8', isKey, by: 0, number, takenMs: number * 200, bytes } as const
        socket.send(packCameraFrame(frame))
      },
      async isHeard() {
        socket.ping()
        await once(socket, 'pong')
      },
    }
  }
  const member = async (number: number, maySend: CameraKind | null): Promise<Guest> => {
    const guest = await enter(relay.invite('6e B', number, maySend, 'anne'))
    await until(() => guest.words.length >= 3)
    return guest
  }
  const watcher = async (number: number, interpreter = false): Promise<Guest> => {
    const guest = await member(number, null)
    guest.say({ kind: 'watch', camera: true, interpreter })
    await guest.isHeard()
    return guest
  }
  return { relay, enter, member, watcher }
}

async function until(holds: () => boolean): Promise<void> {
  const untilMs = Date.now() + 5_000
  while (!holds()) {
    assert.ok(Date.now() < untilMs, 'it did not come')
    await wait(5)
  }
}

const numbers = ({ frames }: Guest): number[] => frames.map(({ number }) => number)
const heard = ({ words }: Guest, kind: string): number =>
  words.filter((word) => word.kind === kind).length

test('frames go as they came, with their sender written in, to whoever watches and to nobody else', async (context) => {
  const { member, watcher } = await openHouse(context)
  const host = await member(1, 'camera')
  const seeing = await watcher(2)
  const sparing = await member(3, null)
  host.say({ kind: 'start' })
  await until(() => heard(seeing, 'shown') === 1 && heard(sparing, 'shown') === 1)
  host.film(0, true, 2_000)
  host.film(1, false)
  await until(() => seeing.frames.length === 2)
  assert.deepEqual(
    seeing.frames.map(({ by, bytes, isKey }) => [by, bytes.length, isKey]),
    [
      [1, 2_000, true],
      [1, 300, false],
    ],
  )
  seeing.say({ kind: 'watch', camera: false, interpreter: false })
  await seeing.isHeard()
  host.film(2, false)
  await host.isHeard()
  await seeing.isHeard()
  assert.deepEqual([numbers(seeing), numbers(sparing)], [[0, 1], []])
})

test('without the grant, without a start, and once it is taken, not one frame passes', async (context) => {
  const { member, relay, watcher } = await openHouse(context)
  const host = await member(1, 'camera')
  const guest = await member(2, null)
  const seeing = await watcher(3)
  guest.say({ kind: 'start' })
  guest.film(0, true)
  host.film(0, true)
  await guest.isHeard()
  await host.isHeard()
  await seeing.isHeard()
  assert.equal(relay.figures().withoutGrant, 2)
  assert.deepEqual(numbers(seeing), [])
  host.say({ kind: 'start' })
  host.film(1, true)
  await until(() => seeing.frames.length === 1)
  const goneBefore = heard(seeing, 'gone')
  relay.setMaySend('6e B', 1, null)
  host.film(2, true)
  await host.isHeard()
  await until(() => heard(seeing, 'gone') === goneBefore + 1)
  await until(() => host.words.at(-1)?.kind === 'gone' || host.words.at(-1)?.maySpeak === false)
  assert.deepEqual(numbers(seeing), [1])
  // Whoever comes now gets nothing of what was.
  const late = await watcher(4)
  assert.deepEqual(numbers(late), [])
})

test('a newcomer sees the newest key frame at once, and what moves from the next one on', async (context) => {
  const { member, watcher } = await openHouse(context)
  const host = await member(1, 'camera')
  host.say({ kind: 'start' })
  host.film(0, true)
  host.film(1, false)
  await host.isHeard()
  const late = await watcher(2)
  await until(() => heard(host, 'key') === 1)
  assert.deepEqual(numbers(late), [0])
  host.film(2, false)
  await host.isHeard()
  host.film(3, true)
  host.film(4, false)
  await until(() => late.frames.length === 3)
  assert.deepEqual(numbers(late), [0, 3, 4])
})

test('the sender is asked for key frames no more often than every two seconds, whoever comes', async (context) => {
  const { member, watcher } = await openHouse(context)
  const host = await member(1, 'camera')
  host.say({ kind: 'start' })
  host.film(0, true)
  for (let number = 2; number < 8; number += 1) await watcher(number)
  host.film(1, false)
  await host.isHeard()
  assert.equal(heard(host, 'key'), 1)
})

test('a listener on a line that stands still gets nothing until a key frame, and others lack nothing', async (context) => {
  const { member, relay, watcher } = await openHouse(context)
  const interpreter = await member(1, 'interpreter')
  const stuck = await watcher(2, true)
  const seeing = await watcher(3, true)
  interpreter.say({ kind: 'start' })
  interpreter.film(0, true)
  await until(() => stuck.frames.length === 1)
  stuck.socket.pause()
  // The relay asks its sockets every two seconds, and one that waits 0.8 s for its answer is behind.
  let number = 0
  while (relay.figures().leftOut === 0) {
    assert.ok(number < 200, 'nothing was left out')
    number += 1
    interpreter.film(number, false, 20)
    await wait(60)
  }
  const lastBefore = number
  stuck.socket.resume()
  await stuck.isHeard()
  interpreter.film(number + 1, false, 20)
  await until(() => numbers(seeing).at(-1) === number + 1)
  await stuck.isHeard()
  assert.ok((numbers(stuck).at(-1) ?? 0) < lastBefore, 'no frame that needs one left out')
  interpreter.film(number + 2, true)
  interpreter.film(number + 3, false, 20)
  await until(() => numbers(stuck).at(-1) === number + 3)
  assert.equal(numbers(stuck).at(-2), number + 2)
  assert.equal(seeing.frames.length, number + 4)
})

test('the last one who turns a camera on is seen, and an interpreter beside it', async (context) => {
  const { member, watcher } = await openHouse(context)
  const first = await member(1, 'camera')
  const second = await member(2, 'camera')
  const signs = await member(3, 'interpreter')
  const seeing = await watcher(4, true)
  first.say({ kind: 'start' })
  first.film(0, true)
  await until(() => seeing.frames.length === 1)
  second.say({ kind: 'start' })
  await until(() => first.words.some(({ by, kind }) => kind === 'shown' && by === 2))
  first.film(1, false)
  await first.isHeard()
  second.film(0, true)
  signs.say({ kind: 'start' })
  signs.film(0, true)
  await until(() => seeing.frames.length === 3)
  assert.deepEqual(
    seeing.frames.map(({ by }) => by),
    [1, 2, 3],
  )
  second.socket.terminate()
  await until(() => seeing.words.at(-1)?.kind === 'gone' && seeing.words.at(-1)?.as === 'camera')
})

test('more frames than a camera makes go nowhere, and neither do those that need them', async (context) => {
  const { member, watcher } = await openHouse(context)
  const host = await member(1, 'camera')
  const seeing = await watcher(2)
  host.say({ kind: 'start' })
  for (let number = 0; number < 60; number += 1) host.film(number, number === 0, 20)
  await host.isHeard()
  await seeing.isHeard()
  const { length } = seeing.frames
  assert.ok(length >= 20 && length < 40, `${length} frames at once`)
  // Without a gap: what came after the first that was left out needed it.
  assert.equal(numbers(seeing).at(-1), length - 1)
  assert.equal(heard(host, 'key'), 1)
})

test('what is no frame, too large, or a flood of frames or words ends its socket', async (context) => {
  const { member, relay } = await openHouse(context)
  const bad: ((guest: Guest) => void)[] = [
    (guest) => guest.socket.send(new Uint8Array([1, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5])),
    (guest) => guest.film(0, true, cameraFrameBytesMax.camera + 1),
    (guest) => guest.film(0, true, cameraFrameBytesMax.interpreter + 1),
    (guest) => guest.say({ kind: 'watch', camera: true }),
    (guest) => {
      for (let count = 0; count < 40; count += 1) guest.say({ kind: 'start' })
    },
    (guest) => {
      for (let number = 0; number < 400; number += 1) guest.film(number, false, 20)
    },
  ]
  for (const [at, act] of bad.entries()) {
    const guest = await member(at + 1, 'camera')
    guest.say({ kind: 'start' })
    act(guest)
    assert.ok([1_007, 1_008, 1_009].includes(await guest.ended), `case ${at}`)
  }
  const guest = await member(20, null)
  for (let number = 0; number < 400; number += 1) guest.film(number, true, 20)
  await guest.ended
  assert.equal(relay.figures().handed, 0)
})

test('a ticket serves once, and who is sent out is cut', async (context) => {
  const { enter, member, relay } = await openHouse(context)
  const ticket = relay.invite('6e B', 1, 'camera', 'anne')
  await enter(ticket)
  assert.equal(await (await enter(ticket)).ended, soundEndCodes.refused)
  const guest = await member(2, null)
  relay.expel('6e B', 2)
  assert.equal(await guest.ended, soundEndCodes.refused)
})
