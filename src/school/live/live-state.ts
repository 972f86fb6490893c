/**
 * What a live class has come to, as its log tells: who may speak and draw, whose hand is up, the
 * question that is asked, the marks on the board. Opened anew from the same log, it is the same.
 */
import type { Grants, RoomAct, RoomEvent } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { applyToSplit, followsPage, markedPage, type Split } from './live-split.ts'

/** An event with the id under which it was asked for. */
export interface LoggedEvent {
  readonly id: Id
  readonly event: RoomEvent
}

export interface LiveMark {
  readonly page: number
  readonly by: number
  readonly kind: 'draw' | 'shape' | 'write'
}

export interface LivePoll {
  readonly pollId: Id
  readonly choices: number
  /** Member → choice; the last one counts. */
  readonly votes: Map<number, number>
}

export interface SaidLine {
  readonly by: number
  readonly to: 'class' | 'adults' | 'breakout'
  /** In a breakout: who was there. */
  readonly members: readonly number[]
}

export interface LiveState {
  lastSeq: number
  /** The last event that everybody hears of. */
  lastSharedSeq: number
  /** Everything that was ever asked for and done: id → number of the event. */
  readonly done: Map<Id, number>
  /** Member → how many of the events are theirs. */
  readonly counts: Map<number, number>
  isChatOpen: boolean
  readonly grants: Map<number, Grants>
  /** Members whose hand is up, the first to raise it first. */
  readonly hands: Set<number>
  readonly lost: Set<number>
  /** The question that is open; null: none. */
  poll: LivePoll | null
  readonly pollIds: Set<Id>
  timerEndsAt: number | null
  isRecorded: boolean
  /** The page that everybody sees. */
  page: number
  readonly marks: Map<Id, LiveMark>
  /** Number of the event → who said it, and to whom. */
  readonly said: Map<number, SaidLine>
  /** Lines that were pointed out to the adults: number of the event → by whom. */
  readonly flags: Map<number, Set<number>>
  split: Split | null
  areBreakoutsAllowed: boolean
}

export const noGrants: Grants = { speak: false, draw: false }

/** What is open before anything is said of it. */
export interface OpenFirst {
  readonly isChatOpen: boolean
  readonly areBreakoutsAllowed: boolean
}

export function beginLiveState({ areBreakoutsAllowed, isChatOpen }: OpenFirst): LiveState {
  return {
    lastSeq: 0,
    lastSharedSeq: 0,
    done: new Map(),
    counts: new Map(),
    isChatOpen,
    grants: new Map(),
    hands: new Set(),
    lost: new Set(),
    poll: null,
    pollIds: new Set(),
    timerEndsAt: null,
    isRecorded: false,
    page: 0,
    marks: new Map(),
    said: new Map(),
    flags: new Map(),
    split: null,
    areBreakoutsAllowed,
  }
}

/** True for what adults alone hear of, besides whoever did it. */
export function isForAdults(act: RoomAct): boolean {
  if (act.kind === 'say') return act.to === 'adults'
  return act.kind === 'lost' || act.kind === 'vote' || act.kind === 'flag'
}

/** False for what some do not hear of: it is for adults, or happens in a breakout. */
function isForAll({ split }: LiveState, event: RoomEvent): boolean {
  const { act } = event
  if (isForAdults(act) || (act.kind === 'say' && act.to === 'breakout')) return false
  const page = markedPage(event)
  // Of nobody, as one that is in no breakout hears of it.
  return page === null || followsPage(split, 0, page)
}

/**
 * Takes one event more, in place: a class's log may have some ten thousand. Never refuses. Slides and
 * exercises bind no act that comes after.
 */
export function applyEvent(state: LiveState, { id, event }: LoggedEvent): void {
  countEvent(state, event)
  state.done.set(id, event.seq)
  const { act, by } = event
  switch (act.kind) {
    case 'draw':
    case 'shape':
    case 'write':
    case 'erase':
    case 'turn':
      applyToBoard(state, act, by)
      return
    case 'ask':
    case 'vote':
    case 'close_poll':
      applyToPoll(state, act, by)
      return
    case 'hand':
      turnMember(state.hands, act.member ?? by, act.isUp)
      return
    case 'lost':
      turnMember(state.lost, by, act.isLost)
      return
    case 'grant':
      state.grants.set(act.member, act.grants)
      return
    case 'mute_all':
      for (const [member, grants] of state.grants) {
        state.grants.set(member, { ...grants, speak: false })
      }
      return
    case 'open_chat':
      state.isChatOpen = act.isOpen
      return
    case 'timer':
      state.timerEndsAt = act.endsAt
      return
    case 'record':
      state.isRecorded = act.isOn
      return
    case 'say':
      state.said.set(event.seq, { by, to: act.to, members: act.members ?? [] })
      return
    case 'flag':
      state.flags.set(act.seq, (state.flags.get(act.seq) ?? new Set<number>()).add(by))
      return
    case 'split':
    case 'move':
    case 'visit':
    case 'gather':
    case 'allow_breakouts':
      applyToSplit(state, act, by)
      return
    case 'lay':
    case 'hand_out':
    case 'put_away':
      return
  }
}

type BoardAct = Extract<RoomAct, { kind: 'draw' | 'shape' | 'write' | 'erase' | 'turn' }>

function applyToBoard(state: LiveState, act: BoardAct, by: number): void {
  const { marks } = state
  if (act.kind === 'turn') state.page = act.page
  else if (act.kind === 'erase') {
    const gone = act.ids ?? marksOfPage(state, act.page)
    for (const id of gone) marks.delete(id)
  } else if (!marks.has(act.id)) marks.set(act.id, { page: act.page, by, kind: act.kind })
}

function marksOfPage({ marks }: LiveState, page: number): Id[] {
  return [...marks].filter(([, mark]) => mark.page === page).map(([id]) => id)
}

type PollAct = Extract<RoomAct, { kind: 'ask' | 'vote' | 'close_poll' }>

function applyToPoll(state: LiveState, act: PollAct, by: number): void {
  if (act.kind === 'ask') {
    state.pollIds.add(act.pollId)
    state.poll = { pollId: act.pollId, choices: act.choices.length, votes: new Map() }
  } else if (state.poll?.pollId === act.pollId) {
    if (act.kind === 'vote') state.poll.votes.set(by, act.choice)
    else state.poll = null
  }
}

/** As the room was before it. */
function countEvent(state: LiveState, event: RoomEvent): void {
  const { by, seq } = event
  state.lastSeq = seq
  if (isForAll(state, event)) state.lastSharedSeq = seq
  state.counts.set(by, (state.counts.get(by) ?? 0) + 1)
}

function turnMember(members: Set<number>, member: number, isOn: boolean): void {
  if (!isOn) members.delete(member)
  // Whose hand is up already keeps the place.
  else members.add(member)
}
