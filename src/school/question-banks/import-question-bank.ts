/**
 * A teacher's GIFT file becomes an exercise: read question by question, reported, and created as a
 * draft of its teacher, or in the common bank. What would lose something waits for agreement.
 */
import type { BankReport } from '#contract/question-banks.ts'
import { questionsMax } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import { createExercise } from '#school/exercises/create-exercise.ts'
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
  const exerciseIds = bank.isDryRun ? [] : await createExercises(context, bank, report, agreed)
  return accept(presentBank(report, agreed, exerciseIds))
}

/** One exercise for each hundred questions, in the bank's order. */
async function createExercises(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  bank: BankToImport,
  report: GiftReport,
  agreed: ReadonlySet<number>,
): Promise<Id[]> {
  const indexes = [...report.imported, ...report.lossy.filter(({ index }) => agreed.has(index))]
    .map(({ index }) => index)
    .sort((left, right) => left - right)
  const parts: number[][] = []
  for (let from = 0; from < indexes.length; from += questionsMax) {
    parts.push(indexes.slice(from, from + questionsMax))
  }
  const title = bank.fileName.replace(/\.(gift|txt)$/i, '').slice(0, 180)
  const exerciseIds: Id[] = []
  for (const [number, part] of parts.entries()) {
    const content = giftExercise(report, { agreed, chosen: new Set(part) })
    // Descriptions too long for one introduction: the questions come without them.
    const kept = content.ok
      ? content
      : giftExercise({ ...report, descriptions: [] }, { agreed, chosen: new Set(part) })
    if (!kept.ok) continue
    exerciseIds.push(
      await createExercise(context, {
        owner: bank.owner,
        title: parts.length === 1 ? title : `${title} (${number + 1}/${parts.length})`,
        subjectCode: null,
        content: kept.value,
      }),
    )
  }
  return exerciseIds
}
