/**
 * What the four import commands share: reach the database (beside a running Préau or alone), run
 * the import, and tell its outcome as one JSON object or in French.
 */
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { NamedBytes } from '#school/roster/csv-table.ts'
import { rejectionsCsv } from '#school/roster/import-report.ts'
import type { ImportOutcome } from '#school/roster/import-transaction.ts'
import { describeImport } from './describe-import.ts'
import { withCell } from './open-cell.ts'
import { sayFailure } from './say.ts'

/**
 * 0: applied, or a dry run that would be; 1: refused, nothing applied; 2: wrong use; 74, as sysexits.h has it:
 * told as asked, but the list of rejected lines could not be written.
 */
const exitRefused = 1
const exitUsage = 2
const exitListLost = 74

export interface ImportFlags {
  readonly dryRun?: true
  readonly json?: true
  readonly rejectionsCsv?: string
}

export type ImportContext = Pick<RoomContext, 'db' | 'clock' | 'random'> & {
  /** The installation's setting, for schools whose code does not tell their clock. */
  readonly timeZone: string
}

/** Adds the flags that every import takes, and the exit code of a wrong use. */
export function withImportFlags(command: Command): Command {
  return command
    .option('--dry-run', 'montrer ce qui changerait, sans rien appliquer / change nothing')
    .option('--json', 'un seul objet JSON sur la sortie / one JSON object on stdout')
    .option(
      '--rejections-csv <fichier>',
      'écrire la liste des lignes rejetées / write the list of rejected lines',
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitUsage))
}

/** Reads a file named on the command line, or throws a `PlainError` that names it. */
export async function readNamedFile(path: string): Promise<NamedBytes> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (error) {
    throw new PlainError(
      {
        french: `Le fichier ${path} n’existe pas ou ne peut pas être lu.`,
        english: `The file ${path} does not exist or cannot be read.`,
      },
      { cause: error },
    )
  }
}

/** Runs one import against the cell's database and sets the exit code. */
export async function runImportCommand(
  flags: ImportFlags,
  importIt: (context: ImportContext) => Promise<ImportOutcome>,
): Promise<void> {
  const config = loadConfig(processEnvironment())
  // Before the import: whoever named a file that cannot be written learns it while nothing is applied.
  const list = flags.rejectionsCsv === undefined ? null : await openList(flags.rejectionsCsv)
  try {
    await withCell(config, silentLog, async ({ database }) => {
      const { timeZone } = config
      const context = { db: database.kysely, clock: systemClock, random: systemRandom, timeZone }
      const outcome = await importIt(context)
      tell(outcome, flags)
      if (list !== null) await list.write(outcome.report)
    })
  } finally {
    await list?.close()
  }
}

interface RejectionList {
  write(report: ImportOutcome['report']): Promise<void>
  close(): Promise<void>
}

/** What the file holds already stays until there is a list to write. */
async function openList(path: string): Promise<RejectionList> {
  const file: FileHandle = await open(path, 'a', 0o600)
  const isNew = (await file.stat()).size === 0
  let isWritten = false
  return {
    async write(report) {
      try {
        await file.truncate(0)
        await file.writeFile(rejectionsCsv(report))
        isWritten = true
      } catch (error) {
        sayListLost(path, error)
      }
    },
    async close() {
      await file.close()
      if (isNew && !isWritten) await rm(path, { force: true }).catch(() => undefined)
    },
  }
}

function sayListLost(path: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error)
  sayFailure(
    new PlainError({
      french: `La liste des lignes rejetées n’a pas pu être écrite dans ${path} (${why}). Ce qui est dit ci-dessus de l’import reste vrai ; le même import avec --dry-run donne la liste à nouveau.`,
      english: `The list of rejected lines could not be written to ${path}. What is said above of the import holds; the same import with --dry-run gives the list again.`,
    }),
  )
  process.exitCode = exitListLost
}

function tell(outcome: ImportOutcome, flags: ImportFlags): void {
  const { report, refusal } = outcome
  if (flags.json === true) {
    const { isCut, ...told } = report
    const refused = refusal === null ? {} : { refused: refusal.code, reason: refusal.reason }
    const dryRun = flags.dryRun === true
    const object = { applied: outcome.applied, dryRun, ...refused, ...told, isCut }
    process.stdout.write(`${JSON.stringify(object, null, 2)}\n`)
  } else {
    process.stdout.write(describeImport(outcome, flags.dryRun === true))
  }
  if (refusal !== null) process.exitCode = exitRefused
}
