/**
 * A teacher's GIFT or Moodle XML file becomes an exercise: read question by question, reported, and created as a
 * draft of its teacher, or in the common bank. What would lose something waits for agreement; what
 * the owner already brought is told and not made again.
 */
import type { BankReport } from '#contract/question-banks.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import {
  createImportedExercise,
  findImportedExercise,
  type ImportedExercise,
} from '#school/exercises/create-imported-exercise.ts'
import type { RoomContext } from '#school/room-context.ts'
import { bankParts } from './bank-parts.ts'
import { type Agreement, agreedIndexes, presentBank } from './question-bank.ts'
import { readBankApart } from './read-bank-apart.ts'

export interface BankToImport {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Null: into the installation's common bank. */
  readonly owner: { readonly personId: Id; readonly schoolUai: string } | null
  /** Indexes of lossy questions that a person has agreed to; 'all' for every one. */
  readonly agreed: Agreement
  readonly isDryRun: boolean
}

export async function importQuestionBank(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  bank: BankToImport,
): Promise<Result<BankReport>> {
  const read = await readBankApart(bank.bytes, bank.fileName)
  if (!read.ok) return read
  const report = read.value
  const agreed = agreedIndexes(report, bank.agreed)
  const exercises: ImportedExercise[] = []
  const { parts, placeOf } = bankParts(report, agreed, bank.fileName)
  for (const { title, content } of parts) {
    const exercise = bank.isDryRun
      ? await findImportedExercise(context.db, bank.owner, content)
      : await createImportedExercise(context, { owner: bank.owner, title, content })
    if (exercise !== null) exercises.push(exercise)
  }
  return accept(presentBank(report, agreed, exercises, placeOf))
}
