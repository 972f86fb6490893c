/** A device in a live class: its ticket, its socket, and all that it heard. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { liveAddress } from '#contract/live-address.ts'
import {
  type FromRoom,
  type LiveTicket,
  type RoomAct,
  type RoomEvent,
  roomPath,
  type ToRoom,
} from '#contract/live-room.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { addTestLesson } from './test-school.ts'

type Heard<Kind extends FromRoom['kind']> = Extract<FromRoom, { kind: Kind }>

/** What one has in hand of a device, whatever line it came by. */
export interface RoomEar {
  readonly heard: readonly FromRoom[]
  events(): RoomEvent[]
  send(message: ToRoom): void
  /** Gives the id under which it was asked for. */
  act(act: RoomAct): Id
  /** The first message of the kind that fits, heard or to come. */
  hears<Kind extends FromRoom['kind']>(
    kind: Kind,
    fits?: (message: Heard<Kind>) => boolean,
  ): Promise<Heard<Kind>>
  hearsEvent(fits: (event: RoomEvent) => boolean): Promise<RoomEvent>
  /** How many messages of the kind were heard. */
  count(kind: FromRoom['kind']): number
}

export interface LiveDevice extends RoomEar {
  readonly socket: WebSocket
  /** A further socket of the same device, as the page opens those of sound and pictures. */
  open(path: string): WebSocket
}

export interface LiveDoor {
  readonly port: number
  readonly cookie: string
  readonly lessonId: Id
}

export async function askTicket({ cookie, lessonId, port }: LiveDoor): Promise<Response> {
  const origin = `http://127.0.0.1:${port}`
  return fetch(`${origin}/api/lessons/${lessonId}/live`, {
    method: 'POST',
    headers: { origin, cookie },
  })
}

export async function takeTicket(door: LiveDoor): Promise<string> {
  const answer = await askTicket(door)
  assert.equal(answer.status, 200, await answer.clone().text())
  return ((await answer.json()) as LiveTicket).ticket
}

type SocketDoor = Pick<LiveDoor, 'cookie' | 'port'> & Partial<LiveDoor>

/** Opens the socket and sends nothing. */
export const openRoomSocket = (door: SocketDoor): WebSocket => openSocket(door, roomPath)

function openSocket({ cookie, lessonId, port }: SocketDoor, at: string): WebSocket {
  const path = lessonId === undefined ? at : liveAddress(at, lessonId)
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    origin: `http://127.0.0.1:${port}`,
    headers: { cookie },
    perMessageDeflate: false,
  })
}

/** Opens the socket, sends `enter` and waits for the room's answer; a ticket is asked for unless one is given. */
export async function openLiveDevice(
  door: LiveDoor & { readonly ticket?: string; readonly after?: number },
): Promise<LiveDevice> {
  const ticket = door.ticket ?? (await takeTicket(door))
  const socket = openRoomSocket(door)
  socket.on('error', () => undefined)
  const ear = listen(
    (text) => socket.send(text),
    (hear) => socket.on('message', (data) => hear(String(data))),
  )
  await new Promise((done, fail) => {
    socket.once('open', done)
    socket.once('error', fail)
  })
  ear.send({ kind: 'enter', ticket, after: door.after ?? 0 })
  await waitFor(
    () => ear.heard.length > 0 || socket.readyState === WebSocket.CLOSED || undefined,
    'the answer to who enters',
  )
  return { ...ear, socket, open: (path) => openSocket(door, path) }
}

/** Keeps what a line of a room says. */
export function listen(
  say: (text: string) => void,
  hearTexts: (hear: (text: string) => void) => void,
): RoomEar {
  const heard: FromRoom[] = []
  hearTexts((text) => heard.push(JSON.parse(text) as FromRoom))
  const send = (message: ToRoom): void => say(JSON.stringify(message))
  const events = (): RoomEvent[] =>
    heard.flatMap((message) => (message.kind === 'events' ? message.events : []))
  return {
    heard,
    events,
    send,
    act(act) {
      // What is sent while a person is being seated goes unheard: a test that did not wait would pass by luck.
      assert.ok(
        heard.some(({ kind }) => kind === 'entered' || kind === 'waiting'),
        'is not seated yet',
      )
      const id = freshId()
      send({ kind: 'act', id, act })
      return id
    },
    async hears<Kind extends FromRoom['kind']>(
      kind: Kind,
      fits: (message: Heard<Kind>) => boolean = () => true,
    ) {
      const isOne = (message: FromRoom): message is Heard<Kind> =>
        message.kind === kind && fits(message as Heard<Kind>)
      return waitFor(() => heard.find(isOne), `${kind} among ${JSON.stringify(heard)}`)
    },
    hearsEvent: (fits) => waitFor(() => events().find(fits), 'an event'),
    count: (kind) => heard.filter((message) => message.kind === kind).length,
  }
}

export const freshId = (): Id => mintId(systemClock, systemRandom)

const waitMsUsual = 8_000

/** What is there within some seconds. */
export async function waitFor<Value>(
  find: () => Value | undefined | Promise<Value | undefined>,
  what: string,
  waitMs: number = waitMsUsual,
): Promise<Value> {
  const untilMs = Date.now() + waitMs
  for (;;) {
    const found = await find()
    if (found !== undefined) return found
    if (Date.now() > untilMs) throw new Error(`waited for ${what}`)
    await wait(5)
  }
}

/** A lesson that runs now, or begins in so many minutes. */
export function addLiveLesson(
  db: SchoolDatabase,
  of: { readonly uai: string; readonly courseId: Id; readonly inMinutes?: number },
): Promise<Id> {
  const startsAtMs = Date.now() + (of.inMinutes ?? -5) * 60_000
  const startsAt = new Date(startsAtMs).toISOString()
  const endsAt = new Date(startsAtMs + 55 * 60_000).toISOString()
  return addTestLesson(db, { ...of, onDate: dayOf(startsAtMs, 'Europe/Paris'), startsAt, endsAt })
}
