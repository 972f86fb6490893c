/**
 * When a screen reader says the place in line again: at first, when the number has changed by a
 * meaningful step, and when the time comes near. Never at every poll: who listens to a lesson
 * meanwhile must not be interrupted for three people less.
 */
import type { Place } from '#contract/arrival.ts'

type SaidPlace = Pick<Place, 'ahead' | 'waitMs'>

/** The last number said must have gone down (or up) by this share of itself. */
const stepShare = 0.25
/** …and by this many people, so that 8, 6, 5 are not three interruptions. */
const stepPeopleMin = 5
/** Waits worth a word when they are first reached, in ms. */
const nearMarksMs: readonly number[] = [5 * 60_000, 60_000]

function marksReached(waitMs: number | null): number {
  return waitMs === null ? 0 : nearMarksMs.filter((mark) => waitMs <= mark).length
}

/** `said`: the place that was said last; null when none was. */
export function isWorthSaying(said: SaidPlace | null, now: SaidPlace): boolean {
  if (said === null) return true
  if (marksReached(now.waitMs) > marksReached(said.waitMs)) return true
  const change = Math.abs(said.ahead - now.ahead)
  return change >= stepPeopleMin && change >= said.ahead * stepShare
}
