/** Takes a class's reports of a period back: pupils and guardians see them no longer. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { ReportRoom } from './report-context.ts'
import { readReportClass, readReportPeriods, withdrawPublishings } from './report-store.ts'

/** Also those of former publishings: none of them comes back by this. */
export async function withdrawReports(
  { clock, db }: Pick<ReportRoom, 'db' | 'clock'>,
  wish: { readonly classId: Id; readonly periodId: Id; readonly actorId: Id },
): Promise<Result<Record<string, never>>> {
  const { actorId, classId, periodId } = wish
  const ofClass = await readReportClass(db, classId)
  if (ofClass === null) return refuse('not_found')
  const periods = await readReportPeriods(db, ofClass.yearId)
  const period = periods.find(({ id }) => id === periodId)
  if (period === undefined) return refuse('not_found')
  await db.transaction().execute(async (trx) => {
    const isDone = await withdrawPublishings(trx, classId, periodId, new Date(clock.now()))
    if (!isDone) return
    await writeAuditLine(trx, {
      schoolUai: ofClass.schoolUai,
      actorId,
      action: 'reports_withdrawn',
      subjectId: classId,
      detail: { label: period.label },
    })
  })
  return accept({})
}
