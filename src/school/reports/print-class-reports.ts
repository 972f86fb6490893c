/** A class's reports of a period, as they were given out, in one file to print. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { printReportsApart } from './print-reports-apart.ts'
import type { ReportRoom } from './report-context.ts'
import { readLastPublishing, readReportClass, readReportsOfPublishing } from './report-store.ts'
import { saysSomething } from './says-something.ts'

export interface ClassPaper {
  readonly bytes: Uint8Array
  /** As a file is called, without its ending. */
  readonly name: string
}

/** `not_published`: nothing of it is given out, or nothing is left in what was. */
export async function printClassReports(
  { db }: Pick<ReportRoom, 'db'>,
  asked: { readonly classId: Id; readonly periodId: Id; readonly actorId: Id },
): Promise<Result<ClassPaper>> {
  const { actorId, classId, periodId } = asked
  const ofClass = await readReportClass(db, classId)
  if (ofClass === null) return refuse('not_found')
  const last = await readLastPublishing(db, classId, periodId)
  if (last === null) return refuse('not_published')
  const reports = (await readReportsOfPublishing(db, last.id)).filter(saysSomething)
  if (reports.length === 0) return refuse('not_published')
  const paper = await printReportsApart(reports)
  if (!paper.ok) return paper
  await writeAuditLine(db, {
    schoolUai: ofClass.schoolUai,
    actorId,
    action: 'reports_printed',
    subjectId: classId,
    detail: { pupils: reports.length },
  })
  const label = reports[0]?.period.label ?? ''
  return accept({ bytes: paper.value, name: `bulletins ${ofClass.name} ${label}`.trim() })
}
