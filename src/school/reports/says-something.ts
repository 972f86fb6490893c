/** What a period report says, compared. Pure. */
import { isDeepStrictEqual } from 'node:util'
import type { PeriodReport } from '#contract/reports.ts'

/** A report that says nothing is not given out. */
export function saysSomething({ courses, general }: PeriodReport): boolean {
  return courses.length > 0 || general !== null
}

/** Half-days left aside: what is known of them fades by itself, and nobody changed anything. */
export function saysTheSame(left: PeriodReport, right: PeriodReport): boolean {
  return isDeepStrictEqual({ ...left, halfDays: null }, { ...right, halfDays: null })
}
