/**
 * A teacher's GIFT or Moodle XML file becomes an exercise: read question by question, reported, and created as a
 * draft of its teacher, or in the common bank. What would lose something waits for agreement; what
 * the owner already brought is told and not made again.
 */
import type { BankReport } from '#contract/question-banks.ts'
import { type ExerciseContent, questionsMax } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import {
  createImportedExercise,
  findImportedExercise,
  type ImportedExercise,
} from '#school/exercises/create-imported-exercise.ts'
import type { RoomContext } from '#school/room-context.ts'
import { giftExercise } from './gift-exercise.ts'
import type { GiftReport } from './gift-report.ts'
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
  for (const { title, content } of exerciseParts(report, agreed, bank.fileName)) {
    const exercise = bank.isDryRun
      ? await findImportedExercise(context.db, bank.owner, content)
      : await createImportedExercise(context, { owner: bank.owner, title, content })
    if (exercise !== null) exercises.push(exercise)
  }
  return accept(presentBank(report, agreed, exercises))
}

/** Of a file that is called by its kind alone. */
const namelessTitle = 'Questions importées'

/** One exercise for each hundred questions, in the bank's order. */
function exerciseParts(
  report: GiftReport,
  agreed: ReadonlySet<number>,
  fileName: string,
): { readonly title: string; readonly content: ExerciseContent }[] {
  const indexes = [...report.imported, ...report.lossy.filter(({ index }) => agreed.has(index))]
    .map(({ index }) => index)
    .sort((left, right) => left - right)
  const parts: number[][] = []
  for (let from = 0; from < indexes.length; from += questionsMax) {
    parts.push(indexes.slice(from, from + questionsMax))
  }
  const ownName = fileName.replace(/\.(gift|txt|xml)$/i, '').trim()
  const title = ownName === '' ? namelessTitle : ownName.slice(0, 180)
  return parts.flatMap((part, place) => {
    const choice = { agreed, chosen: new Set(part), after: parts[place - 1]?.at(-1) ?? 0 }
    const content = giftExercise(report, choice)
    // Descriptions too long for one introduction: the questions come without them.
    const kept = content.ok ? content : giftExercise({ ...report, descriptions: [] }, choice)
    if (!kept.ok) return []
    const partTitle = parts.length === 1 ? title : `${title} (${place + 1}/${parts.length})`
    return [{ title: partTitle, content: kept.value }]
  })
}
