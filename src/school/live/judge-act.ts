/** Whether a member of a live class may do what they ask for, and what of it goes into the log. */
import { boardHeight, timerMsMax } from '#contract/live-limits.ts'
import type { Grants, RoomAct, RoomRole } from '#contract/live-room.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { changesNothing } from './changes-nothing.ts'
import { judgeFlag } from './judge-flag.ts'
import { judgeLogShare } from './judge-log-share.ts'
import { judgeBreakouts, judgeWords } from './judge-split.ts'
import { breakoutOf, followsPage } from './live-split.ts'
import { type LiveState, noGrants } from './live-state.ts'

/** Marks that stand on the board at once, over all pages. */
export const boardMarksMax = 20_000

export interface Actor {
  readonly member: number
  readonly role: RoomRole
}

export interface Occasion {
  readonly nowMs: number
  /** No adult is here: everything between pupils is closed. */
  readonly isHeld: boolean
  /** Null: no member has this number. */
  readonly roleOf: (member: number) => RoomRole | null
  /** Pupils and guests who may come to the class. */
  readonly sharers: number
}

export function isAdult(role: RoomRole): boolean {
  return role === 'teacher' || role === 'adult'
}

/** What the member may do now: a grant counts as withdrawn while no adult is here. */
export function grantsNow(state: LiveState, { member, role }: Actor, isHeld: boolean): Grants {
  if (isAdult(role)) return { speak: true, draw: true }
  return isHeld ? noGrants : (state.grants.get(member) ?? noGrants)
}

/**
 * The act as it is to be logged; null: everything is as it asks for already. `no_adult_here`,
 * `not_granted`, `forbidden` (for adults alone), `not_found` (no such member, mark, question or breakout),
 * `poll_over`, `in_use`, `board_full`, `log_full`, `bad_request`.
 */
export function judgeAct(
  state: LiveState,
  actor: Actor,
  act: RoomAct,
  occasion: Occasion,
): Result<RoomAct | null> {
  const judged = judgeRight(state, actor, act, occasion)
  if (!judged.ok) return judged
  const { member, role } = actor
  if (changesNothing(state, member, judged.value)) return accept(null)
  const { roleOf, sharers } = occasion
  const isSharer = (one: number) => !isAdult(roleOf(one) ?? 'pupil')
  return judgeLogShare(state, { isAdult: isAdult(role), member }, judged.value, {
    sharers,
    isSharer,
  })
}

function judgeRight(
  state: LiveState,
  actor: Actor,
  act: RoomAct,
  occasion: Occasion,
): Result<RoomAct> {
  const isOwn =
    act.kind === 'lost' || act.kind === 'flag' || (act.kind === 'say' && act.to === 'adults')
  if (occasion.isHeld && !isAdult(actor.role) && !isOwn) return refuse('no_adult_here')
  switch (act.kind) {
    case 'draw':
    case 'shape':
    case 'write':
    case 'erase':
      return mayMark(state, actor, act.page, occasion)
        ? judgeMark(state, actor, act)
        : refuse('not_granted')
    case 'say': {
      const { isChatOpen, split } = state
      const { member, role } = actor
      return judgeWords(split, { isAdult: isAdult(role), isChatOpen, member }, act)
    }
    case 'hand':
      return judgeHand(actor, act, occasion)
    case 'lost':
      return accept(act)
    case 'flag':
      return judgeFlag(state, { member: actor.member, isAdult: isAdult(actor.role) }, act)
    case 'vote':
      return judgeVote(state, actor, act)
    default:
      return isAdult(actor.role) ? judgeLead(state, act, occasion) : refuse('forbidden')
  }
}

/** Who is in a breakout draws on its page alone, and nobody else of the pupils does. */
function mayMark(state: LiveState, actor: Actor, page: number, { isHeld }: Occasion): boolean {
  const { split } = state
  if (!grantsNow(state, actor, isHeld).draw) return false
  if (isAdult(actor.role)) return true
  const own = breakoutOf(split, actor.member)
  return own === null ? followsPage(split, actor.member, page) : split?.pages[own] === page
}

type MarkAct = Extract<RoomAct, { kind: 'draw' | 'shape' | 'write' | 'erase' }>

/** Adults change whatever stands on the board, others what they made. */
function judgeMark(state: LiveState, { member, role }: Actor, act: MarkAct): Result<RoomAct> {
  const { marks } = state
  const isMine = (id: string): boolean => isAdult(role) || marks.get(id)?.by === member
  if (act.kind === 'erase') {
    if (act.ids === null) return isAdult(role) ? accept(act) : refuse('forbidden')
    // What somebody else erased meanwhile is gone: nothing is wrong with it.
    const standing = act.ids.filter((id) => marks.get(id)?.page === act.page)
    if (standing.length === 0) return refuse('not_found')
    return standing.every(isMine) ? accept({ ...act, ids: standing }) : refuse('forbidden')
  }
  if (act.kind === 'draw' && !isPathOnBoard(act.path)) return refuse('bad_request')
  const before = marks.get(act.id)
  if (before === undefined) return marks.size < boardMarksMax ? accept(act) : refuse('board_full')
  const goesOn = before.kind === act.kind && before.page === act.page && act.kind !== 'shape'
  const isByRight = act.kind === 'draw' ? before.by === member : isMine(act.id)
  return goesOn && isByRight ? accept(act) : refuse('in_use')
}

/** x and y in turn, so there are as many of both. */
function isPathOnBoard(path: readonly number[]): boolean {
  return path.length % 2 === 0 && path.every((place, at) => at % 2 === 0 || place <= boardHeight)
}

function judgeHand(
  { member, role }: Actor,
  act: Extract<RoomAct, { kind: 'hand' }>,
  { roleOf }: Occasion,
): Result<RoomAct> {
  if (act.member === undefined || act.member === member) return accept({ ...act, member })
  if (!isAdult(role) || act.isUp) return refuse('forbidden')
  return roleOf(act.member) === null ? refuse('not_found') : accept(act)
}

function judgeVote(
  { poll, pollIds }: LiveState,
  { role }: Actor,
  act: Extract<RoomAct, { kind: 'vote' }>,
): Result<RoomAct> {
  if (role !== 'pupil') return refuse('forbidden')
  if (poll?.pollId !== act.pollId)
    return refuse(pollIds.has(act.pollId) ? 'poll_over' : 'not_found')
  return act.choice < poll.choices ? accept(act) : refuse('bad_request')
}

type LeadAct = Exclude<
  RoomAct,
  { kind: 'draw' | 'shape' | 'write' | 'erase' | 'say' | 'hand' | 'lost' | 'vote' | 'flag' }
>

function judgeLead(state: LiveState, act: LeadAct, occasion: Occasion): Result<RoomAct> {
  const { isHeld, nowMs, roleOf } = occasion
  switch (act.kind) {
    case 'record':
      // Why it stopped is the room's own word.
      return act.isOn && isHeld
        ? refuse('no_adult_here')
        : accept({ kind: 'record', isOn: act.isOn })
    case 'ask':
      // One question at a time, and none twice: what was answered stays what it was.
      return state.poll !== null || state.pollIds.has(act.pollId) ? refuse('in_use') : accept(act)
    case 'close_poll':
      if (state.poll?.pollId !== act.pollId) {
        return refuse(state.pollIds.has(act.pollId) ? 'poll_over' : 'not_found')
      }
      return accept({ ...act, counts: countVotes(state.poll) })
    case 'grant': {
      const role = roleOf(act.member)
      if (role === null) return refuse('not_found')
      // Adults may everything as it is; and only guests are here as interpreters.
      if (isAdult(role)) return refuse('bad_request')
      return act.grants.interpret === true && role !== 'guest' ? refuse('bad_request') : accept(act)
    }
    case 'timer': {
      const { endsAt } = act
      const isGood = endsAt === null || (endsAt > nowMs && endsAt <= nowMs + timerMsMax)
      return isGood ? accept(act) : refuse('bad_request')
    }
    case 'split':
    case 'move':
    case 'visit':
    case 'gather':
    case 'allow_breakouts':
      return judgeBreakouts(state, act, {
        ...occasion,
        isWritten: (page) => isWritten(state, page),
      })
    case 'turn':
    case 'lay':
    case 'mute_all':
    case 'open_chat':
    case 'hand_out':
    case 'put_away':
      return accept(act)
  }
}

function isWritten({ marks }: LiveState, page: number): boolean {
  for (const mark of marks.values()) if (mark.page === page) return true
  return false
}

function countVotes({ choices, votes }: NonNullable<LiveState['poll']>): number[] {
  const counts = Array.from({ length: choices }, () => 0)
  for (const choice of votes.values()) counts[choice] = (counts[choice] ?? 0) + 1
  return counts
}
