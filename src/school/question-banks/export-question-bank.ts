/** A teacher takes an exercise away as a file that Moodle reads, and that comes back here whole. */
import type { BankFormat } from '#contract/question-banks.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readExerciseDraft } from '#school/exercises/read-exercise-draft.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { writeGift } from './gift-writer.ts'
import { writeMoodleXml } from './moodle-xml-writer.ts'

export interface ExportedBank {
  readonly fileName: string
  readonly contentType: string
  readonly text: string
}

const formats = {
  gift: { ending: 'gift', contentType: 'text/plain; charset=utf-8', write: writeGift },
  moodle_xml: {
    ending: 'xml',
    contentType: 'application/xml; charset=utf-8',
    write: writeMoodleXml,
  },
} as const

export async function exportQuestionBank(
  db: SchoolDatabase,
  exerciseId: Id,
  format: BankFormat,
): Promise<Result<ExportedBank>> {
  const exercise = await readExerciseDraft(db, exerciseId)
  if (exercise === undefined) return refuse('not_found')
  const { ending, contentType, write } = formats[format]
  return accept({
    fileName: `${fileStem(exercise.title)}.${ending}`,
    contentType,
    text: write(exercise.title, exercise.content),
  })
}

/** The title without the signs that a file system refuses. */
function fileStem(title: string): string {
  const stem = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
    .slice(0, 100)
  return stem === '' ? 'exercice' : stem
}
