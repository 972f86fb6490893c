/**
 * When somebody who waits should ask again: as rarely as the distance allows, so that a long line
 * costs the server little, and often near the door. Pure; the server adds the jitter, so that those
 * who came together do not ask together. Whoever asks too early gets the same place.
 */
import type { Random } from '#kernel/random.ts'
import type { LineRules } from './waiting-line.ts'

export const pollMinMs = 2_000
export const pollMaxMs = 60_000
/** While no rate is known. */
const pollWithoutRateMs = 10_000
/** A third of the wait: the promise is renewed at least twice before the turn comes. */
const pollsPerWait = 3
const jitter = 0.3

export function pollAfter(waitMs: number | null): number {
  if (waitMs === null) return pollWithoutRateMs
  return Math.round(Math.min(pollMaxMs, Math.max(pollMinMs, waitMs / pollsPerWait)))
}

/** The same, up to 30 % earlier or later. */
export function jitterPoll(pollAfterMs: number, random: Pick<Random, 'fraction'>): number {
  return Math.round(pollAfterMs * (1 - jitter + 2 * jitter * random.fraction()))
}

/** After which silence somebody counts as absent. */
export function absentAfter(
  pollAfterMs: number,
  rules: Pick<LineRules, 'absentAfterPolls' | 'absentAfterMs'>,
): number {
  return Math.max(rules.absentAfterMs, pollAfterMs * rules.absentAfterPolls)
}
