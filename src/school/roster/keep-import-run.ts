/** Keeps an applied import with its report, in the transaction of the import itself. */
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import type { ImportReport } from './import-report.ts'
import { countsOf, linesOf, type RunKind } from './import-run-store.ts'

export async function keepImportRun(
  trx: SchoolDatabase,
  context: Pick<RoomContext, 'clock' | 'random'>,
  run: {
    readonly id: Id | undefined
    readonly kind: RunKind
    readonly schoolUai: string | null
    readonly startedBy: Id | null
    readonly report: ImportReport
  },
): Promise<void> {
  const finished = {
    state: 'applied',
    counts: JSON.stringify(countsOf(run.report)),
    report: JSON.stringify(linesOf(run.report)),
    progress: 100,
    finished_at: new Date(context.clock.now()),
  } as const
  await trx
    .insertInto('import_run')
    .values({
      id: run.id ?? mintId(context.clock, context.random),
      kind: run.kind,
      school_uai: run.schoolUai,
      started_by: run.startedBy,
      ...finished,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(finished))
    .execute()
}
