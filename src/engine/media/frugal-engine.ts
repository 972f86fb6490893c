/**
 * The frugal path of a live room's sound: bundles of Opus over WebSocket, handed on as they came to
 * everybody of the room who may hear. A bundle is framed once, and the same bytes go to every
 * listener; nothing is mixed, nothing kept. The table of the bytes stands in `live-sound.ts`.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Value } from 'typebox/value'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import { bundleBytesMax, soundEndCodes, soundPath } from '#contract/live-sound.ts'
import { isBundle, writeSpeaker } from '#contract/sound-bundle.ts'
import { soundTicketMessageSchema } from '#contract/sound-standing.ts'
import { refuseUpgrade, type SocketDoors } from '#engine/socket/socket-doors.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { frameOnce } from './frame-once.ts'
import type { MediaGrants, SoundEngine, VoiceListener } from './media-engine.ts'
import { createMemberTickets } from './member-tickets.ts'
import { createSoundSocket, endSocket, type SoundSocket } from './sound-socket.ts'

/** Open sockets of one process. */
const socketsMax = 12_000
/** Of these, sockets that have shown no ticket yet. */
const strangersMax = 1_000
/** How long a socket may take to show its ticket. */
const ticketWaitMs = 5_000
/** Sockets are looked after in turns, so that a full house is not asked all at once. */
const turns = 20
const turnMs = 100

/** Codes of RFC 6455, section 7.4.1. */
const goingAwayCode = 1_001
const notUnderstoodCode = 1_007

/** Bundles since the start, and sockets now. */
export interface SoundFigures {
  readonly sockets: number
  /** Came in and were handed on. */
  readonly taken: number
  /** Handed to listeners. */
  readonly handed: number
  /** Left out for listeners whose line was behind. */
  readonly leftOut: number
  readonly withoutGrant: number
  readonly malformed: number
  /** Beyond what one speaker may send. */
  readonly excess: number
}

export interface FrugalEngine extends SoundEngine {
  figures(): SoundFigures
}

interface Room {
  readonly id: string
  readonly members: Map<number, Member>
}

interface Member {
  readonly room: Room
  readonly number: number
  grants: MediaGrants
  /** Null: not here, or not yet. */
  socket: SoundSocket | null
}

/** Rooms stay until they are closed: whoever opens them bounds them. */
export function openFrugalEngine(
  doors: SocketDoors,
  given: { readonly random: Pick<Random, 'bytes'>; readonly clock?: Clock },
): FrugalEngine {
  const clock = given.clock ?? systemClock
  const tickets = createMemberTickets<Member>(clock, given.random)
  const rooms = new Map<string, Room>()
  const listeners = new Map<string, VoiceListener>()
  const counts = { taken: 0, handed: 0, leftOut: 0, withoutGrant: 0, malformed: 0, excess: 0 }
  const caretaker = createCaretaker(clock, (member) => tell(member))
  const strangers = new Set<WebSocket>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: bundleBytesMax,
    perMessageDeflate: false,
  })

  async function admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const isFull = strangers.size + caretaker.size() >= socketsMax
    if (isFull || strangers.size >= strangersMax) return refuseUpgrade(stream, 503)
    sockets.handleUpgrade(request, stream, head, (socket) => greet(socket, stream))
  }
  const closeDoor = doors.open(soundPath, admit)

  function greet(socket: WebSocket, stream: Duplex): void {
    strangers.add(socket)
    const tooLong = setTimeout(() => endSocket(socket, soundEndCodes.refused), ticketWaitMs)
    const know = (): void => {
      clearTimeout(tooLong)
      strangers.delete(socket)
    }
    socket.on('error', () => socket.terminate())
    socket.once('close', know)
    socket.once('message', (data, isBinary) => {
      know()
      // It came too late, and the socket was told to go.
      if (socket.readyState !== WebSocket.OPEN) return
      const ticket = isBinary ? null : readTicket(data)
      const member = ticket === null ? null : tickets.take(ticket)
      if (member === null) endSocket(socket, soundEndCodes.refused)
      else welcome(member, socket, stream)
    })
  }

  function welcome(member: Member, socket: WebSocket, stream: Duplex): void {
    const mine = createSoundSocket(socket, stream, clock.monotonicMs)
    const older = member.socket
    member.socket = mine
    older?.end(soundEndCodes.moved)
    caretaker.take(member, mine)
    socket.once('close', () => {
      caretaker.leave(mine)
      if (member.socket === mine) member.socket = null
    })
    socket.on('message', (data, isBinary) => {
      // Of a socket that was told to go, nothing is heard any more.
      if (member.socket === mine) hear(member, mine, isBinary ? data : null)
    })
    tell(member)
  }

  function tell(member: Member): void {
    const standing = { ...member.grants, backTicket: tickets.mint(member) }
    member.socket?.tell(standing, clock.monotonicMs())
  }

  function hear(member: Member, from: SoundSocket, data: RawData | null): void {
    const nowMs = clock.monotonicMs()
    if (!(data instanceof Buffer) || !isBundle(data)) {
      counts.malformed += 1
      from.end(notUnderstoodCode)
      return
    }
    const judgement = from.meter.judge(data.length, nowMs)
    if (judgement !== 'passes') {
      counts.excess += 1
      if (judgement === 'flood') from.cut()
    } else if (!member.grants.maySpeak) counts.withoutGrant += 1
    else handOn(member, data, nowMs)
  }

  function handOn(speaker: Member, bundle: Buffer, nowMs: number): void {
    const { frame, inside } = frameOnce(bundle)
    writeSpeaker(inside, speaker.number)
    counts.taken += 1
    listeners.get(speaker.room.id)?.(speaker.number, inside)
    for (const member of speaker.room.members.values()) {
      if (member === speaker || member.socket === null || !member.grants.mayHear) continue
      if (member.socket.hand(frame, nowMs)) counts.handed += 1
      else counts.leftOut += 1
    }
  }

  function dismiss(member: Member, code: number): void {
    tickets.forget(member)
    const { socket } = member
    // First nobody, then told: between the two nothing is heard of the member.
    member.socket = null
    socket?.end(code)
  }

  return {
    invite(roomId, number, grants) {
      const room = rooms.get(roomId) ?? { id: roomId, members: new Map() }
      rooms.set(roomId, room)
      const member = room.members.get(number) ?? { room, number, grants, socket: null }
      room.members.set(number, member)
      changeGrants(member, grants, tell)
      return tickets.mint(member)
    },
    setGrants(roomId, number, grants) {
      const member = rooms.get(roomId)?.members.get(number)
      if (member !== undefined) changeGrants(member, grants, tell)
    },
    expel(roomId, number) {
      const room = rooms.get(roomId)
      const member = room?.members.get(number)
      room?.members.delete(number)
      if (member !== undefined) dismiss(member, soundEndCodes.refused)
    },
    listen(roomId, listener) {
      if (listener === null) listeners.delete(roomId)
      else listeners.set(roomId, listener)
    },
    closeRoom(roomId) {
      listeners.delete(roomId)
      const members = rooms.get(roomId)?.members.values() ?? []
      rooms.delete(roomId)
      for (const member of members) dismiss(member, soundEndCodes.refused)
    },
    close() {
      closeDoor()
      caretaker.stop()
      for (const { members } of rooms.values()) {
        for (const member of members.values()) dismiss(member, goingAwayCode)
      }
      rooms.clear()
      listeners.clear()
      for (const socket of strangers) socket.terminate()
      sockets.close()
    },
    figures: () => ({ ...counts, sockets: caretaker.size() }),
  }
}

function changeGrants(member: Member, grants: MediaGrants, tell: (member: Member) => void): void {
  const { mayHear, maySpeak } = member.grants
  member.grants = grants
  if (mayHear !== grants.mayHear || maySpeak !== grants.maySpeak) tell(member)
}

function readTicket(data: RawData): string | null {
  try {
    const message: unknown = JSON.parse(String(data))
    return Value.Check(soundTicketMessageSchema, message) ? message.ticket : null
  } catch {
    return null
  }
}

/** Asks every socket in its turn whether it lives, and tells its member the standing in time. */
function createCaretaker(clock: Clock, tell: (member: Member) => void) {
  const groups = Array.from({ length: turns }, () => new Map<SoundSocket, Member>())
  let turn = 0
  let taken = 0
  const timer = setInterval(() => {
    turn = (turn + 1) % turns
    const nowMs = clock.monotonicMs()
    for (const [socket, member] of groups[turn] ?? []) {
      const state = socket.check(nowMs)
      if (state === 'gone') socket.cut()
      else if (state === 'tell' && member.socket === socket) tell(member)
    }
  }, turnMs)
  timer.unref()
  return {
    take(member: Member, socket: SoundSocket): void {
      groups[taken % turns]?.set(socket, member)
      taken += 1
    },
    leave(socket: SoundSocket): void {
      for (const group of groups) group.delete(socket)
    },
    size: (): number => groups.reduce((sum, group) => sum + group.size, 0),
    stop: () => clearInterval(timer),
  }
}
