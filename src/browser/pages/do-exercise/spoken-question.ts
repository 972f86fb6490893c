/** A question as a voice asks it: its words, then what can be chosen. */
import {
  contentLanguage,
  plainPiece,
  type SpokenLabels,
  type SpokenPiece,
  spokenBlocks,
  spokenLines,
} from '#browser/content/content-text.ts'
import type { Inlines } from '#contract/content.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'

export interface QuestionLabels extends SpokenLabels {
  readonly question: string
  readonly choices: string
  readonly gap: string
  readonly trueOrFalse: string
}

function choicesOf(question: PupilQuestion, labels: QuestionLabels): SpokenPiece[] {
  const list = (options: readonly { text: Inlines }[]) =>
    spokenLines(options.map((option) => option.text))
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return [plainPiece(labels.choices), ...list(question.choices)]
    case 'true_false':
      return [plainPiece(labels.trueOrFalse)]
    case 'match':
      return [...list(question.lefts), plainPiece(labels.choices), ...list(question.rights)]
    case 'order':
      return list(question.items)
    case 'gap_text':
      return spokenLines(
        question.lines.map((line) =>
          line.flatMap(
            (piece): Inlines =>
              piece.type === 'words' ? piece.text : [{ type: 'text', text: ` ${labels.gap} ` }],
          ),
        ),
      )
    case 'numeric':
    case 'short_text':
    case 'open':
      return []
  }
}

export function spokenQuestion(question: PupilQuestion, labels: QuestionLabels): SpokenPiece[] {
  return [
    { text: labels.question, lang: contentLanguage },
    ...spokenBlocks(question.prompt, labels),
    ...choicesOf(question, labels),
  ]
}
