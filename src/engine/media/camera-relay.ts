/**
 * Moving pictures of live rooms over WebSocket: frames that a page made, handed on as they came to
 * whoever asked to see them. A frame is framed once, and the same bytes go to everybody. Whoever joins
 * gets the newest key frame at once; whoever is behind gets nothing until the next one. Nothing is
 * decoded, and nothing kept but that key frame. The table of the bytes stands in `live-camera.ts`.
 */
import type { Duplex } from 'node:stream'
import { Value } from 'typebox/value'
import type { RawData, WebSocket } from 'ws'
import {
  type CameraKind,
  cameraFrameBytesMax,
  cameraHeaderBytes,
  cameraKinds,
  cameraPath,
  type FromCamera,
  type ToCamera,
  toCameraSchema,
  unpackCameraFrame,
  writeCameraSender,
} from '#contract/live-camera.ts'
import { soundEndCodes } from '#contract/live-sound.ts'
import type { KnownDoors } from '#engine/socket/known-doors.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { createBundleMeter, type SendPace } from './bundle-meter.ts'
import { type CameraPlace, createCameraPlace } from './camera-place.ts'
import { frameOnce } from './frame-once.ts'
import { openMemberDoor } from './member-door.ts'
import { createMemberTickets, type TicketHolder } from './member-tickets.ts'
import { readJsonMessage } from './read-json-message.ts'
import { createRelayRooms } from './relay-rooms.ts'
import { createSocketCaretaker } from './socket-caretaker.ts'
import { createSoundSocket, type SocketLimits, type SoundSocket } from './sound-socket.ts'

/** Words of one page: it looks and looks away as its line does. */
const wordPace: SendPace = { perSecond: 5, bytesPerSecond: 1_000 }
/** Two seconds of a camera; and a picture goes before the sound on the same line does. */
const pictureLimits: SocketLimits = { backlogBytesMax: 12 * 1024, behindMs: 800, hasTail: false }

/** Codes of RFC 6455, section 7.4.1. */
const notUnderstoodCode = 1_007
const floodCode = 1_008

/** Frames since the start, and sockets now. */
export interface CameraFigures {
  readonly sockets: number
  readonly taken: number
  readonly handed: number
  /** Not handed to somebody who was behind, or had no key frame yet. */
  readonly leftOut: number
  readonly withoutGrant: number
  /** Beyond what one may send, or of no use without what was beyond. */
  readonly excess: number
}

export interface CameraRelay {
  /** A ticket for a member's socket of moving pictures, shown by `who`; a newer socket of the same member takes over. */
  invite(roomId: string, member: number, maySend: CameraKind | null, who: string): string
  /** From the next frame on; whoever may no longer send is no longer seen either. */
  setMaySend(roomId: string, member: number, maySend: CameraKind | null): void
  expel(roomId: string, member: number): void
  closeRoom(roomId: string): void
  close(): void
  figures(): CameraFigures
}

interface Room {
  readonly members: Map<number, Member>
  readonly places: Readonly<Record<CameraKind, CameraPlace<Member>>>
}

/** `from_key`: nothing more until the next key frame. */
type Watching = 'no' | 'from_key' | 'yes'

interface Member extends TicketHolder {
  who: string
  readonly room: Room
  readonly number: number
  maySend: CameraKind | null
  socket: SoundSocket | null
  readonly watching: Record<CameraKind, Watching>
}

export function openCameraRelay(
  doors: KnownDoors,
  given: { readonly random: Pick<Random, 'bytes'>; readonly clock?: Clock },
): CameraRelay {
  const clock = given.clock ?? systemClock
  const tickets = createMemberTickets<Member>(clock, given.random)
  const rooms = createRelayRooms<Room, Member, CameraKind | null>({
    openRoom: createRoom,
    openMember: createMember,
    dismiss,
  })
  const counts = { taken: 0, handed: 0, leftOut: 0, withoutGrant: 0, excess: 0 }
  const caretaker = createSocketCaretaker<Member>(clock, tellStanding)
  const door = openMemberDoor(doors, {
    path: cameraPath,
    messageBytesMax: cameraHeaderBytes + Math.max(...Object.values(cameraFrameBytesMax)),
    tickets,
    known: caretaker.size,
    welcome,
  })

  function welcome(member: Member, socket: WebSocket, stream: Duplex): void {
    const mine = createSoundSocket(socket, stream, clock.monotonicMs, pictureLimits)
    const words = createBundleMeter(clock.monotonicMs(), wordPace)
    const older = member.socket
    withdraw(member)
    member.socket = mine
    for (const as of cameraKinds) member.watching[as] = 'no'
    older?.end(soundEndCodes.moved)
    caretaker.take(member, mine)
    socket.once('close', () => {
      caretaker.leave(mine)
      if (member.socket !== mine) return
      member.socket = null
      withdraw(member)
    })
    socket.on('message', (data, isBinary) => {
      // Of a socket that was told to go, nothing is taken any more.
      if (member.socket !== mine) return
      const isFlood = !isBinary && words.judge(0, clock.monotonicMs()) !== 'passes'
      if (isFlood) return mine.end(floodCode)
      const isTaken = isBinary
        ? takeFrame(member, mine, data)
        : answer(member, readJsonMessage(data))
      if (!isTaken) mine.end(notUnderstoodCode)
    })
    tellStanding(member)
    for (const as of cameraKinds) tell(member, tellingOf(member.room, as))
  }

  function tellStanding(member: Member): void {
    const standing = { mayHear: true, maySpeak: member.maySend !== null }
    member.socket?.tell({ ...standing, backTicket: tickets.mint(member) }, clock.monotonicMs())
  }

  /** False: its socket ends. */
  function takeFrame(member: Member, from: SoundSocket, data: RawData): boolean {
    const frame = data instanceof Buffer ? unpackCameraFrame(data) : null
    if (frame === null) return false
    const as = member.maySend
    const place = as === null ? null : member.room.places[as]
    const nowMs = clock.monotonicMs()
    // Before `start`, or before the page heard that it may no longer: it goes nowhere.
    if (as === null || place?.sender() !== member) {
      counts.withoutGrant += 1
      return from.meter.judge(frame.bytes.length, nowMs) !== 'flood'
    }
    const judgement = place.judge(frame, nowMs)
    if (judgement === 'passes') handOn(member, as, frame.isKey, frameOnce(data as Buffer))
    else counts.excess += 1
    askForKey(place, nowMs)
    return judgement !== 'ends'
  }

  function handOn(
    sender: Member,
    as: CameraKind,
    isKey: boolean,
    { frame, inside }: ReturnType<typeof frameOnce>,
  ): void {
    const { members, places } = sender.room
    const nowMs = clock.monotonicMs()
    writeCameraSender(inside, sender.number)
    counts.taken += 1
    if (isKey) places[as].keepKey(frame)
    for (const member of members.values()) {
      const { socket, watching } = member
      if (member === sender || socket === null || watching[as] === 'no') continue
      const isOfUse = isKey || watching[as] === 'yes'
      const isHanded = isOfUse && socket.hand(frame, nowMs)
      watching[as] = isHanded ? 'yes' : 'from_key'
      if (isHanded) counts.handed += 1
      else counts.leftOut += 1
    }
  }

  function askForKey(place: CameraPlace<Member>, nowMs: number): void {
    const sender = place.sender()
    if (sender !== null && place.mustAsk(nowMs)) tell(sender, { kind: 'key' })
  }

  function answer(member: Member, message: unknown): boolean {
    if (!Value.Check(toCameraSchema, message)) return false
    if (message.kind === 'start') begin(member)
    else if (message.kind === 'stop') withdraw(member)
    else watch(member, message)
    return true
  }

  function begin(member: Member): void {
    const as = member.maySend
    if (as === null) return
    const { members, places } = member.room
    places[as].begin(member, clock.monotonicMs())
    for (const one of members.values()) {
      if (one.watching[as] === 'yes') one.watching[as] = 'from_key'
      tell(one, tellingOf(member.room, as))
    }
  }

  function watch(member: Member, wish: Extract<ToCamera, { kind: 'watch' }>): void {
    for (const as of cameraKinds) {
      const isNew = wish[as] && member.watching[as] === 'no'
      if (!wish[as]) member.watching[as] = 'no'
      if (!isNew) continue
      member.watching[as] = 'from_key'
      const place = member.room.places[as]
      const key = place.lastKey()
      const nowMs = clock.monotonicMs()
      // A picture of some seconds ago stands there soon; what moves goes on from the next key frame.
      if (key !== null) member.socket?.hand(key, nowMs)
      place.wantKey()
      askForKey(place, nowMs)
    }
  }

  function withdraw(member: Member): void {
    const { members, places } = member.room
    for (const as of cameraKinds) {
      if (!places[as].end(member)) continue
      for (const one of members.values()) tell(one, { kind: 'gone', as })
    }
  }

  function dismiss(member: Member, code: number): void {
    tickets.forget(member)
    const { socket } = member
    member.socket = null
    withdraw(member)
    socket?.end(code)
  }

  function change(member: Member, maySend: CameraKind | null): void {
    if (member.maySend === maySend) return
    member.maySend = maySend
    withdraw(member)
    tellStanding(member)
  }

  return {
    invite(roomId, number, maySend, who) {
      const member = rooms.invite(roomId, number, maySend)
      member.who = who
      change(member, maySend)
      return tickets.mint(member)
    },
    setMaySend(roomId, number, maySend) {
      const member = rooms.find(roomId, number)
      if (member !== undefined) change(member, maySend)
    },
    expel: rooms.expel,
    closeRoom: rooms.closeRoom,
    close() {
      door.close()
      caretaker.stop()
      rooms.closeAll()
    },
    figures: () => ({ ...counts, sockets: caretaker.size() }),
  }
}

function createRoom(): Room {
  const places = {
    camera: createCameraPlace<Member>('camera'),
    interpreter: createCameraPlace<Member>('interpreter'),
  }
  return { members: new Map(), places }
}

function createMember(room: Room, number: number, maySend: CameraKind | null): Member {
  const watching = { camera: 'no', interpreter: 'no' } satisfies Record<CameraKind, Watching>
  return { room, number, maySend, socket: null, watching, who: '', tickets: [] }
}

function tell({ socket }: Member, message: FromCamera): void {
  socket?.say(message)
}

function tellingOf({ places }: Room, as: CameraKind): FromCamera {
  const sender = places[as].sender()
  return sender === null ? { kind: 'gone', as } : { kind: 'shown', as, by: sender.number }
}
