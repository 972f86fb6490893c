/**
 * A recorded class along its own time, from 0: where pauses of the recording lay, it goes straight on.
 * Pure but for what `createReplayView` remembers.
 */
import type { Replay } from '#contract/live-replay.ts'
import { emptyRoom, hearRoom, type RoomView } from './room-view.ts'

type Spans = Replay['spans']

export function replayLengthMs(spans: Spans): number {
  return spans.reduce((sum, { from, until }) => sum + until - from, 0)
}

/** The server's clock at so many milliseconds of the replay. */
export function clockAt(spans: Spans, placeMs: number): number {
  let left = placeMs
  for (const { from, until } of spans) {
    if (left <= until - from) return from + left
    left -= until - from
  }
  return spans.at(-1)?.until ?? 0
}

/** Where a moment lies in the replay; one of a pause where the recording went on. */
export function placeOf(spans: Spans, at: number): number {
  let before = 0
  for (const { from, until } of spans) {
    if (at <= from) return before
    if (at <= until) return before + at - from
    before += until - from
  }
  return before
}

/** Where the class turned the board's pages. */
export function pageTurns({ events, spans }: Pick<Replay, 'events' | 'spans'>) {
  return events.flatMap(({ act, at, seq }) =>
    act.kind === 'turn' && at >= (spans[0]?.from ?? 0)
      ? [{ seq, page: act.page, placeMs: placeOf(spans, at) }]
      : [],
  )
}

/** Where sound is missing, in the replay's own time: joined where they meet, the first one first. */
export function missingPlaces({ gaps = [], spans }: Pick<Replay, 'gaps' | 'spans'>) {
  const places = gaps
    .map(({ from, until }) => ({ from: placeOf(spans, from), until: placeOf(spans, until) }))
    .sort((one, other) => one.from - other.from)
  const joined: { from: number; until: number }[] = []
  for (const { from, until } of places) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until)
    else joined.push({ from, until })
  }
  return joined
}

/** What the class looked like at a moment of the server's clock; onwards it costs only what came since. */
export function createReplayView({ events, members }: Pick<Replay, 'events' | 'members'>) {
  const start: RoomView = {
    ...emptyRoom,
    stage: 'inside',
    pastUntilSeq: Number.POSITIVE_INFINITY,
    members: members.map((one) => ({
      ...one,
      state: 'here',
      grants: { speak: false, draw: false },
    })),
  }
  let view = start
  let done = 0
  return (atMs: number): RoomView => {
    if (done > 0 && (events[done - 1]?.at ?? 0) > atMs) {
      view = start
      done = 0
    }
    const next = events.findIndex(({ at }, index) => index >= done && at > atMs)
    const until = next === -1 ? events.length : next
    if (until > done) {
      view = hearRoom(view, { kind: 'events', events: events.slice(done, until) }, 0)
      done = until
    }
    return view
  }
}
