/**
 * Marking single and multiple choice and true/false, after Moodle's documented rules:
 * a single choice earns its own fraction, several choices earn the sum of theirs.
 */
import { type Inlines, textToInlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { fullFraction } from './full-fraction.ts'
import { clipFraction, feedbackList, notAnswered, type Outcome } from './mark-outcome.ts'
import { opaqueId } from './opaque-ids.ts'

type SingleChoiceQuestion = Extract<Question, { kind: 'single_choice' }>
type MultipleChoiceQuestion = Extract<Question, { kind: 'multiple_choice' }>
type TrueFalseQuestion = Extract<Question, { kind: 'true_false' }>
type Choice = SingleChoiceQuestion['choices'][number]

/** The author's choice behind a pupil's id; undefined for an id of nothing here. */
export function findChoice(
  choices: readonly Choice[],
  salt: string,
  questionId: string,
  id: string | undefined,
): Choice | undefined {
  if (id === undefined) return undefined
  return choices.find((choice) => opaqueId(salt, questionId, 'choice', choice.id) === id)
}

/** The choices that earn most: what a single choice is expected to be. */
export function bestChoices(choices: readonly Choice[]): Inlines[] {
  const best = Math.max(...choices.map((choice) => choice.fraction))
  return choices.filter((choice) => choice.fraction === best).map((choice) => choice.text)
}

/** Single choice: the fraction of the one chosen. */
export function markSingleChoice(
  question: SingleChoiceQuestion,
  salt: string,
  id: string | undefined,
): Outcome {
  const chosen = findChoice(question.choices, salt, question.id, id)
  const part = { id: null, label: [], expected: bestChoices(question.choices) }
  if (chosen === undefined) return notAnswered([{ ...part, chosen: [], fraction: 0 }])
  return {
    answered: true,
    fraction: chosen.fraction,
    feedback: feedbackList(chosen.feedback),
    parts: [{ ...part, chosen: [chosen.text], fraction: clipFraction(chosen.fraction) }],
  }
}

/** Multiple choice: the sum of the chosen fractions, wrong ones taking away what they weigh; a whole as nearly as fractions are written. */
export function markMultipleChoice(
  question: MultipleChoiceQuestion,
  salt: string,
  ids: readonly string[],
): Outcome {
  const wanted = new Set(ids)
  const chosen = question.choices.filter((choice) =>
    wanted.has(opaqueId(salt, question.id, 'choice', choice.id)),
  )
  const expected = question.choices
    .filter((choice) => choice.fraction > 0)
    .map((choice) => choice.text)
  const part = { id: null, label: [], expected }
  if (chosen.length === 0) return notAnswered([{ ...part, chosen: [], fraction: 0 }])
  const sum = chosen.reduce((total, choice) => total + choice.fraction, 0)
  const fraction = sum >= fullFraction ? 1 : sum
  return {
    answered: true,
    fraction,
    feedback: chosen.flatMap((choice) => feedbackList(choice.feedback)),
    parts: [
      { ...part, chosen: chosen.map((choice) => choice.text), fraction: clipFraction(fraction) },
    ],
  }
}

/** True or false: all or nothing. */
export function markTrueFalse(question: TrueFalseQuestion, value: boolean | undefined): Outcome {
  const part = { id: null, label: [], expected: [textToInlines(String(question.correct))] }
  if (value === undefined) return notAnswered([{ ...part, chosen: [], fraction: 0 }])
  const fraction = value === question.correct ? 1 : 0
  return {
    answered: true,
    fraction,
    feedback: feedbackList(value ? question.feedbackTrue : question.feedbackFalse),
    parts: [{ ...part, chosen: [textToInlines(String(value))], fraction }],
  }
}
