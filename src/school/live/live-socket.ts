/**
 * The socket of live classes. The first message carries the ticket; who has none, sends too much, takes
 * too slowly or may no longer be here is cut, with the reason.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Compile } from 'typebox/compile'
import { WebSocket, WebSocketServer } from 'ws'
import { roomMessageBytesMax } from '#contract/live-limits.ts'
import { roomPath, type ToRoom, toRoomSchema } from '#contract/live-room.ts'
import { isUnkeepable } from '#engine/http/check-input.ts'
import { refuseUpgrade, type SocketDoors } from '#engine/socket/socket-doors.ts'
import type { Result } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { rightsTopic } from '#school/people/remember-caller.ts'
import { sessionsTopic } from '#school/sign-in/session-memory.ts'
import { isAdult } from './judge-act.ts'
import { createLiveRooms, type LiveRooms, type Seated } from './keep-live-rooms.ts'
import { findRoomRole } from './live-access.ts'
import type { LiveContext } from './live-context.ts'
import type { LiveRelays } from './live-hall-context.ts'
import { askAdultEveryMs, lookEveryMs } from './live-presence.ts'
import type { RoomLine } from './live-seat.ts'
import { type LiveTicket, liveKeyName, readLiveTicket } from './live-ticket.ts'
import { type Bucket, fillBucket, messagePace, takeOne } from './message-pace.ts'
import { openRoomLine } from './open-room-line.ts'

/** Open sockets of one process; one more comes back later. */
const socketsMax = 10_000
/** Of these, sockets of one account: a device that takes over, and one that comes back. */
const socketsOfAccountMax = 4
/** Who sent no ticket by then is cut. */
const enterWithinMsUsual = 5_000
/** A pupil's device is asked so often whether it still hears, and cut after `silentMsMax`. */
const askOthersEveryMs = 5_000
const silentMsMax = 15_000
/** How often session and rights are looked at again, besides when something is told of them. */
const recheckEveryMsUsual = 30_000
/** After the reason was told, the device has so long to close. */
const closeWithinMs = 1_000

const isToRoom = Compile(toRoomSchema)

export interface LiveSocketOptions extends LiveRelays {
  readonly context: LiveContext
  /** This process is the only one that holds rooms. */
  readonly isSole: boolean
  /** Where other processes reach this one, host and port; absent: they do not. */
  readonly heldAt?: () => string
  authenticate(request: IncomingMessage): Promise<Result<Caller | null>>
  /** Ended sessions and changed rights. */
  subscribe(topic: string, listener: (key: string) => void): void
  /** For tests. */
  readonly enterWithinMs?: number
  readonly recheckEveryMs?: number
}

export interface LiveSocket {
  openSockets(): number
  readonly load: LiveRooms['load']
  /** Sends everybody away; resolves when what was accepted is durable. */
  close(): Promise<void>
}

interface OpenLine {
  readonly socket: WebSocket
  /** The handshake: its cookies are asked again whether they still hold. */
  readonly request: IncomingMessage
  readonly messages: Bucket
  readonly roomLine: RoomLine
  caller: Caller
  ticket: LiveTicket | null
  seated: Seated | null
  isOver: boolean
  /** On the monotonic clock. */
  heardAtMs: number
  askedAtMs: number
  recheckAtMs: number
}

export function openLiveSocket(doors: SocketDoors, options: LiveSocketOptions): LiveSocket {
  const { context } = options
  const { clock, keyRing, log } = context
  const recheckEveryMs = options.recheckEveryMs ?? recheckEveryMsUsual
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: roomMessageBytesMax,
    perMessageDeflate: false,
  })
  const rooms = createLiveRooms(options)
  const lines = new Set<OpenLine>()

  async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    if (lines.size >= socketsMax) return refuseUpgrade(stream, 503)
    const who = await options.authenticate(request)
    if (!who.ok || who.value === null) return refuseUpgrade(stream, 401)
    const caller = who.value
    if (linesOf(caller.accountId).length >= socketsOfAccountMax) return refuseUpgrade(stream, 429)
    sockets.handleUpgrade(request, stream, head, (socket) =>
      welcome({ request, stream }, socket, caller),
    )
  }

  function linesOf(accountId: string): OpenLine[] {
    return [...lines].filter(({ caller }) => caller.accountId === accountId)
  }

  function welcome(
    { request, stream }: { readonly request: IncomingMessage; readonly stream: Duplex },
    socket: WebSocket,
    caller: Caller,
  ): void {
    const nowMs = clock.monotonicMs()
    const line: OpenLine = {
      socket,
      request,
      caller,
      messages: fillBucket(messagePace, nowMs),
      roomLine: openRoomLine(socket, stream, () => {
        line.isOver = true
      }),
      ticket: null,
      seated: null,
      isOver: false,
      heardAtMs: nowMs,
      askedAtMs: nowMs,
      recheckAtMs: nowMs + recheckEveryMs,
    }
    lines.add(line)
    const late = setTimeout(() => {
      if (line.ticket === null) line.roomLine.end('refused', null)
    }, options.enterWithinMs ?? enterWithinMsUsual)
    late.unref()
    socket.on('pong', () => hearLife(line))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearTimeout(late)
      lines.delete(line)
      line.isOver = true
      line.seated?.room.leave(line.seated.seat, 'lost')
    })
    socket.on('message', (data, isBinary) => hear(line, isBinary ? '' : String(data)))
  }

  function hearLife(line: OpenLine): void {
    line.heardAtMs = clock.monotonicMs()
    line.seated?.room.heard(line.seated.seat)
  }

  function hear(line: OpenLine, text: string): void {
    if (line.isOver) return
    hearLife(line)
    const isInTime = takeOne(line.messages, messagePace, line.heardAtMs)
    const message = isInTime ? readMessage(text) : null
    // A flood, or somebody who does not speak our language.
    if (message === null) {
      line.seated?.room.leave(line.seated.seat, 'refused')
      line.roomLine.end('refused', null)
    } else if (line.seated !== null) {
      const { room, seat } = line.seated
      room.hear(seat, message)
      if (message.kind === 'leave') line.socket.close(1000)
    } else if (message.kind === 'enter' && line.ticket === null) {
      enter(line, message).catch((err: unknown) => {
        log.error({ err }, 'somebody could not enter a live class')
        line.roomLine.end('going', closeWithinMs)
      })
    }
  }

  async function enter(
    line: OpenLine,
    { after, ticket: text }: Extract<ToRoom, { kind: 'enter' }>,
  ): Promise<void> {
    const ticket = readLiveTicket(keyRing.all(liveKeyName), text, clock.now())
    const { caller } = line
    const isOwn = ticket?.personId === caller.personId && ticket.sessionId === caller.sessionId
    if (ticket === null || !isOwn) return line.roomLine.end('refused', null)
    line.ticket = ticket
    const { id: ticketId, lessonId, personId, role } = ticket
    const comer = { ticketId, lessonId, personId, role, after }
    line.seated = await rooms.come(comer, line.roomLine)
    // Gone while the row was written.
    if (line.isOver) line.seated?.room.leave(line.seated.seat, 'lost')
  }

  async function recheck(line: OpenLine): Promise<void> {
    line.recheckAtMs = clock.monotonicMs() + recheckEveryMs
    const who = await options.authenticate(line.request)
    if (who.ok && who.value !== null) {
      line.caller = who.value
      if (line.seated === null) return
      const role = await findRoomRole(context, who.value, line.seated.room.lesson)
      if (role === line.ticket?.role) return
    }
    line.seated?.room.leave(line.seated.seat, 'refused')
    line.roomLine.end('refused', null)
  }

  function recheckAll(some: readonly OpenLine[]): void {
    for (const line of some) {
      recheck(line).catch((err: unknown) => {
        log.warn({ err }, 'whether somebody may stay in a live class is not known')
        line.socket.terminate()
      })
    }
  }

  options.subscribe(sessionsTopic, (key) => {
    const [kind, id] = key.split(':')
    recheckAll(
      [...lines].filter(
        ({ caller }) => id === (kind === 's' ? caller.sessionId : caller.accountId),
      ),
    )
  })
  options.subscribe(rightsTopic, (key) => {
    if (key !== '*') return recheckAll(linesOf(key))
    // Everybody's: not all in one moment.
    const nowMs = clock.monotonicMs()
    for (const line of lines) {
      line.recheckAtMs = nowMs + context.random.fraction() * closeWithinMs
    }
  })

  let lookedAtMs = clock.monotonicMs()
  let wasLate = false
  const looker = setInterval(() => {
    const nowMs = clock.monotonicMs()
    // After a stall signs of life still lie unread: they are looked at before anybody counts as silent.
    wasLate = !wasLate && nowMs - lookedAtMs > 2 * lookEveryMs
    lookedAtMs = nowMs
    if (wasLate) return
    recheckAll([...lines].filter(({ recheckAtMs }) => recheckAtMs <= nowMs))
    for (const line of lines) askForLife(line, nowMs)
    rooms.look()
  }, lookEveryMs)
  looker.unref()

  const closeDoor = doors.open(roomPath, admit)
  return {
    openSockets: () => lines.size,
    load: rooms.load,
    async close() {
      clearInterval(looker)
      closeDoor()
      await rooms.stop()
      for (const { roomLine } of lines) roomLine.end('going', closeWithinMs)
      sockets.close()
    },
  }
}

function askForLife(line: OpenLine, nowMs: number): void {
  if (nowMs - line.heardAtMs > silentMsMax) {
    line.socket.terminate()
    return
  }
  const isOfAdult = line.ticket !== null && isAdult(line.ticket.role)
  if (nowMs - line.askedAtMs < (isOfAdult ? askAdultEveryMs : askOthersEveryMs)) return
  line.askedAtMs = nowMs
  if (line.socket.readyState === WebSocket.OPEN) line.socket.ping()
}

/** Null: not a message of ours, or one that could not be kept. */
function readMessage(text: string): ToRoom | null {
  try {
    const message: unknown = JSON.parse(text)
    return isToRoom.Check(message) && !isUnkeepable(message) ? message : null
  } catch {
    return null
  }
}
