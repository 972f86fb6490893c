/** A cell that imports the made-up ONDE extractions, and lists that differ from them. */
import { readFileSync } from 'node:fs'
import { type FixedClock, fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { ImportOptions } from '#school/roster/apply-roster.ts'
import type { NamedBytes } from '#school/roster/csv-table.ts'
import { importOnde } from '#school/roster/import-onde.ts'
import type { OndeFiles } from '#school/roster/onde-reader.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createTestDatabase } from './test-database.ts'
import { testMorning, testUai } from './test-school.ts'

const folder = new URL('./fixtures/roster/onde/', import.meta.url)
const named = (name: string): NamedBytes => ({ name, bytes: readFileSync(new URL(name, folder)) })

/** The file with its lines as `change` gives them. */
export function withLines(
  { name, bytes }: NamedBytes,
  change: (lines: string[]) => string[],
): NamedBytes {
  const lines = Buffer.from(bytes).toString('latin1').split(/\r?\n/u)
  return { name, bytes: Buffer.from(change(lines).join('\n'), 'latin1') }
}

/** The file with the words replaced wherever they stand. */
export function withWords(file: NamedBytes, from: string, to: string): NamedBytes {
  return withLines(file, (lines) => lines.map((line) => line.replaceAll(from, to)))
}

/** The extractions without the lines that the reader does not take. */
export const ondeFiles: OndeFiles = {
  uai: testUai('0999301'),
  pupils: withLines(named('eleves.csv'), (lines) =>
    lines.filter((line) => !/ESNAULT|"trop"/u.test(line)),
  ),
  teachers: named('enseignants.csv'),
  guardians: withLines(named('responsables.csv'), (lines) =>
    lines.filter((line) => !/Sans-Nom|ESNAULT|GARNIER|CHARPENTIER/u.test(line)),
  ),
}

export interface OndeCell {
  readonly db: SchoolDatabase
  readonly clock: FixedClock
  readonly context: {
    readonly db: SchoolDatabase
    readonly clock: FixedClock
    readonly random: typeof systemRandom
  }
  readonly importIt: (
    other?: Partial<OndeFiles>,
    options?: Partial<ImportOptions>,
  ) => ReturnType<typeof importOnde>
}

/** A database of its own for one test. */
export async function withOndeCell(work: (cell: OndeCell) => Promise<void>): Promise<void> {
  const { database, close } = await createTestDatabase<SchoolTables>()
  const db = database.kysely
  const context = { db, clock: fixedClock(testMorning), random: systemRandom }
  const plain: ImportOptions = { dryRun: false, acceptDepartures: false, actorId: null }
  try {
    await work({
      db,
      clock: context.clock,
      context,
      importIt: (other = {}, options = {}) =>
        importOnde(context, { ...ondeFiles, ...other }, { ...plain, ...options }),
    })
  } finally {
    await close()
  }
}
