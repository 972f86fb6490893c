/** Imports the national directory: schools to know of, none of them opened by it. */
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext } from '#school/room-context.ts'
import { applySchools } from './apply-bodies.ts'
import type { ImportOptions } from './apply-roster.ts'
import type { NamedBytes } from './csv-table.ts'
import { changesOf } from './import-report.ts'
import { type ImportOutcome, runImport } from './import-transaction.ts'
import { keepImportRun } from './keep-import-run.ts'
import { createStage, stageItems } from './roster-stage-store.ts'
import { readSchoolsDirectory } from './schools-directory-reader.ts'

export function importSchools(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  file: NamedBytes,
  options: Pick<ImportOptions, 'dryRun' | 'actorId'>,
): Promise<ImportOutcome> {
  return runImport(context, {
    dryRun: options.dryRun,
    async work(trx, report) {
      await createStage(trx)
      await stageItems(trx, readSchoolsDirectory(file), report)
      await applySchools({ trx, report, advance: () => undefined }, 'owner')
      return null
    },
    async keep(trx, report) {
      const startedBy = options.actorId
      const run = { id: undefined, kind: 'schools', schoolUai: null, startedBy, report } as const
      await keepImportRun(trx, context, run)
      await writeAuditLine(trx, {
        schoolUai: null,
        actorId: options.actorId,
        action: 'schools_imported',
        detail: { changes: changesOf(report) },
      })
    },
  })
}
