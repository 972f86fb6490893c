/**
 * What a page shows of a live class, from what its server tells: pure, message after message. The
 * same events in other portions, or again after a lost line, give the same.
 */
import type { BoardAct } from '#contract/live-board.ts'
import type { BreakoutAct } from '#contract/live-breakouts.ts'
import type {
  FromRoom,
  MemberOfRoom,
  RoomAct,
  RoomEnd,
  RoomEvent,
  RoomRole,
} from '#contract/live-room.ts'
import {
  actOnBoard,
  type Board,
  type BoardPlace,
  emptyBoard,
  isBoardAct,
  isMark,
  type Stamp,
} from './board-view.ts'
import { actOnBreakouts, type BreakoutsView, isBreakoutAct, noBreakouts } from './breakouts-view.ts'
import { type CaptionLine, hearCaption } from './caption-view.ts'
import { laySlides } from './laid-slides.ts'
import { hearPage } from './whole-page.ts'

/** Lines of the chat that a page keeps. */
const chatLinesMax = 500

export interface ChatLine extends Stamp {
  readonly to: 'class' | 'adults' | 'breakout'
  readonly words: string
  /** In which it was said, from 0; null: in none. */
  readonly breakout: number | null
}

export interface Poll {
  readonly id: string
  readonly question: string
  readonly choices: readonly string[]
  /** By member: everybody's for adults, the own one for a pupil. */
  readonly votes: ReadonlyMap<number, number>
  readonly isOpen: boolean
  /** How often each choice was taken, where this reader may know it; null else. */
  readonly counts: readonly number[] | null
}

export interface HandedOut {
  readonly assignmentId: string
  readonly title: string
}

export interface Pointer extends BoardPlace {
  readonly page: number
}

export interface RoomView {
  /** `outside`: nothing heard yet. `waiting`: no adult is there, or nobody has admitted the guest. */
  readonly stage: 'outside' | 'waiting' | 'inside' | 'over'
  /** Why it is over for this page. */
  readonly end: Exclude<RoomEnd, 'going' | 'refused'> | null
  readonly self: { readonly member: number; readonly role: RoomRole } | null
  /** The server's clock before this device's, in milliseconds. */
  readonly aheadMs: number
  /** The last event that the page holds. */
  readonly lastSeq: number
  /** Events up to here had happened when this page came in. */
  readonly pastUntilSeq: number
  readonly isHeld: boolean
  readonly isChatOpen: boolean
  readonly soundTicket: string | null
  readonly pictureTicket: string | null
  readonly cameraTicket: string | null
  readonly videoTicket: string | null
  readonly members: readonly MemberOfRoom[]
  /** For adults: who of the lesson is not here. */
  readonly missing: readonly string[]
  readonly board: Board
  readonly breakouts: BreakoutsView
  readonly pointers: ReadonlyMap<number, Pointer>
  readonly chat: readonly ChatLine[]
  readonly captions: readonly CaptionLine[]
  /** By the number of a line: who pointed it out to the adults, as far as this reader may know. */
  readonly flags: ReadonlyMap<number, readonly number[]>
  /** Who raised a hand, in this order. */
  readonly hands: readonly number[]
  readonly lost: readonly number[]
  /** The last one. */
  readonly poll: Poll | null
  /** What the class is to do now; null: nothing. */
  readonly exercise: HandedOut | null
  /** By the server's clock. */
  readonly timerEndsAt: number | null
  /** What is said and drawn is kept, and everybody is told. */
  readonly isRecorded: boolean
  /** When the recording ended since there was no room for more, by the server's clock; null: it did not. */
  readonly recordingCutAt: number | null
  /** Now or before: there is something to see again. */
  readonly wasRecorded: boolean
}

export const emptyRoom: RoomView = {
  stage: 'outside',
  end: null,
  self: null,
  aheadMs: 0,
  lastSeq: 0,
  pastUntilSeq: 0,
  isHeld: false,
  isChatOpen: false,
  soundTicket: null,
  pictureTicket: null,
  cameraTicket: null,
  videoTicket: null,
  members: [],
  missing: [],
  board: emptyBoard,
  breakouts: noBreakouts,
  pointers: new Map(),
  chat: [],
  captions: [],
  flags: new Map(),
  hands: [],
  lost: [],
  poll: null,
  exercise: null,
  timerEndsAt: null,
  isRecorded: false,
  recordingCutAt: null,
  wasRecorded: false,
}

export function isAdult(view: RoomView): boolean {
  return view.self !== null && (view.self.role === 'teacher' || view.self.role === 'adult')
}

export function memberOf(view: RoomView, member: number): MemberOfRoom | undefined {
  return view.members.find((one) => one.member === member)
}

/** Whether this reader may draw at this moment. */
export function mayDraw(view: RoomView): boolean {
  if (isAdult(view)) return true
  if (view.self === null || view.isHeld) return false
  return memberOf(view, view.self.member)?.grants.draw === true
}

/** Members who are here and raised their hand, first come first. */
export function raisedHands(view: RoomView): readonly MemberOfRoom[] {
  return view.hands.flatMap((member) => {
    const one = memberOf(view, member)
    return one?.state === 'here' ? [one] : []
  })
}

/** The message at `heardAtMs` of this device's clock. Messages and acts not known change nothing. */
export function hearRoom(view: RoomView, message: FromRoom, heardAtMs: number): RoomView {
  switch (message.kind) {
    case 'waiting':
      return { ...view, stage: 'waiting' }
    case 'entered': {
      const { member, role, now, lastSeq, isHeld, isChatOpen } = message
      // What the log says of it comes with the log.
      const isAllowed = view.lastSeq === 0 ? message.mayBreakOut : view.breakouts.isAllowed
      return {
        ...view,
        stage: 'inside',
        self: { member, role },
        aheadMs: now - heardAtMs,
        pastUntilSeq: lastSeq,
        isHeld,
        isChatOpen,
        soundTicket: message.soundTicket,
        pictureTicket: message.pictureTicket,
        breakouts: { ...view.breakouts, isAllowed },
        cameraTicket: message.cameraTicket,
        videoTicket: message.videoTicket,
        pointers: new Map(),
      }
    }
    case 'events':
      return message.events.reduce(hearEvent, view)
    case 'page':
      return hearPage(view, message)
    case 'members':
      return { ...view, members: message.members, missing: message.missing ?? [] }
    case 'held':
      return { ...view, isHeld: message.isHeld, pointers: new Map() }
    case 'pointer': {
      const pointers = new Map(view.pointers)
      if (message.at === null) pointers.delete(message.by)
      else pointers.set(message.by, { page: message.page, ...message.at })
      return { ...view, pointers }
    }
    case 'caption':
      return { ...view, captions: hearCaption(view.captions, message) }
    case 'end':
      // It may come back: the line sees to it.
      if (message.why === 'going' || message.why === 'refused') return view
      return { ...view, stage: 'over', end: message.why }
    default:
      return view
  }
}

function hearEvent(view: RoomView, event: RoomEvent): RoomView {
  // Told again after a lost line.
  if (event.seq <= view.lastSeq) return view
  const { act, seq } = event
  // It stands on the page that was read whole since.
  if (isMark(act) && seq <= (view.breakouts.readUntil.get(act.page) ?? 0)) {
    return { ...view, lastSeq: seq }
  }
  return { ...doAct(view, event.act, event), lastSeq: event.seq }
}

/** With what this page did and the room has not said yet, as if it had. */
export function withPending(view: RoomView, acts: readonly RoomAct[], nowMs: number): RoomView {
  const { self, aheadMs } = view
  if (self === null) return view
  const stamp: Stamp = { seq: Number.POSITIVE_INFINITY, at: nowMs + aheadMs, by: self.member }
  return acts.reduce((after, act) => doAct(after, act, stamp), view)
}

/** Acts by their kind: those of one kind on one page of code. */
type ActDoers = {
  readonly [Kind in Exclude<RoomAct, BoardAct | BreakoutAct>['kind']]: (
    view: RoomView,
    act: Extract<RoomAct, { kind: Kind }>,
    stamp: Stamp,
  ) => Partial<RoomView>
}

const without = (members: readonly number[], member: number): readonly number[] =>
  members.filter((one) => one !== member)

/** At its end, if it is not there already. */
const withMember = (members: readonly number[], member: number): readonly number[] =>
  members.includes(member) ? members : [...members, member]

const doers: ActDoers = {
  say: ({ chat }, { to, words, breakout = null }, stamp) => ({
    chat: [...chat, { ...stamp, to, words, breakout }].slice(-chatLinesMax),
  }),
  flag: ({ flags }, { seq }, { by }) => ({
    flags: new Map(flags).set(seq, withMember(flags.get(seq) ?? [], by)),
  }),
  hand: ({ hands }, { isUp, member }, { by }) => ({
    hands: isUp ? withMember(hands, by) : without(hands, member ?? by),
  }),
  lost: ({ lost }, { isLost }, { by }) => ({
    lost: isLost ? withMember(lost, by) : without(lost, by),
  }),
  ask: (_, { pollId, question, choices }) => ({
    poll: { id: pollId, question, choices, votes: new Map(), isOpen: true, counts: null },
  }),
  vote: ({ poll }, { pollId, choice }, { by }) =>
    poll === null || poll.id !== pollId || !poll.isOpen
      ? {}
      : { poll: { ...poll, votes: new Map(poll.votes).set(by, choice) } },
  close_poll: ({ poll }, { pollId, counts }) =>
    poll === null || poll.id !== pollId
      ? {}
      : { poll: { ...poll, isOpen: false, counts: counts ?? null } },
  grant: ({ members }, { member, grants }) => ({
    members: members.map((one) => (one.member === member ? { ...one, grants } : one)),
  }),
  mute_all: ({ members }) => ({
    members: members.map((one) =>
      one.role === 'pupil' ? { ...one, grants: { ...one.grants, speak: false } } : one,
    ),
  }),
  open_chat: (_, { isOpen }) => ({ isChatOpen: isOpen }),
  record: (_, { isOn, why }, { at }) => ({
    isRecorded: isOn,
    recordingCutAt: why === 'full' ? at : null,
    wasRecorded: true,
  }),
  timer: (_, { endsAt }) => ({ timerEndsAt: endsAt }),
  hand_out: (_, { assignmentId, title }) => ({ exercise: { assignmentId, title } }),
  put_away: ({ exercise }, { assignmentId }) =>
    exercise?.assignmentId === assignmentId ? { exercise: null } : {},
  lay: ({ board }, act) => ({ board: laySlides(board, act) }),
}

function doAct(view: RoomView, act: RoomAct, stamp: Stamp): RoomView {
  if (isBoardAct(act)) return { ...view, board: actOnBoard(view.board, act, stamp) }
  if (isBreakoutAct(act)) {
    const whose = { by: stamp.by, self: view.self?.member ?? 0 }
    return { ...view, breakouts: actOnBreakouts(view.breakouts, act, whose) }
  }
  const does: ((view: RoomView, act: never, stamp: Stamp) => Partial<RoomView>) | undefined =
    Object.hasOwn(doers, act.kind) ? doers[act.kind] : undefined
  // A newer server does what this page does not know.
  if (does === undefined) return view
  return { ...view, ...does(view, act as never, stamp) }
}
