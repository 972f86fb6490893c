/** How far a question is answered: decided from the question and the answer alone. */

import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Answer } from '#contract/questions.ts'

export type AnsweredState = 'empty' | 'partly' | 'whole'

/** The answer of the question's own kind; undefined where none was given. */
export function answerOfKind<Kind extends Answer['kind']>(
  kind: Kind,
  answer: Answer | undefined,
): Extract<Answer, { kind: Kind }> | undefined {
  return answer?.kind === kind ? (answer as Extract<Answer, { kind: Kind }>) : undefined
}

function ofParts(filled: number, all: number): AnsweredState {
  if (filled === 0) return 'empty'
  return filled < all ? 'partly' : 'whole'
}

function ofGaps(
  question: Extract<PupilQuestion, { kind: 'gap_text' }>,
  answer: Answer | undefined,
) {
  const gaps = question.lines.flat().flatMap((piece) => (piece.type === 'gap' ? [piece.id] : []))
  const given = answerOfKind('gap_text', answer)?.gaps ?? {}
  return ofParts(gaps.filter((id) => (given[id] ?? '').trim() !== '').length, gaps.length)
}

export function answeredState(question: PupilQuestion, answer: Answer | undefined): AnsweredState {
  switch (question.kind) {
    case 'single_choice':
      return answerOfKind('single_choice', answer) === undefined ? 'empty' : 'whole'
    case 'multiple_choice':
      return ofParts(answerOfKind('multiple_choice', answer)?.choices.length ?? 0, 1)
    case 'true_false':
      return answerOfKind('true_false', answer) === undefined ? 'empty' : 'whole'
    case 'numeric':
      return ofParts((answerOfKind('numeric', answer)?.text ?? '').trim().length, 1)
    case 'short_text':
      return ofParts((answerOfKind('short_text', answer)?.text ?? '').trim().length, 1)
    case 'match': {
      const pairs = answerOfKind('match', answer)?.pairs ?? {}
      const filled = question.lefts.filter((left) => pairs[left.id] !== undefined)
      return ofParts(filled.length, question.lefts.length)
    }
    case 'order':
      return ofParts(answerOfKind('order', answer)?.order.length ?? 0, question.items.length)
    case 'gap_text':
      return ofGaps(question, answer)
    case 'open': {
      const given = answerOfKind('open', answer)
      return given === undefined || (given.text.trim() === '' && given.fileIds.length === 0)
        ? 'empty'
        : 'whole'
    }
  }
}
