/**
 * How wrong tries are slowed down: pure rules over a counter. A pause is never a ban, and a
 * right try after it is let in. The counters live in the database, where parallel tries cannot
 * slip past each other (`try-guard-store.ts`).
 */

/** One counter; times in ms since 1970. */
export interface TryCount {
  readonly failures: number
  /** Pauses so far; each may be longer than the one before. */
  readonly pauses: number
  /** When counting began. */
  readonly windowFromMs: number
  readonly pausedUntilMs: number | null
}

export type TryGuardKind = 'locator' | 'class' | 'login'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Wrong tries after which one card's short code pauses, and again after as many. */
export const triesPerLocator = 10
export const locatorPauseMs = 15 * minute
export const locatorPauseMaxMs = day
/** Wrong short codes that one class may meet in an hour before all its short codes pause. */
export const failuresPerClass = 60
export const classPauseMs = 15 * minute
/** Wrong passwords without any wait. */
export const freeTriesPerLogin = 5
export const loginPauseMs = 2_000
export const loginPauseMaxMs = 15 * minute

/** After this much time the counting begins anew. */
const windowMs: Readonly<Record<TryGuardKind, number>> = {
  locator: 7 * day,
  class: hour,
  login: day,
}

/** Milliseconds still to wait; null where a try is free. */
export function pauseLeftMs(count: TryCount | null, nowMs: number): number | null {
  const leftMs = (count?.pausedUntilMs ?? 0) - nowMs
  return leftMs > 0 ? leftMs : null
}

/** The counter after one more wrong try. */
export function countWrongTry(
  kind: TryGuardKind,
  before: TryCount | null,
  nowMs: number,
): TryCount {
  const isFresh = before === null || nowMs - before.windowFromMs >= windowMs[kind]
  const count = {
    failures: (isFresh ? 0 : before.failures) + 1,
    pauses: isFresh ? 0 : before.pauses,
    windowFromMs: isFresh ? nowMs : before.windowFromMs,
  }
  const pauseMs = pauseAfter(kind, count)
  if (pauseMs === 0) return { ...count, pausedUntilMs: null }
  return {
    ...count,
    pauses: count.pauses + 1,
    // A card that is still being tried keeps its history, however long its pauses grow.
    windowFromMs: kind === 'class' ? count.windowFromMs : nowMs,
    pausedUntilMs: nowMs + pauseMs,
  }
}

function pauseAfter(kind: TryGuardKind, count: { failures: number; pauses: number }): number {
  switch (kind) {
    case 'locator':
      if (count.failures % triesPerLocator !== 0) return 0
      return doubled(locatorPauseMs, count.pauses, locatorPauseMaxMs)
    case 'class':
      return count.failures >= failuresPerClass ? classPauseMs : 0
    case 'login':
      if (count.failures <= freeTriesPerLogin) return 0
      return doubled(loginPauseMs, count.failures - freeTriesPerLogin - 1, loginPauseMaxMs)
  }
}

function doubled(firstMs: number, times: number, maxMs: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(times, 30))
}
