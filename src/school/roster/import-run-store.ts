/** Keeps what became of each import, for the head's page and for whoever asks later. */
import { sql } from 'kysely'
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

/** A file of an upload, where it waits. */
export interface KeptFile {
  readonly field: string
  readonly name: string
  readonly blobKey: string
}

/** A run that a head begins from a page. */
export async function insertRun(
  db: SchoolDatabase,
  run: {
    readonly id: Id
    readonly kind: RunKind
    readonly schoolUai: string
    readonly startedBy: Id
    readonly files: readonly KeptFile[]
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
      files: JSON.stringify(run.files),
    })
    .execute()
}

/** What a run says besides its numbers: see `linesOf`. */
export interface KeptReport {
  readonly rejections?: ImportReport['rejections']
  readonly warnings?: ImportReport['warnings']
  readonly refusal?: { readonly code: string; readonly reason: string } | null
}

/** Moves a run on, unless it left `from` meanwhile; with a report when there is one. */
export async function moveRun(
  db: SchoolDatabase,
  id: Id,
  to: {
    readonly state: RunState
    /** Absent: from wherever it is. */
    readonly from?: RunState
    /** 0 to 100. */
    readonly progress?: number
    readonly report?: ImportReport
    readonly refusal?: KeptReport['refusal']
    readonly finishedAt?: Date
    /** True: the uploaded files are gone. */
    readonly forgetsFiles?: boolean
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
            report: JSON.stringify({ ...linesOf(to.report), refusal: to.refusal ?? null }),
          }),
      ...(to.finishedAt === undefined ? {} : { finished_at: to.finishedAt }),
      ...(to.forgetsFiles === true ? { files: '[]' } : {}),
    })
    .where('id', '=', id)
    .$if(to.from !== undefined, (run) => run.where('state', '=', to.from ?? to.state))
    .execute()
}

/** Tells how far a run is, unless it has moved on meanwhile. */
export async function tellRunProgress(
  db: SchoolDatabase,
  id: Id,
  state: RunState,
  progress: number,
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ progress })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute()
}

/** From one of some states to another, at once for all who try; false where it was in none. */
export async function claimRun(
  db: SchoolDatabase,
  id: Id,
  from: readonly RunState[],
  to: RunState,
): Promise<boolean> {
  const result = await db
    .updateTable('import_run')
    .set({ state: to, progress: 0 })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export function readRun(db: SchoolDatabase, id: Id) {
  return db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Runs shown on the head's page. */
const runsListedMax = 20

export function readRuns(db: SchoolDatabase, uai: string) {
  return db
    .selectFrom('import_run')
    .select(['id', 'kind', 'state', 'progress', 'counts', 'created_at', 'finished_at'])
    .where('school_uai', '=', uai)
    .where('kind', 'in', ['onde', 'aaf'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(runsListedMax)
    .execute()
}

/** Runs of a school that still hold files: a new upload takes their place. */
export function readWaitingRuns(db: SchoolDatabase, uai: string) {
  return db
    .selectFrom('import_run')
    .select(['id', 'state', 'files'])
    .where('school_uai', '=', uai)
    .where((where) =>
      where.or([
        where('state', 'in', ['reading', 'preview', 'applying']),
        where.and([where('state', '=', 'failed'), where('files', '<>', '[]')]),
      ]),
    )
    .execute()
}

/**
 * Runs hold no files any more that are over, that waited since before for a head's word or for another
 * try, or that were ordered before and never came to an end. Answers the files.
 */
export async function forgetUploads(
  db: SchoolDatabase,
  old: { readonly now: Date; readonly waitingBefore: Date; readonly orderedBefore: Date },
): Promise<KeptFile[]> {
  const { rows } = await sql<{ files: KeptFile[] }>`
    update import_run set
      files = '[]',
      state = case
        when import_run.state in ('reading', 'preview') then 'refused'
        when import_run.state = 'applying' then 'failed'
        else import_run.state end,
      finished_at = coalesce(import_run.finished_at, ${old.now})
    from (
      select id, files from import_run
      where files <> '[]' and (
        state in ('applied', 'refused')
        or state <> 'applying' and created_at < ${old.waitingBefore}
        or created_at < ${old.orderedBefore}
      )
      for update
    ) as held
    where import_run.id = held.id
    returning held.files`.execute(db)
  return rows.flatMap(({ files }) => files)
}
