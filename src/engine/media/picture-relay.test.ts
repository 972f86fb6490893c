/** The shared screen of a room over real sockets: who may show, what is taken, and who sees which still. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import {
  packPiece,
  picturePath,
  pieceHeaderBytes,
  type SlidePiece,
  type StillPiece,
  stillBytesMax,
  unpackPiece,
  unpackSlidePiece,
} from '#contract/live-pictures.ts'
import { soundEndCodes } from '#contract/live-sound.ts'
import { systemRandom } from '#kernel/random.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { openPictureRelay, type ReadSlide } from './picture-relay.ts'

interface Word {
  readonly kind?: string
  readonly number?: number
  readonly question?: number
  readonly by?: number
  readonly maySpeak?: boolean
}

interface Guest {
  readonly socket: WebSocket
  readonly words: Word[]
  readonly pieces: StillPiece[]
  readonly slidePieces: SlidePiece[]
  readonly ended: Promise<number>
  say(word: object): void
  show(number: number, bytes: Uint8Array, pieceBytes?: number): void
}

async function openHouse(context: TestContext, readSlide: ReadSlide = async () => null) {
  const { connect, inside: relay } = await openSocketHouse(context, (doors) =>
    openPictureRelay(doors, { random: systemRandom, readSlide }),
  )
  const enter = async (ticket: string): Promise<Guest> => {
    const { ended, socket } = connect(picturePath, { headers: { cookie: 'anne' } })
    const words: Word[] = []
    const pieces: StillPiece[] = []
    const slidePieces: SlidePiece[] = []
    socket.on('message', (data: Buffer, isBinary) => {
      const piece = isBinary ? unpackPiece(data) : null
      const ofSlide = isBinary ? unpackSlidePiece(data) : null
      if (!isBinary) words.push(JSON.parse(String(data)) as Word)
      if (piece !== null) pieces.push(piece)
      if (ofSlide !== null) slidePieces.push(ofSlide)
    })
    await once(socket, 'open')
    socket.send(JSON.stringify({ ticket }))
    return {
      socket,
      words,
      pieces,
      slidePieces,
      ended,
      say: (word) => socket.send(JSON.stringify(word)),
      show(number, bytes, pieceBytes = 60_000) {
        for (let from = 0; from < bytes.length; from += pieceBytes) {
          const part = bytes.subarray(from, from + pieceBytes)
          socket.send(packPiece({ by: 0, number, from, total: bytes.length, bytes: part }))
        }
      },
    }
  }
  const member = (number: number, mayShow: boolean) =>
    enter(relay.invite('6e B', number, mayShow, 'anne'))
  return { relay, enter, member }
}

async function until(holds: () => boolean): Promise<void> {
  const untilMs = Date.now() + 5_000
  while (!holds()) {
    assert.ok(Date.now() < untilMs, 'it did not come')
    await wait(5)
  }
}

/** Looks like a JPEG from outside, which is all that is looked at. */
function still(length: number, fill: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(fill)
  bytes.set([0xff, 0xd8, 0xff])
  return bytes
}

const toldStills = ({ words }: Guest): number[] =>
  words.filter(({ kind }) => kind === 'still').map(({ number }) => number ?? 0)
const heardNone = ({ words }: Guest): number => words.filter(({ kind }) => kind === 'none').length

test('a still in pieces reaches whoever asks, byte for byte and with its sharer written in', async (context) => {
  const { member } = await openHouse(context)
  const sharer = await member(1, true)
  const viewer = await member(2, false)
  await until(() => heardNone(viewer) === 1)
  const shown = still(150_000, 7)
  sharer.show(1, shown)
  await until(() => toldStills(viewer).length === 1)
  assert.equal(sharer.words.filter(({ kind }) => kind === 'took').length, 3)
  for (let from = 0; from < shown.length; from += 50_000) {
    viewer.say({ kind: 'ask', number: 1, from, bytes: 50_000 })
  }
  await until(() => viewer.pieces.length === 3)
  assert.deepEqual(Buffer.concat(viewer.pieces.map(({ bytes }) => bytes)), Buffer.from(shown))
  assert.ok(viewer.pieces.every(({ by }) => by === 1))
})

test('without the grant not one piece passes, and once it is taken nothing is seen any more', async (context) => {
  const { member, relay } = await openHouse(context)
  const sharer = await member(1, true)
  const viewer = await member(2, false)
  const other = await member(3, false)
  await until(() => heardNone(other) === 1 && heardNone(viewer) === 1)
  viewer.show(1, still(2_000, 1))
  await wait(100)
  assert.deepEqual([toldStills(sharer), toldStills(other)], [[], []])
  sharer.show(1, still(2_000, 2))
  await until(() => toldStills(other).length === 1)
  relay.setMayShow('6e B', 1, false)
  await until(() => heardNone(other) === 2)
  other.say({ kind: 'ask', number: 1, from: 0, bytes: 1_000 })
  await until(() => heardNone(other) === 3)
  assert.equal(other.pieces.length, 0)
  await until(() => sharer.words.some(({ maySpeak }) => maySpeak === false))
})

test('a slow reader fetches the still that was begun to its end, then the newest, and none between', async (context) => {
  const { member } = await openHouse(context)
  const sharer = await member(1, true)
  const slow = await member(2, false)
  await until(() => heardNone(slow) === 1)
  sharer.show(1, still(3_000, 1))
  await until(() => toldStills(slow).length === 1)
  slow.say({ kind: 'ask', number: 1, from: 0, bytes: 1_500 })
  await until(() => slow.pieces.length === 1)
  sharer.show(2, still(3_000, 2))
  sharer.show(3, still(3_000, 3))
  await until(() => toldStills(slow).length === 3)
  slow.say({ kind: 'ask', number: 1, from: 1_500, bytes: 1_500 })
  await until(() => slow.pieces.length === 2)
  assert.equal(slow.pieces[1]?.bytes[0], 1)
  // Never begun by this reader: it is not kept for anybody.
  slow.say({ kind: 'ask', number: 2, from: 0, bytes: 1_500 })
  await until(() => slow.words.some(({ kind, number }) => kind === 'gone' && number === 2))
  slow.say({ kind: 'ask', number: 3, from: 1_500, bytes: 1_500 })
  await until(() => slow.pieces.length === 3)
  assert.equal(slow.pieces[2]?.bytes[0], 3)
})

test('what is no picture, too large, out of order or a flood ends its socket and is shown to nobody', async (context) => {
  const { member } = await openHouse(context)
  const viewer = await member(9, false)
  await until(() => heardNone(viewer) === 1)
  const huge = new Uint8Array(pieceHeaderBytes + 10)
  huge.set(packPiece({ by: 0, number: 1, from: 0, total: 10, bytes: new Uint8Array(10) }))
  new DataView(huge.buffer).setUint32(12, stillBytesMax + 1)
  const part = still(10, 1)
  const bad: ((guest: Guest) => void)[] = [
    (guest) => guest.show(1, new Uint8Array(500).fill(1)),
    (guest) => guest.socket.send(huge),
    (guest) => {
      guest.socket.send(packPiece({ by: 0, number: 1, from: 0, total: 30, bytes: part }))
      guest.socket.send(packPiece({ by: 0, number: 1, from: 20, total: 30, bytes: part }))
    },
    (guest) => guest.say({ kind: 'ask', number: 1, from: 0, bytes: 1_000_000 }),
    (guest) => {
      for (let count = 0; count < 100; count += 1) guest.say({ kind: 'stop' })
    },
  ]
  for (const [at, act] of bad.entries()) {
    const guest = await member(at + 1, true)
    await until(() => heardNone(guest) === 1)
    act(guest)
    assert.ok([1_007, 1_008].includes(await guest.ended), `case ${at}`)
  }
  const hasty = await member(8, true)
  await until(() => heardNone(hasty) === 1)
  for (let number = 1; number <= 6; number += 1) hasty.show(number, still(100, number))
  assert.equal(await hasty.ended, 1_007)
  const shown = toldStills(viewer)
  assert.ok(shown.length >= 1 && shown.length <= 3, `${shown.length} stills of one second`)
})

test('a slide comes in pieces of its room alone, one at a time, and what is not there is said', async (context) => {
  const slideId = '0199f0e0-0000-7000-8000-000000000001'
  const slide = still(1_000, 5)
  const read: string[] = []
  const goOn: (() => void)[] = []
  const { member } = await openHouse(context, async (roomId, id) => {
    read.push(`${roomId} ${id}`)
    await new Promise<void>((done) => goOn.push(done))
    if (read.length === 4) throw new Error('the disk is gone')
    return roomId === '6e B' && id === slideId ? slide : null
  })
  const viewer = await member(1, false)
  await until(() => heardNone(viewer) === 1)
  const asks = (question: number, from: number, id = slideId): void =>
    viewer.say({ kind: 'ask_slide', question, slideId: id, from, bytes: 640 })
  asks(1, 0)
  asks(2, 640)
  await until(() => goOn.length === 1)
  // The second came while the first was read.
  viewer.socket.ping()
  await once(viewer.socket, 'pong')
  goOn[0]?.()
  await until(() => viewer.slidePieces.length === 1)
  asks(3, 640)
  await until(() => goOn.length === 2)
  goOn[1]?.()
  await until(() => viewer.slidePieces.length === 2)
  const { slidePieces } = viewer
  assert.deepEqual(
    slidePieces.map(({ question }) => question),
    [1, 3],
  )
  assert.deepEqual(Buffer.concat(slidePieces.map(({ bytes }) => bytes)), Buffer.from(slide))
  assert.deepEqual(read, [`6e B ${slideId}`, `6e B ${slideId}`])
  const refusals: readonly [number, number, string][] = [
    [4, 0, '0199f0e0-0000-7000-8000-000000000002'],
    [5, 0, slideId],
    [6, 1_000, slideId],
  ]
  for (const [at, refusal] of refusals.entries()) {
    asks(...refusal)
    await until(() => goOn.length === 3 + at)
    goOn[2 + at]?.()
    await until(() => viewer.words.some(({ question }) => question === 4 + at))
  }
  assert.equal(viewer.slidePieces.length, 2)
})

test('a ticket serves once, a lost sharer is no longer seen, and who is sent out is cut', async (context) => {
  const { enter, member, relay } = await openHouse(context)
  const ticket = relay.invite('6e B', 1, true, 'anne')
  const sharer = await enter(ticket)
  const viewer = await member(2, false)
  await until(() => heardNone(viewer) === 1 && sharer.words.length > 0)
  assert.equal(await (await enter(ticket)).ended, soundEndCodes.refused)
  sharer.show(1, still(500, 1))
  await until(() => toldStills(viewer).length === 1)
  sharer.socket.terminate()
  await until(() => heardNone(viewer) === 2)
  relay.expel('6e B', 2)
  assert.equal(await viewer.ended, soundEndCodes.refused)
})
