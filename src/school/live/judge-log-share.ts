/**
 * Whether the log of a live class takes one act more of a member: it is bounded, and nobody fills it so
 * that others, adults least of all, can do nothing any more.
 */
import type { RoomAct } from '#contract/live-room.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { LiveState } from './live-state.ts'

/** Events of one class; a lesson with five hands drawing all the time stays below. */
export const roomEventsMax = 60_000
/** The last of these, where pupils and guests do no more than flag: half an hour of an adult's pen on the board. */
export const adultEventsKept = 15_000
/** Of what is before that: kept in equal parts for pupils and guests, come or not, so that a few leave the rest theirs. */
export const partsKept = 15_000
/** Acts of one pupil or guest in one class: about twenty minutes of a pen that never leaves the board. */
export const memberEventsMax = 9_000
/** Beyond `roomEventsMax`: by which adults protect, in a log that is full for everything else. */
export const guardEventsMax = 1_000

/** Whose the parts are. */
export interface LogSharers {
  /** Pupils and guests who may come to the class. */
  readonly sharers: number
  readonly isSharer: (member: number) => boolean
}

type Filled = Pick<LiveState, 'counts' | 'lastSeq'>

/** `log_full`. */
export function judgeLogShare(
  state: Filled,
  { isAdult, member }: { readonly isAdult: boolean; readonly member: number },
  act: RoomAct,
  among: LogSharers,
): Result<RoomAct> {
  const { counts, lastSeq } = state
  const own = counts.get(member) ?? 0
  const hasShare = isAdult || (own < memberEventsMax && !isOthersPart(state, own, among))
  return hasShare && lastSeq < eventsMaxFor(act, isAdult) ? accept(act) : refuse('log_full')
}

/** Acts that everybody who shares can do, whatever the others do. */
export function ownPart(sharers: number): number {
  return Math.floor(partsKept / Math.max(1, sharers))
}

/** Whoever has used up their own part goes on as long as there is more than what the others have left of theirs. */
function isOthersPart({ counts, lastSeq }: Filled, own: number, among: LogSharers): boolean {
  const { isSharer, sharers } = among
  const part = ownPart(sharers)
  const freeUntil = roomEventsMax - adultEventsKept - part * sharers
  if (own < part || lastSeq < freeUntil) return false
  let used = 0
  for (const [member, count] of counts) if (isSharer(member)) used += Math.min(part, count)
  return lastSeq >= freeUntil + used
}

function eventsMaxFor(act: RoomAct, isAdult: boolean): number {
  if (isAdult) return isGuard(act) ? roomEventsMax + guardEventsMax : roomEventsMax
  // What a child points out to the adults is for them.
  return act.kind === 'flag' ? roomEventsMax : roomEventsMax - adultEventsKept
}

/** By which an adult of the class stops, takes back, ends or looks after something. */
function isGuard(act: RoomAct): boolean {
  switch (act.kind) {
    case 'record':
      return !act.isOn
    case 'open_chat':
      return !act.isOpen
    case 'allow_breakouts':
      return !act.isAllowed
    case 'hand':
      return !act.isUp
    case 'mute_all':
    case 'grant':
    case 'gather':
    case 'visit':
    case 'put_away':
    case 'close_poll':
    case 'erase':
      return true
    default:
      return false
  }
}
