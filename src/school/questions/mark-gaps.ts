/**
 * Marking a text with gaps: every gap is marked by the rule of its own kind and counts by its
 * weight, as the parts of Moodle's Cloze question do.
 */
import { textToInlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { bestChoices, findChoice } from './mark-choice.ts'
import { expectedNumbers, matchNumber } from './mark-number.ts'
import {
  type AnswerPart,
  clipFraction,
  feedbackList,
  notAnswered,
  type Outcome,
} from './mark-outcome.ts'
import { expectedTexts, matchText } from './mark-text.ts'
import { opaqueId } from './opaque-ids.ts'

type GapTextQuestion = Extract<Question, { kind: 'gap_text' }>
type Gap = Extract<GapTextQuestion['lines'][number][number], { type: 'gap' }>

/** The gaps of a question, in reading order. */
export function listGaps(question: GapTextQuestion): Gap[] {
  return question.lines.flat().filter((piece) => piece.type === 'gap')
}

/** Gap text: the gaps' fractions, each clipped to what the gap can earn, weighed and averaged. */
export function markGapText(
  question: GapTextQuestion,
  salt: string,
  typed: Readonly<Record<string, string>>,
): Outcome {
  const gaps = listGaps(question)
  const results = gaps.map((gap) => {
    const id = opaqueId(salt, question.id, 'gap', gap.id)
    return markGap(gap, salt, question.id, id, Object.hasOwn(typed, id) ? typed[id] : undefined)
  })
  const parts = results.map((result) => result.part)
  if (!parts.some((part) => part.chosen.length > 0)) return notAnswered(parts)
  const weightAll = gaps.reduce((sum, gap) => sum + gap.weight, 0)
  const weightRight = gaps.reduce(
    (sum, gap, index) => sum + gap.weight * (parts[index]?.fraction ?? 0),
    0,
  )
  return {
    answered: true,
    fraction: weightRight / weightAll,
    feedback: results.flatMap((result) => result.feedback),
    parts,
  }
}

function markGap(
  gap: Gap,
  salt: string,
  questionId: string,
  id: string,
  typed: string | undefined,
): { part: AnswerPart; feedback: Outcome['feedback'] } {
  const text = typed === undefined || typed.trim() === '' ? undefined : typed.trim()
  const answer = gap.answer
  if (answer.kind === 'choice') {
    const choice = findChoice(answer.choices, salt, `${questionId}/${gap.id}`, text)
    return {
      part: {
        id,
        label: [],
        chosen: choice === undefined ? [] : [choice.text],
        expected: bestChoices(answer.choices),
        fraction: clipFraction(choice?.fraction ?? 0),
      },
      feedback: feedbackList(choice?.feedback),
    }
  }
  const match =
    text === undefined
      ? undefined
      : answer.kind === 'text'
        ? matchText(answer.answers, text, answer.rule)
        : matchNumber(answer.answers, text)
  return {
    part: {
      id,
      label: [],
      chosen: text === undefined ? [] : [textToInlines(text)],
      expected:
        answer.kind === 'text' ? expectedTexts(answer.answers) : expectedNumbers(answer.answers),
      fraction: clipFraction(match?.fraction ?? 0),
    },
    feedback: feedbackList(match?.feedback),
  }
}
