/**
 * Gives a class's reports of a period out to pupils and guardians. They say from then on what they
 * said at this moment; what is graded and written later waits for the next publishing.
 */
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { composeClassReports } from './compose-class-reports.ts'
import { halfDaysKept } from './half-days-kept.ts'
import { isNews } from './is-news.ts'
import type { ReportRoom } from './report-context.ts'
import {
  insertPublishing,
  insertReports,
  readLastPublishing,
  readReportClass,
  readReportPeriods,
  readStandingReports,
} from './report-store.ts'
import { saysSomething } from './says-something.ts'

/**
 * A report that stands and would say nothing by now is given out as well, empty: what stood there goes.
 * `bad_request` at `pupils`: nothing is said of anybody, nor was before. The same id again changes nothing.
 */
export async function publishReports(
  room: ReportRoom,
  caller: Caller,
  wish: { readonly id: Id; readonly classId: Id; readonly periodId: Id },
): Promise<Result<Record<string, never>>> {
  const { clock, db, random } = room
  const ofClass = await readReportClass(db, wish.classId)
  if (ofClass === null) return refuse('not_found')
  const periods = await readReportPeriods(db, ofClass.yearId)
  const period = periods.find(({ id }) => id === wish.periodId)
  if (period === undefined) return refuse('not_found')
  const { counted, reports: composed } = await composeClassReports(room, ofClass, period)
  const pupilIds = composed.map(({ pupil }) => pupil.id)
  const standing = await readStandingReports(db, period.id, pupilIds)
  const reports = composed.map((one) =>
    halfDaysKept(one, counted, standing.get(one.pupil.id)?.report),
  )
  const given = reports.filter((report) => {
    const before = standing.get(report.pupil.id)
    // What the class of before gave out is theirs as it stands, until it says something else.
    if (before?.classId !== ofClass.id) return isNews(report, before, ofClass.id)
    return saysSomething(report) || saysSomething(before.report)
  })
  const said = given.filter(saysSomething)
  if (said.length === 0 && (await readLastPublishing(db, ofClass.id, period.id)) === null) {
    return refuse('bad_request', { where: 'pupils' })
  }
  await db.transaction().execute(async (trx) => {
    const isNew = await insertPublishing(trx, {
      id: wish.id,
      class_id: wish.classId,
      period_id: wish.periodId,
      published_by: caller.personId,
      published_at: new Date(clock.now()),
    })
    if (!isNew) return
    const withIds = given.map((report) => ({ id: mintId(clock, random), report }))
    await insertReports(trx, wish.id, withIds)
    await writeAuditLine(trx, {
      schoolUai: ofClass.schoolUai,
      actorId: caller.personId,
      action: 'reports_published',
      subjectId: wish.classId,
      detail: { label: period.label, pupils: said.length },
    })
  })
  return accept({})
}
