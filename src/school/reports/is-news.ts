/** Whether a report would tell its family something else than what they have. Pure. */
import type { PeriodReport } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { saysSomething, saysTheSame } from './says-something.ts'

/** What a family has of a period, and the class that gave it out. */
export interface StandingReport {
  readonly classId: Id
  readonly report: PeriodReport
}

/** That the pupil is in another class by now is no news of its own. */
export function isNews(
  now: PeriodReport,
  before: StandingReport | undefined,
  classId: Id,
): boolean {
  // Nothing was said before, or it was taken away by then.
  if (before === undefined || !saysSomething(before.report)) return saysSomething(now)
  const { report } = before
  const had = before.classId === classId ? report : { ...report, className: now.className }
  return !saysTheSame(had, now)
}
