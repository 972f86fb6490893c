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
/** Acts of one pupil or guest in one class: about twenty minutes of a pen that never leaves the board. */
export const memberEventsMax = 9_000
/** Beyond `roomEventsMax`: by which adults protect, in a log that is full for everything else. */
export const guardEventsMax = 1_000

/** `log_full`. */
export function judgeLogShare(
  { counts, lastSeq }: Pick<LiveState, 'counts' | 'lastSeq'>,
  { isAdult, member }: { readonly isAdult: boolean; readonly member: number },
  act: RoomAct,
): Result<RoomAct> {
  const hasShare = isAdult || (counts.get(member) ?? 0) < memberEventsMax
  return hasShare && lastSeq < eventsMaxFor(act, isAdult) ? accept(act) : refuse('log_full')
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
