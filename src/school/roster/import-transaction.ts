/**
 * The frame of every import: one transaction, one import at a time, whole or not at all. A dry run
 * is the same transaction taken back at its end, so that the preview says exactly what would happen.
 */
import { sql } from 'kysely'
import { extendStatementTime } from '#engine/database/statement-deadline.ts'
import type { Refusal } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { buildReport, type ImportReport, type ReportBuilder } from './import-report.ts'
import { UnreadableRoster } from './roster-record.ts'

/** Why nothing was applied, with a French sentence for whoever imports. */
export type ImportRefusal = Refusal & { readonly reason: string }

export interface ImportOutcome {
  readonly report: ImportReport
  /** A dry run says here what would refuse it. */
  readonly refusal: ImportRefusal | null
  readonly applied: boolean
}

/** One import at a time in a cell: they touch the same rows. Any number that nothing else uses. */
const importLock = 7_723_284_511
/** A statement over a whole académie's people may take longer than a page's. */
const statementTimeoutMs = 300_000
/** Reading a large file may leave the transaction waiting between two statements. */
const idleTimeoutMs = 120_000

/** Carries the outcome out of a transaction that must not stay. */
class TakenBack extends Error {
  readonly outcome: ImportOutcome
  constructor(outcome: ImportOutcome) {
    super('the import was taken back')
    this.outcome = outcome
  }
}

/**
 * Runs `work`, which applies and gives a refusal or null, then `keep`, which leaves the run and
 * its audit line. Taken back on a dry run, on a refusal and on a file that cannot be read.
 */
export async function runImport(
  context: Pick<RoomContext, 'db'>,
  options: {
    readonly dryRun: boolean
    readonly work: (trx: SchoolTransaction, report: ReportBuilder) => Promise<ImportRefusal | null>
    readonly keep: (trx: SchoolTransaction, report: ImportReport) => Promise<void>
  },
): Promise<ImportOutcome> {
  const report = buildReport()
  try {
    return await context.db.transaction().execute(async (trx) => {
      const refusal = (await beginImport(trx)) ?? (await options.work(trx, report))
      const finished = report.finish()
      if (options.dryRun || refusal !== null) {
        throw new TakenBack({ report: finished, refusal, applied: false })
      }
      await options.keep(trx, finished)
      return { report: finished, refusal: null, applied: true }
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    if (error instanceof UnreadableRoster) return refuseUnreadable(report, error)
    throw error
  }
}

async function beginImport(trx: SchoolTransaction): Promise<ImportRefusal | null> {
  await extendStatementTime(trx, statementTimeoutMs)
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(idleTimeoutMs)}, true)`.execute(
    trx,
  )
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${importLock}) as locked`.execute(trx)
  if (rows[0]?.locked === true) return null
  const reason = 'Un autre import est en cours : attendez qu’il se termine.'
  return { code: 'already_running', reason }
}

/** Nothing was applied, so nothing counts: only where the file breaks, and what was met before. */
export function refuseUnreadable(report: ReportBuilder, error: UnreadableRoster): ImportOutcome {
  const { place, field, reason } = error
  const code = 'file_unreadable'
  return {
    report: {
      ...buildReport().finish(),
      rejections: [{ ...place, field, code, reason, kind: 'file' }],
      warnings: report.finish().warnings,
    },
    refusal: { code, detail: { file: place.file, line: place.line, field }, reason },
    applied: false,
  }
}
