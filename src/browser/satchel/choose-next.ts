/** Which entry is to be sent now, or how long nothing is. Pure, so that any morning can be tried. */
import { type Entry, isWaiting, type Pace } from './entry.ts'

export type Choice =
  | { readonly kind: 'send'; readonly entry: Entry }
  | { readonly kind: 'wait'; readonly ms: number }
  /** Nothing waits on this device. */
  | { readonly kind: 'rest' }

/** The first waiting entry of every attempt: only those may go, so that the order is kept. */
function heads(entries: readonly Entry[]): Entry[] {
  const first = new Map<string, Entry>()
  const blocked = new Set<string>()
  for (const entry of [...entries].sort((left, right) => left.place - right.place)) {
    // What belongs to an attempt that the school would not begin has nowhere to go.
    if (entry.task.kind === 'begin_attempt' && entry.where.at === 'refused') {
      blocked.add(entry.attemptId)
    }
    if (isWaiting(entry) && !first.has(entry.attemptId)) first.set(entry.attemptId, entry)
  }
  return [...first.values()].filter((entry) => !blocked.has(entry.attemptId))
}

/**
 * What is left of a pause. Its end is a moment of this device's clock: where the clock says less than when
 * the pause began, it was set back since, and the pause would last as long as the clock was ahead.
 */
function leftOf(untilMs: number, setAtMs: number | undefined, nowMs: number): number {
  return setAtMs !== undefined && nowMs < setAtMs ? 0 : Math.max(0, untilMs - nowMs)
}

export function chooseNext(entries: readonly Entry[], pace: Pace, nowMs: number): Choice {
  const able = heads(entries)
  if (able.length === 0) return { kind: 'rest' }
  const restOf = (entry: Entry) => leftOf(entry.readyAtMs, entry.readySetAtMs, nowMs)
  const pauseMs = leftOf(pace.notBeforeMs, pace.setAtMs, nowMs)
  const waitMs = Math.max(pauseMs, Math.min(...able.map(restOf)))
  if (waitMs > 0) return { kind: 'wait', ms: waitMs }
  const ready = able.filter((entry) => restOf(entry) === 0)
  // What the server failed at lets others pass: one bad entry must not hold up all the rest.
  const [entry] = ready.sort(
    (left, right) => left.failures - right.failures || left.place - right.place,
  )
  return entry === undefined ? { kind: 'rest' } : { kind: 'send', entry }
}
