/**
 * What every engine that carries sound or pictures of a room must do, whichever it is: run over the frugal
 * one and over Janus. What is sent goes out of a real browser and is counted in real browsers.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Value } from 'typebox/value'
import { WebSocket } from 'ws'
import { liveTicketMsMax } from '#contract/live-limits.ts'
import { soundEndCodes } from '#contract/live-sound.ts'
import { type SoundStanding, soundStandingSchema } from '#contract/sound-standing.ts'
import type { MediaEngine, MediaGrants } from '#engine/media/media-engine.ts'

/** A page of a member: it sends on demand, and counts what comes, whatever it was told. */
export interface MediaGuest {
  /** Resolves when it goes out. */
  sends(): Promise<void>
  arrived(): Promise<{ readonly count: number; readonly lastAtMs: number }>
}

export interface MediaStage {
  readonly engine: MediaEngine
  /** Of the socket that takes the tickets. */
  readonly address: string
  comes(ticket: string): Promise<MediaGuest>
  /** Sends over a raw socket what a page with the grant would send; resolves when it was judged. */
  sendsRudely(socket: WebSocket): Promise<void>
  /** The engine's clock jumps. */
  advance(ms: number): void
}

/** Null: what this engine needs is not installed here. */
export type MediaStageMaker = (context: TestContext) => Promise<MediaStage | null>

const hears: MediaGrants = { mayHear: true, maySpeak: false }
const speaks: MediaGrants = { mayHear: true, maySpeak: true }
const room = '6e B'
/** A grant that is taken holds within this. */
const takenMsMax = 200
const untilMsMax = 20_000

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const untilMs = performance.now() + untilMsMax
  while (!(await isTrue())) {
    assert.ok(performance.now() < untilMs, 'it did not come about')
    await wait(20)
  }
}

const arrives = async (guest: MediaGuest): Promise<void> => {
  const { count } = await guest.arrived()
  await until(async () => (await guest.arrived()).count > count + 5)
}

/** Nothing later than the moment at which it had to be over. */
async function endsBy(guest: MediaGuest, latestAtMs: number): Promise<void> {
  // What would still come is on its way for a moment.
  await wait(Math.max(0, latestAtMs - Date.now()) + 700)
  const { lastAtMs } = await guest.arrived()
  assert.ok(lastAtMs <= latestAtMs, `${lastAtMs - latestAtMs} ms too late`)
}

interface RawGuest {
  readonly socket: WebSocket
  readonly standings: SoundStanding[]
  readonly ended: Promise<number>
}

async function enterRaw(context: TestContext, address: string, first: string | Buffer) {
  const socket = new WebSocket(address)
  context.after(() => socket.terminate())
  const guest: RawGuest = {
    socket,
    standings: [],
    ended: new Promise((done) => socket.on('close', done)),
  }
  socket.on('error', () => undefined)
  socket.on('message', (data, isBinary) => {
    const word: unknown = isBinary ? null : JSON.parse(String(data))
    if (Value.Check(soundStandingSchema, word)) guest.standings.push(word)
  })
  await once(socket, 'open')
  socket.send(first)
  await Promise.race([once(socket, 'message'), guest.ended])
  return guest
}

export function tryMediaEngine(name: string, open: MediaStageMaker): void {
  const missing = `what ${name} needs is not installed`

  test(`${name}: who has the grant reaches everybody of the room who may hear, and nobody else`, async (context) => {
    const stage = await open(context)
    if (stage === null) return context.skip(missing)
    const { engine } = stage
    const speaker = await stage.comes(engine.invite(room, 1, speaks, 'visitor'))
    const listener = await stage.comes(engine.invite(room, 2, hears, 'visitor'))
    const deaf = await stage.comes(
      engine.invite(room, 3, { mayHear: false, maySpeak: false }, 'visitor'),
    )
    const elsewhere = await stage.comes(engine.invite('another room', 2, hears, 'visitor'))
    await speaker.sends()
    await arrives(listener)
    for (const other of [deaf, elsewhere, speaker]) {
      assert.equal((await other.arrived()).count, 0)
    }
    engine.setGrants(room, 3, hears)
    await arrives(deaf)
    engine.setGrants(room, 3, { mayHear: false, maySpeak: false })
    await endsBy(deaf, Date.now() + takenMsMax)
    await arrives(listener)
  })

  test(`${name}: nothing passes without the grant, from ${takenMsMax} ms after it was taken`, async (context) => {
    const stage = await open(context)
    if (stage === null) return context.skip(missing)
    const { engine } = stage
    const listener = await stage.comes(engine.invite(room, 1, hears, 'visitor'))
    const ticket = engine.invite(room, 2, hears, 'visitor')
    const rude = await enterRaw(context, stage.address, JSON.stringify({ ticket }))
    await stage.sendsRudely(rude.socket)
    assert.equal((await listener.arrived()).count, 0)

    const speaker = await stage.comes(engine.invite(room, 3, speaks, 'visitor'))
    await speaker.sends()
    await arrives(listener)
    engine.setGrants(room, 3, hears)
    await endsBy(listener, Date.now() + takenMsMax)
    engine.setGrants(room, 3, speaks)
    await speaker.sends()
    await arrives(listener)
    engine.expel(room, 3)
    await endsBy(listener, Date.now() + takenMsMax)
  })

  test(`${name}: a closed room ends for everybody, and what it carried with it`, async (context) => {
    const stage = await open(context)
    if (stage === null) return context.skip(missing)
    const { engine } = stage
    const speaker = await stage.comes(engine.invite(room, 1, speaks, 'visitor'))
    const listener = await stage.comes(engine.invite(room, 2, hears, 'visitor'))
    const raw = await enterRaw(
      context,
      stage.address,
      JSON.stringify({ ticket: engine.invite(room, 3, hears, 'visitor') }),
    )
    await speaker.sends()
    await arrives(listener)
    engine.closeRoom(room)
    await endsBy(listener, Date.now() + takenMsMax)
    assert.equal(await raw.ended, soundEndCodes.refused)
  })

  test(`${name}: a ticket that is forged, used, too old, or of somebody expelled opens nothing`, async (context) => {
    const stage = await open(context)
    if (stage === null) return context.skip(missing)
    const { engine } = stage
    const show = (ticket: unknown): Promise<RawGuest> =>
      enterRaw(context, stage.address, JSON.stringify({ ticket }))
    const used = engine.invite(room, 1, hears, 'visitor')
    assert.equal((await show(used)).standings.length, 1)
    const old = engine.invite(room, 2, hears, 'visitor')
    stage.advance(liveTicketMsMax + 1)
    const expelled = engine.invite(room, 3, hears, 'visitor')
    engine.expel(room, 3)
    const closed = engine.invite('closed room', 4, hears, 'visitor')
    engine.closeRoom('closed room')
    for (const ticket of [used, old, expelled, closed, `${used}x`, '', 7, null]) {
      assert.equal(await (await show(ticket)).ended, soundEndCodes.refused, String(ticket))
    }
    const good = engine.invite(room, 5, hears, 'visitor')
    for (const first of ['', '{', 'null', `{"ticket":"${'x'.repeat(400)}"}`, Buffer.from(good)]) {
      const guest = await enterRaw(context, stage.address, first)
      assert.equal(await guest.ended, soundEndCodes.refused, String(first))
    }
  })

  test(`${name}: a newer socket takes over, a lost one comes back with its own ticket, the expelled are cut`, async (context) => {
    const stage = await open(context)
    if (stage === null) return context.skip(missing)
    const { engine } = stage
    const show = (ticket: unknown): Promise<RawGuest> =>
      enterRaw(context, stage.address, JSON.stringify({ ticket }))
    const first = await show(engine.invite(room, 2, hears, 'visitor'))
    const second = await show(engine.invite(room, 2, hears, 'visitor'))
    assert.equal(await first.ended, soundEndCodes.moved)
    engine.setGrants(room, 2, speaks)
    await until(() => second.standings.at(-1)?.maySpeak === true)
    second.socket.terminate()
    const back = await show(second.standings.at(-1)?.backTicket)
    assert.equal(back.standings.at(-1)?.maySpeak, true)
    engine.expel(room, 2)
    assert.equal(await back.ended, soundEndCodes.refused)
    const again = await show(back.standings.at(-1)?.backTicket)
    assert.equal(await again.ended, soundEndCodes.refused)
  })
}
