/** What of a class's log its replay shows: board and talk of those who may be in it. Pure. */
import type { RoomEvent } from '#contract/live-room.ts'
import { mayBeRecorded, type RecordedPeople } from './may-be-recorded.ts'

/** When the recording ran; by the server's clock, in milliseconds. */
export interface RecordedSpan {
  readonly from: number
  readonly until: number
}

/** One that nobody stopped goes on until `endMs`. */
export function findSpans(events: readonly RoomEvent[], endMs: number): RecordedSpan[] {
  const spans: RecordedSpan[] = []
  let from: number | null = null
  for (const { act, at } of events) {
    if (act.kind !== 'record') continue
    if (act.isOn) from ??= at
    else if (from !== null) {
      spans.push({ from, until: at })
      from = null
    }
  }
  if (from !== null) spans.push({ from, until: Math.max(from, endMs) })
  return spans
}

export function isWithin(spans: readonly RecordedSpan[], at: number): boolean {
  return spans.some(({ from, until }) => at >= from && at <= until)
}

/**
 * The board from the class's beginning until the recording's end, so that it is whole; talk and the rest
 * only while it ran. Of a pupil who may not be recorded nothing stays, nor what adults did to such a mark;
 * hands, votes, questions with their counts, exercises and what was told to adults are in no replay.
 */
export function replayEvents(
  events: readonly RoomEvent[],
  spans: readonly RecordedSpan[],
  people: RecordedPeople,
): RoomEvent[] {
  const endMs = spans.at(-1)?.until ?? Number.NEGATIVE_INFINITY
  /** Marks that somebody made who may not be in it. */
  const hidden = new Set<string>()
  const shown = new Set<string>()
  return events.flatMap((event): RoomEvent[] => {
    const { act, at, by } = event
    if (at > endMs) return []
    const isAllowed = by === 0 || mayBeRecorded(people, by, at)
    switch (act.kind) {
      case 'draw':
      case 'shape':
      case 'write': {
        if (!isAllowed && !shown.has(act.id)) hidden.add(act.id)
        if (!isAllowed || hidden.has(act.id)) return []
        shown.add(act.id)
        return [event]
      }
      case 'erase': {
        if (act.ids === null) return isAllowed ? [event] : []
        const ids = act.ids.filter((id) => shown.has(id) && !hidden.has(id))
        return isAllowed && ids.length > 0 ? [{ ...event, act: { ...act, ids } }] : []
      }
      case 'turn':
      case 'lay':
        return isAllowed ? [event] : []
      case 'record':
        return [event]
      case 'say':
        return isAllowed && act.to === 'class' && isWithin(spans, at) ? [event] : []
      default:
        return []
    }
  })
}
