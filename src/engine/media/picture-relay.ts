/**
 * The shared screens of live rooms, as stills: the newest of a room is held, and each member fetches it
 * piece by piece as fast as their own line bears. Nothing is queued for anybody: a slow line sees fewer
 * stills, and nobody waits for it. The table of the bytes stands in `live-pictures.ts`.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Value } from 'typebox/value'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import {
  type FromPictures,
  packPiece,
  picturePath,
  pieceHeaderBytes,
  stillPieceBytesMax,
  type ToPictures,
  toPicturesSchema,
  unpackPiece,
} from '#contract/live-pictures.ts'
import { soundEndCodes, standingEveryMs } from '#contract/live-sound.ts'
import { type SoundStanding, soundTicketMessageSchema } from '#contract/sound-standing.ts'
import { refuseUpgrade, type SocketDoors } from '#engine/socket/socket-doors.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { createMemberTickets } from './member-tickets.ts'
import { readJsonMessage } from './read-json-message.ts'
import { type SharedStill, type Still, shareStill } from './shared-still.ts'
import { endSocket } from './sound-socket.ts'

/** Open sockets of one process, those without a ticket among them. */
const socketsMax = 12_000
const ticketWaitMs = 5_000
/** Pieces and questions of one member in a second; a page waits for each answer before the next. */
const messagesPerSecondMax = 60
/** What waits for one member in this process; a page that asks for more before it came is no page of ours. */
const unsentBytesMax = 2 * stillPieceBytesMax

/** Codes of RFC 6455, section 7.4.1. */
const goingAwayCode = 1_001
const notUnderstoodCode = 1_007
const floodCode = 1_008

export interface PictureRelay {
  /** A ticket for a member's socket of pictures; a newer socket of the same member takes over. */
  invite(roomId: string, member: number, mayShow: boolean): string
  /** From the next piece on; whoever may no longer show is no longer seen either. */
  setMayShow(roomId: string, member: number, mayShow: boolean): void
  expel(roomId: string, member: number): void
  closeRoom(roomId: string): void
  close(): void
}

interface Room {
  readonly id: string
  readonly members: Map<number, Member>
  readonly shared: SharedStill
}

interface Member {
  readonly room: Room
  readonly number: number
  mayShow: boolean
  socket: WebSocket | null
  /** The still that this member fetches: an older one is fetched to its end. */
  fetched: Still | null
}

/** Rooms stay until they are closed: whoever opens them bounds them. */
export function openPictureRelay(
  doors: SocketDoors,
  given: { readonly random: Pick<Random, 'bytes'>; readonly clock?: Clock },
): PictureRelay {
  const clock = given.clock ?? systemClock
  const tickets = createMemberTickets<Member>(clock, given.random)
  const rooms = new Map<string, Room>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: pieceHeaderBytes + stillPieceBytesMax,
    perMessageDeflate: false,
  })

  async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    if (sockets.clients.size >= socketsMax) return refuseUpgrade(stream, 503)
    sockets.handleUpgrade(request, stream, head, greet)
  }
  const closeDoor = doors.open(picturePath, admit)

  function greet(socket: WebSocket): void {
    const tooLong = setTimeout(() => endSocket(socket, soundEndCodes.refused), ticketWaitMs)
    socket.on('error', () => socket.terminate())
    socket.once('close', () => clearTimeout(tooLong))
    socket.once('message', (data, isBinary) => {
      clearTimeout(tooLong)
      if (socket.readyState !== WebSocket.OPEN) return
      const first = isBinary ? null : readJsonMessage(data)
      const isTicket = Value.Check(soundTicketMessageSchema, first)
      const member = isTicket ? tickets.take(first.ticket) : null
      if (member === null) endSocket(socket, soundEndCodes.refused)
      else welcome(member, socket)
    })
  }

  function welcome(member: Member, socket: WebSocket): void {
    const older = member.socket
    member.socket = socket
    member.fetched = null
    if (older !== null) endSocket(older, soundEndCodes.moved)
    const pace = createPace(clock)
    let isAlive = true
    const caring = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
      if (member.socket === socket) tellStanding(member)
    }, standingEveryMs)
    caring.unref()
    socket.on('pong', () => {
      isAlive = true
    })
    socket.once('close', () => {
      clearInterval(caring)
      if (member.socket !== socket) return
      member.socket = null
      withdraw(member)
    })
    socket.on('message', (data, isBinary) => {
      // Of a socket that was told to go, nothing is taken any more.
      if (member.socket !== socket) return
      if (!pace.takes()) return endSocket(socket, floodCode)
      const isUnderstood = isBinary
        ? takePiece(member, data)
        : answer(member, readJsonMessage(data))
      if (!isUnderstood) endSocket(socket, notUnderstoodCode)
    })
    tellStanding(member)
    const newest = member.room.shared.newest()
    tell(member, newest === null ? { kind: 'none' } : tellingOf(newest))
  }

  function tellStanding(member: Member): void {
    const backTicket = tickets.mint(member)
    tell(member, { mayHear: true, maySpeak: member.mayShow, backTicket })
  }

  function takePiece(member: Member, data: RawData): boolean {
    const piece = data instanceof Buffer ? unpackPiece(data) : null
    if (piece === null) return false
    // Sent before the page heard that it may no longer: it goes nowhere.
    if (!member.mayShow) return true
    const { shared } = member.room
    const taken = shared.take(member.number, piece, clock.monotonicMs())
    if (taken === 'refused') return false
    tell(member, { kind: 'took', number: piece.number })
    const newest = shared.newest()
    if (taken === 'done' && newest !== null) tellOthers(member, tellingOf(newest))
    return true
  }

  function answer(member: Member, message: unknown): boolean {
    if (!Value.Check(toPicturesSchema, message)) return false
    const asked: ToPictures = message
    if (asked.kind === 'stop') withdraw(member)
    else handPiece(member, asked)
    return true
  }

  function handPiece(member: Member, asked: Extract<ToPictures, { kind: 'ask' }>): void {
    const { room, socket } = member
    const newest = room.shared.newest()
    // Nobody shows any longer: what is on its way is not handed out either.
    if (newest === null || socket === null) {
      tell(member, { kind: 'none' })
      return
    }
    if (asked.number === newest.number) member.fetched = newest
    const still = member.fetched
    if (still === null || still.number !== asked.number) {
      tell(member, { kind: 'gone', number: asked.number })
      return
    }
    if (asked.from >= still.bytes.length || socket.bufferedAmount > unsentBytesMax) return
    const bytes = still.bytes.subarray(asked.from, asked.from + asked.bytes)
    const { by, number } = still
    socket.send(packPiece({ by, number, from: asked.from, total: still.bytes.length, bytes }))
  }

  function withdraw(member: Member): void {
    if (member.room.shared.withdraw(member.number)) tellOthers(member, { kind: 'none' })
  }

  function dismiss(member: Member, code: number): void {
    tickets.forget(member)
    const { socket } = member
    member.socket = null
    withdraw(member)
    if (socket !== null) endSocket(socket, code)
  }

  function change(member: Member, mayShow: boolean): void {
    if (member.mayShow === mayShow) return
    member.mayShow = mayShow
    if (!mayShow) withdraw(member)
    tellStanding(member)
  }

  return {
    invite(roomId, number, mayShow) {
      const room = rooms.get(roomId) ?? { id: roomId, members: new Map(), shared: shareStill() }
      rooms.set(roomId, room)
      const first: Member = { room, number, mayShow, socket: null, fetched: null }
      const member = room.members.get(number) ?? first
      room.members.set(number, member)
      change(member, mayShow)
      return tickets.mint(member)
    },
    setMayShow(roomId, number, mayShow) {
      const member = rooms.get(roomId)?.members.get(number)
      if (member !== undefined) change(member, mayShow)
    },
    expel(roomId, number) {
      const members = rooms.get(roomId)?.members
      const member = members?.get(number)
      members?.delete(number)
      if (member !== undefined) dismiss(member, soundEndCodes.refused)
    },
    closeRoom(roomId) {
      const members = rooms.get(roomId)?.members.values() ?? []
      rooms.delete(roomId)
      for (const member of members) dismiss(member, soundEndCodes.refused)
    },
    close() {
      closeDoor()
      for (const { members } of rooms.values()) {
        for (const member of members.values()) dismiss(member, goingAwayCode)
      }
      rooms.clear()
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

function tell({ socket }: Member, message: FromPictures | SoundStanding): void {
  if (socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > unsentBytesMax) return
  socket.send(JSON.stringify(message))
}

function tellOthers(from: Member, message: FromPictures): void {
  for (const member of from.room.members.values()) if (member !== from) tell(member, message)
}

function tellingOf({ by, bytes, number }: Still): FromPictures {
  return { kind: 'still', number, by, bytes: bytes.length }
}

/** Messages of one socket in one second. */
function createPace(clock: Clock) {
  let sinceMs = clock.monotonicMs()
  let count = 0
  return {
    takes(): boolean {
      const nowMs = clock.monotonicMs()
      if (nowMs - sinceMs >= 1_000) {
        sinceMs = nowMs
        count = 0
      }
      count += 1
      return count <= messagesPerSecondMax
    },
  }
}
