/**
 * The shared screens of live rooms, as stills: the newest of a room is held, and each member fetches it
 * piece by piece as fast as their own line bears. Nothing is queued for anybody: a slow line sees fewer
 * stills, and nobody waits for it. Pieces of slides go the same way. The table of the bytes stands in `live-pictures.ts`.
 */
import { Value } from 'typebox/value'
import type { RawData } from 'ws'
import {
  type FromPictures,
  packPiece,
  packSlidePiece,
  picturePath,
  pieceHeaderBytes,
  stillPieceBytesMax,
  type ToPictures,
  toPicturesSchema,
  unpackPiece,
} from '#contract/live-pictures.ts'
import type { SoundStanding } from '#contract/sound-standing.ts'
import type { KnownDoors } from '#engine/socket/known-doors.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { type MemberSocket, openMemberSockets } from './member-sockets.ts'
import { createMemberTickets, type TicketHolder } from './member-tickets.ts'
import { createRelayRooms } from './relay-rooms.ts'
import { type SharedStill, type Still, shareStill } from './shared-still.ts'

/** Pieces and questions of one member in a second; a page waits for each answer before the next. */
const messagesPerSecondMax = 60
/** What waits for one member in this process; a page that asks for more before it came is no page of ours. */
const unsentBytesMax = 2 * stillPieceBytesMax

export interface PictureRelay {
  /** A ticket for a member's socket of pictures, shown by `who`; a newer socket of the same member takes over. */
  invite(roomId: string, member: number, mayShow: boolean, who: string): string
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

interface Member extends TicketHolder {
  who: string
  readonly room: Room
  readonly number: number
  mayShow: boolean
  socket: MemberSocket | null
  /** The still that this member fetches: an older one is fetched to its end. */
  fetched: Still | null
  /** A piece of a slide is read for this member: one at a time. */
  isReading: boolean
}

/** The picture of a slide that stands in the room; null: there is none. */
export type ReadSlide = (roomId: string, slideId: string) => Promise<Uint8Array | null>

export function openPictureRelay(
  doors: KnownDoors,
  given: {
    readonly random: Pick<Random, 'bytes'>
    readonly readSlide: ReadSlide
    readonly clock?: Clock
  },
): PictureRelay {
  const clock = given.clock ?? systemClock
  const tickets = createMemberTickets<Member>(clock, given.random)
  const rooms = createRelayRooms<Room, Member, boolean>({
    openRoom: (id) => ({ id, members: new Map(), shared: shareStill() }),
    openMember(room, number, mayShow) {
      const who = ''
      return {
        room,
        number,
        mayShow,
        socket: null,
        fetched: null,
        isReading: false,
        who,
        tickets: [],
      }
    },
    dismiss,
  })
  const closeSockets = openMemberSockets<Member>(doors, {
    path: picturePath,
    clock,
    tickets,
    messageBytesMax: pieceHeaderBytes + stillPieceBytesMax,
    messagesPerSecondMax,
    tellStanding,
    onCame(member, socket) {
      member.socket = socket
      member.fetched = null
      tellStanding(member)
      const newest = member.room.shared.newest()
      tell(member, newest === null ? { kind: 'none' } : tellingOf(newest))
    },
    onMessage: answer,
    onBytes: takePiece,
    onGone(member) {
      member.socket = null
      withdraw(member)
    },
  })

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
    else if (asked.kind === 'ask_slide') void handSlidePiece(member, asked, given.readSlide)
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
    if (asked.from >= still.bytes.length || socket.unsentBytes() > unsentBytesMax) return
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
    socket?.end(code)
  }

  function change(member: Member, mayShow: boolean): void {
    if (member.mayShow === mayShow) return
    member.mayShow = mayShow
    if (!mayShow) withdraw(member)
    tellStanding(member)
  }

  return {
    invite(roomId, number, mayShow, who) {
      const member = rooms.invite(roomId, number, mayShow)
      member.who = who
      change(member, mayShow)
      return tickets.mint(member)
    },
    setMayShow(roomId, number, mayShow) {
      const member = rooms.find(roomId, number)
      if (member !== undefined) change(member, mayShow)
    },
    expel: rooms.expel,
    closeRoom: rooms.closeRoom,
    close() {
      rooms.closeAll()
      closeSockets()
    },
  }
}

async function handSlidePiece(
  member: Member,
  { bytes, from, question, slideId }: Extract<ToPictures, { kind: 'ask_slide' }>,
  readSlide: ReadSlide,
): Promise<void> {
  const { room, socket } = member
  if (member.isReading || socket === null || socket.unsentBytes() > unsentBytesMax) return
  member.isReading = true
  // What cannot be read is asked for by HTTP, which says why.
  const slide = await readSlide(room.id, slideId).catch(() => null)
  member.isReading = false
  // Whoever left meanwhile, or came back over another socket, gets nothing over this one.
  if (member.socket !== socket) return
  const piece = slide?.subarray(from, from + bytes) ?? null
  if (piece === null || piece.length === 0) tell(member, { kind: 'no_slide', question })
  else socket.send(packSlidePiece({ question, bytes: piece }))
}

function tell({ socket }: Member, message: FromPictures | SoundStanding): void {
  if (socket !== null && socket.unsentBytes() <= unsentBytesMax) socket.send(message)
}

function tellOthers(from: Member, message: FromPictures): void {
  for (const member of from.room.members.values()) if (member !== from) tell(member, message)
}

function tellingOf({ by, bytes, number }: Still): FromPictures {
  return { kind: 'still', number, by, bytes: bytes.length }
}
