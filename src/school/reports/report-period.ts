/** Which grading period somebody means who named one, or none. Pure. */
import type { GradingPeriod } from '#contract/grades.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

/**
 * Named: that one, `not_found` where the year has it not. Not named: that of today, else the last
 * one that has begun, else the first; null where the year has none.
 */
export function choosePeriod(
  periods: readonly GradingPeriod[],
  asked: Id | undefined,
  today: Day,
): Result<GradingPeriod | null> {
  if (asked !== undefined) {
    const named = periods.find(({ id }) => id === asked)
    return named === undefined ? refuse('not_found') : accept(named)
  }
  const begun = periods.filter(({ startsOn }) => startsOn <= today)
  return accept(begun.at(-1) ?? periods[0] ?? null)
}
