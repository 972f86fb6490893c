/**
 * The classes of a school's year, and which of them have the reports of a period given out; and those of years that are
 * over, as long as their reports are kept.
 */
import type { SchoolReports } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { ReportRoom } from './report-context.ts'
import { choosePeriod } from './report-period.ts'
import { readClassesWithReports, readFormerClasses, readReportPeriods } from './report-store.ts'

export async function readSchoolReports(
  { clock, db }: Pick<ReportRoom, 'db' | 'clock'>,
  uai: string,
  asked: Id | undefined,
): Promise<Result<SchoolReports>> {
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return refuse('not_found')
  if (school.year === null) {
    return accept({ periods: [], periodId: null, classes: [], formerClasses: [] })
  }
  const periods = await readReportPeriods(db, school.year.id)
  const chosen = choosePeriod(periods, asked, school.today)
  if (!chosen.ok) return chosen
  const periodId = chosen.value?.id ?? null
  const [classes, formerClasses] = await Promise.all([
    readClassesWithReports(db, school.year.id, periodId),
    readFormerClasses(db, uai, school.year.id, school.today),
  ])
  return accept({
    periods,
    periodId,
    formerClasses,
    classes: classes.map(({ id, name, publishedAt }) => ({
      id,
      name,
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
  })
}
