/**
 * The frugal path of a live room's sound: bundles of Opus over WebSocket, handed on as they came to
 * everybody of the room who may hear. A bundle is framed once, and the same bytes go to every
 * listener; nothing is mixed, nothing kept. The table of the bytes stands in `live-sound.ts`.
 */
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { bundleBytesMax, soundEndCodes, soundPath } from '#contract/live-sound.ts'
import { isBundle, writeSpeaker } from '#contract/sound-bundle.ts'
import type { KnownDoors } from '#engine/socket/known-doors.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { frameOnce } from './frame-once.ts'
import {
  isHeardBy,
  type MediaGrants,
  type SoundEngine,
  type VoiceListener,
} from './media-engine.ts'
import { openMemberDoor } from './member-door.ts'
import { createMemberTickets, type TicketHolder } from './member-tickets.ts'
import { createRelayRooms } from './relay-rooms.ts'
import { createSocketCaretaker } from './socket-caretaker.ts'
import { createSoundSocket, type SoundSocket } from './sound-socket.ts'

/** Code of RFC 6455, section 7.4.1. */
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

interface Member extends TicketHolder {
  who: string
  readonly room: Room
  readonly number: number
  grants: MediaGrants
  /** Null: not here, or not yet. */
  socket: SoundSocket | null
}

export function openFrugalEngine(
  doors: KnownDoors,
  given: { readonly random: Pick<Random, 'bytes'>; readonly clock?: Clock },
): FrugalEngine {
  const clock = given.clock ?? systemClock
  const tickets = createMemberTickets<Member>(clock, given.random)
  const rooms = createRelayRooms<Room, Member, MediaGrants>({
    openRoom: (id) => ({ id, members: new Map() }),
    openMember(room, number, grants) {
      return { room, number, grants, socket: null, who: '', tickets: [] }
    },
    dismiss,
  })
  const listeners = new Map<string, VoiceListener>()
  const counts = { taken: 0, handed: 0, leftOut: 0, withoutGrant: 0, malformed: 0, excess: 0 }
  const caretaker = createSocketCaretaker<Member>(clock, tell)
  const door = openMemberDoor(doors, {
    path: soundPath,
    messageBytesMax: bundleBytesMax,
    tickets,
    known: caretaker.size,
    welcome,
  })

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
    const { mayHear, maySpeak } = member.grants
    member.socket?.tell(
      { mayHear, maySpeak, backTicket: tickets.mint(member) },
      clock.monotonicMs(),
    )
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
    if ((speaker.grants.circle ?? null) === null)
      listeners.get(speaker.room.id)?.(speaker.number, inside)
    for (const member of speaker.room.members.values()) {
      if (member === speaker || member.socket === null) continue
      if (!isHeardBy(speaker.grants, member.grants)) continue
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
    invite(roomId, number, grants, who) {
      const member = rooms.invite(roomId, number, grants)
      member.who = who
      changeGrants(member, grants, tell)
      return tickets.mint(member)
    },
    setGrants(roomId, number, grants) {
      const member = rooms.find(roomId, number)
      if (member !== undefined) changeGrants(member, grants, tell)
    },
    expel: rooms.expel,
    listen(roomId, listener) {
      if (listener === null) listeners.delete(roomId)
      else listeners.set(roomId, listener)
    },
    closeRoom(roomId) {
      listeners.delete(roomId)
      rooms.closeRoom(roomId)
    },
    close() {
      door.close()
      caretaker.stop()
      rooms.closeAll()
      listeners.clear()
    },
    figures: () => ({ ...counts, sockets: caretaker.size() }),
  }
}

function changeGrants(member: Member, grants: MediaGrants, tell: (member: Member) => void): void {
  const { mayHear, maySpeak } = member.grants
  member.grants = grants
  if (mayHear !== grants.mayHear || maySpeak !== grants.maySpeak) tell(member)
}
