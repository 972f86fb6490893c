/** The half-days that a report has, counted now or when it was given out before. Pure. */
import type { PeriodReport } from '#contract/reports.ts'
import { type Day, daysBetween } from '#kernel/calendar-day.ts'

export interface CountedDays {
  readonly from: Day
  readonly until: Day
}

/**
 * Arrivals are kept for some weeks, so that fewer and fewer days of a period can be counted: of fewer days than
 * the family has a count of, the new one takes nothing away.
 */
export function halfDaysKept(
  report: PeriodReport,
  counted: CountedDays | null,
  before: PeriodReport | undefined,
): PeriodReport {
  const had = before?.halfDays ?? null
  if (had === null) return report
  const isWhole = counted !== null && daysOf(counted) >= daysOf(had)
  return isWhole ? report : { ...report, halfDays: had }
}

function daysOf({ from, until }: CountedDays): number {
  return daysBetween(from, until) + 1
}
