/**
 * Holds one live class in this process: who comes is seated or waits, who goes is noted, and nothing
 * passes between pupils while no adult is here.
 */
import type { LeavingHow } from '#contract/live-register.ts'
import type { RoomEnd, RoomRole, ToRoom } from '#contract/live-room.ts'
import { createListTeller } from './create-list-teller.ts'
import { createRoomLog } from './create-room-log.ts'
import { gatherInTime } from './gather-in-time.ts'
import { hearMember, type RoomOrders } from './hear-member.ts'
import { isAdult } from './judge-act.ts'
import type { Comer } from './live-context.ts'
import {
  closeMedia,
  expelFromMedia,
  inviteToMedia,
  keepApart,
  type LiveHall,
  type LiveParts,
  lowerHand,
  memberOf,
  noteEntry,
  nowOf,
  setMediaGrants,
} from './live-hall-context.ts'
import { insertEntry, type LiveLesson, noteAdmitted, noteRemoved } from './live-member-store.ts'
import { isHeldAt, type LiveMember, mayComeIn } from './live-presence.ts'
import { noteEnded, noteOpened } from './live-room-store.ts'
import { type LiveSeat, type RoomLine, say, takeSeat } from './live-seat.ts'
import { closesAtMs } from './live-times.ts'
import { createMemberNumbers } from './member-numbers.ts'
import type { OpenedRoom } from './open-live-room.ts'
import { recordVoices } from './record-voices.ts'
import { createRoomTeller, tellHeld } from './tell-room.ts'

/** When the room cannot go on here: the page comes back after this, each a little later than the other. */
export const backAfterMs = 1_000

export interface LiveRoom {
  readonly lesson: LiveLesson
  readonly epoch: number
  /** Seats somebody, or ends the line and says why: then null. */
  come(comer: Comer, line: RoomLine): Promise<LiveSeat | null>
  hear(seat: LiveSeat, message: ToRoom): void
  /** The device gave a sign of life. */
  heard(seat: LiveSeat): void
  /** The device is gone, or has to go. */
  leave(seat: LiveSeat, how: LeavingHow): void
  /** Looks at the clock: several times a second. */
  look(): void
  /** Sends everybody away, to come back elsewhere. */
  close(): void
  /** How many are here or wait. */
  size(): number
  /** When what was recorded is written. */
  settled(): Promise<void>
}

/** `onGone`: this process no longer has the room, and everybody was sent away. */
export function holdLiveRoom(parts: LiveParts, opened: OpenedRoom, onGone: () => void): LiveRoom {
  const { context } = parts
  const { epoch, lesson, presence, state } = opened
  const { members } = presence
  const lessonId = lesson.id
  const closesAt = closesAtMs(lesson)
  const numbers = createMemberNumbers(members.values())
  let isGone = false

  const log = createRoomLog({
    context,
    events: parts.events,
    lessonId,
    epoch,
    state,
    onWritten(event, id) {
      teller.tellEvent(event)
      if (event.act.kind === 'record') recorder.follow(state.isRecorded)
      const seat = hall.seats.get(event.by)
      if (seat !== undefined) say(seat.line, { kind: 'done', id, seq: event.seq })
    },
    onLost: () => close('going'),
  })
  const hall: LiveHall = {
    ...opened,
    parts,
    log,
    seats: new Map(),
    isHeld: true,
    isListOld: false,
    isLineOld: false,
  }
  const { seats } = hall
  const recorder = recordVoices(hall)
  const lister = createListTeller(hall)
  const teller = createRoomTeller(hall, (seat) => {
    if (seats.get(seat.member) === seat) sendAway(seat, 'going', 'going')
  })

  async function come(comer: Comer, line: RoomLine): Promise<LiveSeat | null> {
    const { after, personId, role, ticketId } = comer
    const number = numbers.numberOf(personId, role)
    const why = number === null ? 'refused' : mayNotCome(number, role)
    if (number === null || why !== null) {
      line.end(why ?? 'refused', null)
      return null
    }
    const cameAt = new Date(context.clock.now())
    const place = { id: ticketId, lessonId, epoch, number, personId, role, cameAt }
    const entry = await insertEntry(context.db, place)
    if (entry === null) {
      line.end('refused', null)
      return null
    }
    const held = Math.min(after, log.lastDurable())
    const seat = takeSeat({ member: number, line, entryId: ticketId, after: held }, nowOf(hall))
    if (isGone) {
      noteEntry(hall, seat, 'going')
      line.end('going', backAfterMs)
      return null
    }
    const older = seats.get(number)
    if (older !== undefined) sendAway(older, 'moved', 'moved')
    seatMember(seat, { personId, name: entry.name, role })
    return seats.get(number) === seat ? seat : null
  }

  /** What was decided since the ticket was given. */
  function mayNotCome(number: number, role: RoomRole): RoomEnd | null {
    if (isAdult(role)) return null
    if (members.get(number)?.isRemoved === true) return 'removed'
    return presence.isEnded ? 'ended' : null
  }

  function seatMember(seat: LiveSeat, who: Pick<LiveMember, 'personId' | 'name' | 'role'>): void {
    const first = { isAdmitted: false, isRemoved: false, wasHere: false, line: 'good' } as const
    const { member } = seat
    const heardAtMs = nowOf(hall)
    const before = members.get(member) ?? first
    members.set(member, { ...before, ...who, member, place: 'waiting', heardAtMs })
    seats.set(member, seat)
    // Sent out by an adult while the row was written.
    if (before.isRemoved && !isAdult(who.role)) sendAway(seat, 'removed', 'removed')
    settle()
    if (seats.get(member) === seat && !seat.isIn) say(seat.line, { kind: 'waiting' })
  }

  /** Whoever may come in does; whether the class is held is told when it changes. */
  function settle(): void {
    hall.isListOld = true
    for (const seat of seats.values()) {
      const member = memberOf(hall, seat)
      if (isAdult(member.role) && member.place === 'waiting') openFor(member)
    }
    const isHeld = isHeldAt(presence, nowOf(hall))
    if (isHeld !== hall.isHeld) {
      hall.isHeld = isHeld
      for (const seat of seats.values()) if (seat.isIn) setMediaGrants(hall, memberOf(hall, seat))
      tellHeld(hall)
    }
    for (const seat of seats.values()) {
      if (!seat.isIn && mayComeIn(presence, memberOf(hall, seat))) letIn(seat)
    }
  }

  /** An adult is here: those who wait come in after, and a class that was ended goes on. */
  function openFor(adult: LiveMember): void {
    adult.place = 'here'
    if (presence.hasOpened && !presence.isEnded) return
    presence.hasOpened = true
    presence.isEnded = false
    const at = new Date(context.clock.now())
    keepApart(hall, noteOpened(context.db, lessonId, at), 'that a live class began was not noted')
  }

  function letIn(seat: LiveSeat): void {
    const member = memberOf(hall, seat)
    seat.isIn = true
    member.place = 'here'
    member.wasHere = true
    noteEntry(hall, seat, 'let_in')
    say(seat.line, {
      kind: 'entered',
      member: seat.member,
      role: member.role,
      epoch,
      now: context.clock.now(),
      lastSeq: isAdult(member.role) && !state.split ? log.lastDurable() : log.lastShared(),
      isHeld: hall.isHeld,
      isChatOpen: state.isChatOpen,
      mayBreakOut: opened.mayBreakOutFirst,
      ...inviteToMedia(hall, member),
    })
    lister.tellComer(seat)
    teller.catchUp(seat)
  }

  function sendAway(seat: LiveSeat, why: RoomEnd, how: LeavingHow): void {
    drop(seat, how)
    seat.line.end(why, why === 'going' ? backAfterMs : null)
  }

  function drop(seat: LiveSeat, how: LeavingHow): void {
    seats.delete(seat.member)
    memberOf(hall, seat).place = 'away'
    hall.isListOld = true
    noteEntry(hall, seat, how)
    expelFromMedia(hall, seat.member)
    if (how === 'left' || how === 'removed') lowerHand(hall, seat.member)
  }

  function leave(seat: LiveSeat, how: LeavingHow): void {
    if (seats.get(seat.member) !== seat) return
    drop(seat, how)
    settle()
  }

  function close(why: 'ended' | 'going'): void {
    if (isGone) return
    isGone = true
    for (const seat of seats.values()) {
      noteEntry(hall, seat, why)
      seat.line.end(why, why === 'going' ? backAfterMs : null)
    }
    seats.clear()
    recorder.close()
    closeMedia(hall)
    onGone()
  }

  const orders: RoomOrders = {
    admit(number) {
      const guest = members.get(number)
      if (guest?.role !== 'guest' || guest.isAdmitted) return
      guest.isAdmitted = true
      const at = new Date(context.clock.now())
      keepApart(
        hall,
        noteAdmitted(context.db, lessonId, number, at),
        'an admitted guest was not noted',
      )
      settle()
    },
    remove(number) {
      const member = members.get(number)
      // Adults of the lesson have the same rights: none sends another out.
      if (member === undefined || isAdult(member.role) || member.isRemoved) return
      member.isRemoved = true
      const at = new Date(context.clock.now())
      keepApart(
        hall,
        noteRemoved(context.db, lessonId, number, at),
        'that somebody was sent out was not noted',
      )
      const seat = seats.get(number)
      if (seat !== undefined) sendAway(seat, 'removed', 'removed')
      hall.isListOld = true
    },
    end() {
      presence.isEnded = true
      close('ended')
      const at = new Date(context.clock.now())
      keepApart(
        hall,
        noteEnded(context.db, { lessonId, epoch, at }),
        'that a live class ended was not noted',
      )
    },
    leave: (seat) => leave(seat, 'left'),
    tellPage: teller.tellPage,
  }

  return {
    lesson,
    epoch,
    come,
    hear: (seat, message) => {
      if (seats.get(seat.member) === seat) hearMember(hall, orders, seat, message)
    },
    heard(seat) {
      if (seats.get(seat.member) !== seat) return
      const member = memberOf(hall, seat)
      member.heardAtMs = nowOf(hall)
      if (hall.isHeld && isAdult(member.role)) settle()
    },
    leave,
    look() {
      const nowMs = nowOf(hall)
      if (isHeldAt(presence, nowMs) !== hall.isHeld) settle()
      if (context.clock.now() >= closesAt) return close('ended')
      recorder.look()
      gatherInTime(hall)
      lister.look(nowMs)
    },
    close: () => close('going'),
    size: () => seats.size,
    settled: () => recorder.settled(),
  }
}
