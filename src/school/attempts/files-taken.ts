/** Which files a question takes besides photos: documents, plain text and recordings, where its author wants some. */
import type { Answers, Question } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { FileKind } from '#school/resources/uploaded-file.ts'

export const handedKinds: readonly FileKind[] = ['image', 'audio', 'document', 'text']

export function takesFiles(question: Question): boolean {
  return question.kind === 'open' && question.takesFiles === true
}

/** Whether the files that answers name are the attempt's own, and photos where nothing else is taken. */
export function filesFit(
  questions: readonly Question[],
  answers: Answers,
  own: readonly FileSummary[],
): boolean {
  const typeOf = new Map(own.map((file) => [file.id, file.contentType]))
  const takers = new Set(questions.filter(takesFiles).map(({ id }) => id))
  return Object.entries(answers).every(
    ([questionId, answer]) =>
      answer.kind !== 'open' ||
      answer.fileIds.every((id) => {
        const type = typeOf.get(id)
        return type !== undefined && (takers.has(questionId) || type.startsWith('image/'))
      }),
  )
}
