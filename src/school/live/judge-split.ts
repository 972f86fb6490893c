/** Whether an adult may split a live class, move, visit and gather, and who writes in a breakout. */
import type { BreakoutAct } from '#contract/live-breakouts.ts'
import { timerMsMax } from '#contract/live-limits.ts'
import type { RoomAct, RoomRole } from '#contract/live-room.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { breakoutOf, membersOfBreakout, type Split, type SplitState } from './live-split.ts'

export interface SplitOccasion {
  readonly nowMs: number
  readonly isHeld: boolean
  /** Null: no member has this number. */
  readonly roleOf: (member: number) => RoomRole | null
  /** Something stands on it. */
  readonly isWritten: (page: number) => boolean
}

/**
 * By adults. `not_granted`: breakouts are off, `in_use`: the class is split already or a page is written
 * on, `not_found`: it is not split, or has no such breakout or member, `bad_request`: a pupil twice, an
 * adult in a breakout, an end in the past, `no_adult_here`.
 */
export function judgeBreakouts(
  state: SplitState,
  act: BreakoutAct,
  occasion: SplitOccasion,
): Result<RoomAct> {
  const { split } = state
  if (act.kind === 'allow_breakouts') return accept(act)
  if (act.kind === 'split') {
    if (occasion.isHeld) return refuse('no_adult_here')
    if (!state.areBreakoutsAllowed) return refuse('not_granted')
    return split === null ? judgeSplit(act, occasion) : refuse('in_use')
  }
  if (split === null) return refuse('not_found')
  if (act.kind === 'gather') return accept(act)
  if (act.breakout !== null && act.breakout >= split.pages.length) return refuse('not_found')
  return act.kind === 'move' ? judgePupils([act.member], occasion, act) : accept(act)
}

function judgeSplit(
  act: Extract<BreakoutAct, { kind: 'split' }>,
  occasion: SplitOccasion,
): Result<RoomAct> {
  const { isWritten, nowMs } = occasion
  const { breakouts, endsAt } = act
  if (endsAt !== null && (endsAt <= nowMs || endsAt > nowMs + timerMsMax)) {
    return refuse('bad_request')
  }
  const pages = breakouts.map(({ page }) => page)
  if (new Set(pages).size < pages.length) return refuse('bad_request')
  if (pages.some(isWritten)) return refuse('in_use')
  return judgePupils(
    breakouts.flatMap(({ members }) => members),
    occasion,
    act,
  )
}

function judgePupils(
  members: readonly number[],
  { roleOf }: SplitOccasion,
  act: RoomAct,
): Result<RoomAct> {
  const roles = members.map(roleOf)
  if (roles.includes(null)) return refuse('not_found')
  const isGood = new Set(members).size === members.length && roles.every((one) => one === 'pupil')
  return isGood ? accept(act) : refuse('bad_request')
}

/** In a breakout by whoever is there, as it is told to them: with their numbers. */
export function judgeWords(
  split: Split | null,
  { isAdult, isChatOpen, member }: { isAdult: boolean; isChatOpen: boolean; member: number },
  { kind, to, words }: Extract<RoomAct, { kind: 'say' }>,
): Result<RoomAct> {
  const breakout = breakoutOf(split, member)
  if (to === 'breakout') {
    if (split === null || breakout === null) return refuse('not_granted')
    return accept({ kind, to, words, breakout, members: membersOfBreakout(split, breakout) })
  }
  // Who is in a breakout speaks there; what the whole class reads comes from adults meanwhile.
  const mayAll = isAdult || (isChatOpen && breakout === null)
  return to === 'adults' || mayAll ? accept({ kind, to, words }) : refuse('not_granted')
}
