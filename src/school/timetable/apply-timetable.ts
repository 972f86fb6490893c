/**
 * An import of a timetable in one transaction: whole, with its line in the audit and among the runs,
 * or not at all, where it was only tried or something was rejected.
 */
import type { TimetableReport } from '#contract/timetable.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { lockTimetable } from './lock-timetable.ts'
import { insertTimetableRun } from './timetable-import-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

interface ImportJob {
  /** Null: from the command line. */
  readonly actorId: Id | null
  readonly uai: string
}

/** `work` holds the timetable's lock; what it did stays only where its report says so. */
export async function applyTimetable(
  context: Context,
  job: ImportJob,
  work: (trx: SchoolTransaction) => Promise<TimetableReport>,
): Promise<TimetableReport> {
  const trx = await context.db.startTransaction().execute()
  try {
    await lockTimetable(trx, job.uai)
    const report = await work(trx)
    if (report.applied) {
      await keepRun(context, trx, job, report)
      await trx.commit().execute()
    } else await trx.rollback().execute()
    return report
  } catch (error) {
    if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute()
    throw error
  }
}

async function keepRun(
  { clock, random }: Context,
  trx: SchoolTransaction,
  job: ImportJob,
  report: TimetableReport,
): Promise<void> {
  const { created, updated, unchanged, merged, deleted, rejected, warnings } = report
  const counts = { created, updated, unchanged, merged, deleted, rejected }
  await insertTimetableRun(trx, {
    id: mintId(clock, random),
    uai: job.uai,
    actorId: job.actorId,
    counts,
    report: { rejections: [], warnings },
    now: new Date(clock.now()),
  })
  await writeAuditLine(trx, {
    schoolUai: job.uai,
    actorId: job.actorId,
    action: 'timetable_imported',
    detail: { slots: (created.slot ?? 0) + (updated.slot ?? 0) + (deleted.slot ?? 0) },
  })
}
