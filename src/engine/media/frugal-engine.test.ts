/** The relay of a room's sound over real sockets: who is heard, who hears, and who is shown out. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Value } from 'typebox/value'
import type { WebSocket } from 'ws'
import { liveTicketMsMax } from '#contract/live-limits.ts'
import { bundleBytesMax, soundEndCodes, soundPath } from '#contract/live-sound.ts'
import { packBundle, unpackBundle } from '#contract/sound-bundle.ts'
import { type SoundStanding, soundStandingSchema } from '#contract/sound-standing.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openSocketHouse } from '../../../tests/socket-house.ts'
import { openFrugalEngine } from './frugal-engine.ts'
import type { MediaGrants } from './media-engine.ts'

const hears = { mayHear: true, maySpeak: false }
const speaks = { mayHear: true, maySpeak: true }

interface Guest {
  readonly socket: WebSocket
  readonly heard: Buffer[]
  readonly standings: SoundStanding[]
  /** The close code, once it is closed. */
  readonly ended: Promise<number>
}

async function openHouse(context: TestContext) {
  const clock = fixedClock(0)
  const { connect, inside: engine } = await openSocketHouse(context, (doors) =>
    openFrugalEngine(doors, { random: systemRandom, clock }),
  )
  const enter = async (first: string | Buffer): Promise<Guest> => {
    const { ended, socket } = connect(soundPath, { headers: { cookie: 'anne' } })
    const guest: Guest = { socket, heard: [], standings: [], ended }
    socket.on('message', (data, isBinary) => {
      if (isBinary) guest.heard.push(data as Buffer)
      else guest.standings.push(Value.Parse(soundStandingSchema, JSON.parse(String(data))))
    })
    await once(socket, 'open')
    socket.send(first)
    await Promise.race([once(socket, 'message'), guest.ended])
    return guest
  }
  return {
    engine,
    clock,
    enter,
    member: (number: number, grants: MediaGrants = hears, room = 'room') =>
      enter(JSON.stringify({ ticket: engine.invite(room, number, grants, 'anne') })),
  }
}

const frame = new Uint8Array(110).fill(7)
let count = 0
/** As a page packs it; whoever it claims to be. */
function voice(speaker = 0): Uint8Array {
  count += 1
  return packBundle({ frameMs: 60, speaker, number: count, time: count, frames: [frame, frame] })
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let left = 200; !isTrue(); left -= 1) {
    assert.ok(left > 0, 'it did not come about')
    await wait(10)
  }
}

test('a voice reaches everybody of the room but the speaker, under the name that the server gives', async (context) => {
  const { member, engine } = await openHouse(context)
  const speaker = await member(1, speaks)
  const listeners = [await member(2), await member(3)]
  const deaf = await member(4, { mayHear: false, maySpeak: false })
  const elsewhere = await member(5, hears, 'another room')
  speaker.socket.send(voice(3))
  await until(() => listeners.every(({ heard }) => heard.length === 1))
  for (const { heard } of listeners) {
    const bundle = unpackBundle(heard[0] ?? Buffer.alloc(0))
    assert.equal(bundle?.speaker, 1)
    assert.deepEqual([...(bundle?.frames[1] ?? [])], [...frame])
  }
  await wait(50)
  assert.deepEqual(
    [speaker, deaf, elsewhere].map(({ heard }) => heard.length),
    [0, 0, 0],
  )
  assert.equal(engine.figures().handed, 2)
})

test('without the grant not one packet passes, from the moment on at which it is taken', async (context) => {
  const { member, engine } = await openHouse(context)
  const speaker = await member(1, speaks)
  const other = await member(2, speaks)
  const talking = setInterval(() => other.socket.send(voice()), 20)
  context.after(() => clearInterval(talking))
  await until(() => speaker.heard.length >= 3)
  engine.setGrants('room', 2, hears)
  const { taken } = engine.figures()
  await wait(200)
  const heard = speaker.heard.length
  await wait(300)
  assert.equal(speaker.heard.length, heard)
  assert.equal(engine.figures().taken, taken)
  assert.ok(engine.figures().withoutGrant > 0)
  assert.equal(other.standings.at(-1)?.maySpeak, false)
  engine.setGrants('room', 2, speaks)
  await until(() => speaker.heard.length > heard)
})

test('parts of a room hear themselves and whoever reaches all; the recording hears the room itself', async (context) => {
  const { member, engine } = await openHouse(context)
  const first = await member(1, { ...speaks, circle: 0 })
  const second = await member(2, { ...speaks, circle: 0 })
  const apart = await member(3, { ...speaks, circle: 1 })
  const leader = await member(4, { ...speaks, reachesAll: true })
  const kept: number[] = []
  engine.listen('room', (speaker) => kept.push(speaker))
  const heardBy = (guest: Guest): number[] =>
    guest.heard.map((one) => unpackBundle(one)?.speaker ?? 0)
  first.socket.send(voice())
  await until(() => second.heard.length === 1)
  leader.socket.send(voice())
  for (const guest of [first, second, apart]) await until(() => heardBy(guest).includes(4))
  assert.deepEqual([first, second, apart, leader].map(heardBy), [[4], [1, 4], [4], []])
  assert.deepEqual(kept, [4])
  engine.setGrants('room', 4, { ...speaks, circle: 1 })
  leader.socket.send(voice())
  apart.socket.send(voice())
  await until(() => apart.heard.length === 2 && leader.heard.length === 1)
  assert.deepEqual([first, second, apart, leader].map(heardBy), [[4], [1, 4], [4, 4], [3]])
  assert.deepEqual(kept, [4])
})

test('a ticket that is forged, used, too old, or of somebody expelled opens nothing', async (context) => {
  const { engine, clock, enter } = await openHouse(context)
  const ticketOf = (number: number): string => engine.invite('room', number, hears, 'anne')
  const show = (ticket: unknown): Promise<Guest> => enter(JSON.stringify({ ticket }))
  const used = ticketOf(1)
  assert.equal((await show(used)).standings.length, 1)
  const old = ticketOf(2)
  clock.advance(liveTicketMsMax + 1)
  const expelled = ticketOf(3)
  engine.expel('room', 3)
  const closed = engine.invite('closed room', 4, hears, 'anne')
  engine.closeRoom('closed room')
  for (const ticket of [used, old, expelled, closed, `${used}x`, '', 7, null]) {
    assert.equal(await (await show(ticket)).ended, soundEndCodes.refused, String(ticket))
  }
  for (const first of [
    '',
    '{',
    '[]',
    'null',
    `{"ticket":"${'x'.repeat(400)}"}`,
    Buffer.from(old),
  ]) {
    assert.equal(await (await enter(first)).ended, soundEndCodes.refused, String(first))
  }
  // A newer invitation of the same member leaves the socket that is open.
  ticketOf(1)
  assert.equal(engine.figures().sockets, 1)
})

test('a newer socket takes over, a lost one comes back with its own ticket, and the expelled are cut', async (context) => {
  const { engine, enter, member } = await openHouse(context)
  const speaker = await member(1, speaks)
  const first = await member(2)
  const second = await member(2)
  assert.equal(await first.ended, soundEndCodes.moved)
  speaker.socket.send(voice())
  await until(() => second.heard.length === 1)
  second.socket.terminate()
  await until(() => engine.figures().sockets === 1)
  const back = await enter(JSON.stringify({ ticket: second.standings[0]?.backTicket }))
  speaker.socket.send(voice())
  await until(() => back.heard.length === 1)
  engine.expel('room', 2)
  speaker.socket.send(voice())
  assert.equal(await back.ended, soundEndCodes.refused)
  assert.equal(back.heard.length, 1)
  engine.closeRoom('room')
  assert.equal(await speaker.ended, soundEndCodes.refused)
})

test('what is no bundle ends its socket, and a flood is first left out and then cut', async (context) => {
  const { engine, member } = await openHouse(context)
  const listener = await member(1)
  for (const junk of [
    Buffer.alloc(0),
    Buffer.alloc(40, 255),
    'words',
    Buffer.alloc(bundleBytesMax + 1),
  ]) {
    const rude = await member(2, speaks)
    rude.socket.send(junk)
    assert.ok([1_007, 1_009].includes(await rude.ended))
  }
  const flooder = await member(3, speaks)
  for (let sent = 0; sent < 2_000; sent += 1) flooder.socket.send(voice())
  await flooder.ended
  const { taken, excess } = engine.figures()
  assert.ok(taken <= 75, `${taken} of the flood`)
  assert.ok(excess >= 200)
  await until(() => listener.heard.length === taken)
})

test('a listener that takes nothing delays nobody', async (context) => {
  const { member, engine } = await openHouse(context)
  const speaker = await member(1, speaks)
  const stuck = await member(2)
  stuck.socket.pause()
  const other = await member(3)
  for (let turn = 0; turn < 20; turn += 1) {
    const before = other.heard.length
    const sentAtMs = performance.now()
    speaker.socket.send(voice())
    await until(() => other.heard.length > before)
    assert.ok(performance.now() - sentAtMs < 500)
  }
  assert.equal(engine.figures().taken, 20)
})

test('who listens to a room hears every voice that passes, as it is handed on, until told to stop', async (context) => {
  const { engine, member } = await openHouse(context)
  const speaker = await member(1, speaks)
  const silent = await member(2)
  const elsewhere = await member(1, speaks, 'other')
  const heard: (readonly [number, number | undefined, number | undefined])[] = []
  engine.listen('room', (number, bundle) => {
    const read = unpackBundle(bundle)
    heard.push([number, read?.speaker, read?.number])
  })
  const said = [voice(7), voice(7)]
  const numbers = said.map((bundle) => unpackBundle(bundle)?.number)
  for (const bundle of said) speaker.socket.send(bundle)
  silent.socket.send(voice())
  elsewhere.socket.send(voice())
  await until(() => engine.figures().taken === 3 && engine.figures().withoutGrant === 1)
  assert.deepEqual(
    heard,
    numbers.map((number) => [1, 1, number]),
    'without a grant, and in another room, nothing is heard',
  )
  engine.listen('room', null)
  speaker.socket.send(voice())
  await until(() => engine.figures().taken === 4)
  assert.equal(heard.length, 2)
  engine.listen('room', () => heard.push([0, 0, 0]))
  engine.closeRoom('room')
  const again = await member(1, speaks)
  again.socket.send(voice())
  await until(() => engine.figures().taken === 5)
  assert.equal(heard.length, 2, 'a closed room has no listener')
})
