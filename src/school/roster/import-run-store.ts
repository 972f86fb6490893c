/** Keeps what became of each import, for the head's page and for whoever asks later. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type ImportReport, outcomes } from './import-report.ts'

/** Lines kept with a run; the rest was shown when it ran. */
const keptLinesMax = 5000

export type RunKind = 'onde' | 'aaf' | 'schools' | 'calendar'
export type RunState = 'reading' | 'preview' | 'applying' | 'applied' | 'refused' | 'failed'

/** The numbers of a report, as a run keeps them. */
export function countsOf(report: ImportReport) {
  return Object.fromEntries(
    [...outcomes, 'read' as const].map((outcome) => [outcome, report[outcome]]),
  )
}

/** The lines of a report, as a run keeps them. */
export function linesOf(report: ImportReport) {
  return {
    rejections: report.rejections.slice(0, keptLinesMax),
    warnings: report.warnings.slice(0, keptLinesMax),
    isCut:
      report.isCut ||
      report.rejections.length > keptLinesMax ||
      report.warnings.length > keptLinesMax,
  }
}

/** A run that a head begins from a page. */
export async function insertRun(
  db: SchoolDatabase,
  run: {
    readonly id: Id
    readonly kind: RunKind
    readonly schoolUai: string
    readonly startedBy: Id
  },
): Promise<void> {
  await db
    .insertInto('import_run')
    .values({
      id: run.id,
      kind: run.kind,
      school_uai: run.schoolUai,
      started_by: run.startedBy,
      state: 'reading',
      finished_at: null,
    })
    .execute()
}

/** Moves a run on; with a report when there is one. */
export async function moveRun(
  db: SchoolDatabase,
  id: Id,
  to: {
    readonly state: RunState
    readonly progress?: number
    readonly report?: ImportReport
    readonly reason?: string | null
    readonly finishedAt?: Date
  },
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({
      state: to.state,
      ...(to.progress === undefined ? {} : { progress: to.progress }),
      ...(to.report === undefined
        ? {}
        : {
            counts: JSON.stringify(countsOf(to.report)),
            report: JSON.stringify({ ...linesOf(to.report), reason: to.reason ?? null }),
          }),
      ...(to.finishedAt === undefined ? {} : { finished_at: to.finishedAt }),
    })
    .where('id', '=', id)
    .execute()
}

/** The run of a school, or undefined. */
export function readRun(db: SchoolDatabase, uai: string, id: Id) {
  return db
    .selectFrom('import_run')
    .selectAll()
    .where('id', '=', id)
    .where('school_uai', '=', uai)
    .executeTakeFirst()
}

/** Runs shown on the head's page. */
const runsListedMax = 20

export function readRuns(db: SchoolDatabase, uai: string) {
  return db
    .selectFrom('import_run')
    .select(['id', 'kind', 'state', 'progress', 'counts', 'created_at', 'finished_at'])
    .where('school_uai', '=', uai)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(runsListedMax)
    .execute()
}
