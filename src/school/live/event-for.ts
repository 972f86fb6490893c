/** Who hears of what in a live class. */
import type { RoomEvent } from '#contract/live-room.ts'
import { type Actor, isAdult } from './judge-act.ts'
import { followsPage, markedPage, type Split } from './live-split.ts'
import { isForAdults } from './live-state.ts'

/**
 * The event as this member hears of it; null: not at all. What pupils tell adults is for them and for
 * whoever told it, what is said in a breakout for those who were in it and for adults; marks on a
 * breakout's page, while the class is `split`, for those who are there; counts that are not to be shown
 * stay with adults.
 */
export function eventFor(
  event: RoomEvent,
  { member, role }: Actor,
  split: Split | null,
): RoomEvent | null {
  if (event.by === member) return withCounts(event, role)
  const page = markedPage(event)
  if (page !== null && !followsPage(split, member, page)) return null
  if (isAdult(role)) return event
  const { act } = event
  if (isForAdults(act)) return null
  if (act.kind === 'say' && act.to === 'breakout') {
    return act.members?.includes(member) === true ? event : null
  }
  return withCounts(event, role)
}

function withCounts(event: RoomEvent, role: Actor['role']): RoomEvent {
  const { act } = event
  if (isAdult(role) || act.kind !== 'close_poll' || act.isShown) return event
  const { counts: _, ...shown } = act
  return { ...event, act: shown }
}
