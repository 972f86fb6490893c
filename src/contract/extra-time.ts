/** The minutes that a pupil has for an attempt whose time is limited: one rule, for school and device. */
import type { ExtraTime } from './adjustments.ts'

/** Minutes to which the time of an attempt may be limited. */
export const attemptMinutesMax = 600

const factors: Readonly<Record<ExtraTime, readonly [times: number, over: number]>> = {
  third: [4, 3],
  half: [3, 2],
  double: [2, 1],
}

/** Whole minutes, rounded in favour of the pupil. */
export function ownMinutes(minutes: number, extraTime: ExtraTime | null): number {
  if (extraTime === null) return minutes
  const [times, over] = factors[extraTime]
  return Math.ceil((minutes * times) / over)
}
