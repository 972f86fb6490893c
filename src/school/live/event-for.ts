/** Who hears of what in a live class. */
import type { RoomEvent } from '#contract/live-room.ts'
import { type Actor, isAdult } from './judge-act.ts'
import { isForAdults } from './live-state.ts'

/**
 * The event as this member hears of it; null: not at all. Adults hear everything; what pupils tell
 * adults is for them and for whoever told it; counts that are not to be shown stay with adults.
 */
export function eventFor(event: RoomEvent, { member, role }: Actor): RoomEvent | null {
  if (isAdult(role)) return event
  const { act } = event
  if (isForAdults(act)) return event.by === member ? event : null
  if (act.kind !== 'close_poll' || act.isShown) return event
  const { counts: _, ...shown } = act
  return { ...event, act: shown }
}
