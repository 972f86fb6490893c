/**
 * Marking typed numbers: the first accepted answer whose tolerance holds the typed value counts,
 * as in Moodle's numerical question; the unit is weighed by the question's own rule.
 */
import { type Inlines, textToInlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { feedbackList, notAnswered, type Outcome } from './mark-outcome.ts'
import { plainUnit, readTypedNumber } from './typed-number.ts'

type NumericQuestion = Extract<Question, { kind: 'numeric' }>
type NumberAnswer = NumericQuestion['answers'][number]
type UnitRule = NonNullable<NumericQuestion['unit']>

/**
 * Binary floating point makes 0.1 + 0.2 miss 0.3: an answer at the very edge of the tolerance
 * is inside. Relative to the larger of the two numbers.
 */
const roundingShare = 1e-12

/** Marks a numeric question. */
export function markNumeric(question: NumericQuestion, text: string | undefined): Outcome {
  const expected = expectedNumbers(question.answers, question.unit?.symbols[0]?.symbol)
  const part = { id: null, label: [], expected, fraction: 0 }
  if (text === undefined || text.trim() === '') return notAnswered([{ ...part, chosen: [] }])
  const match = matchNumber(question.answers, text, question.unit)
  const fraction = match?.fraction ?? 0
  return {
    answered: true,
    fraction,
    feedback: feedbackList(match === undefined ? question.otherFeedback : match.feedback),
    parts: [{ ...part, chosen: [textToInlines(text.trim())], fraction: Math.max(0, fraction) }],
  }
}

/** The first answer that the typed text fits; undefined when none does or nothing can be read. */
export function matchNumber(
  answers: readonly NumberAnswer[],
  text: string,
  unit?: UnitRule,
): NumberAnswer | undefined {
  const typed = readTypedNumber(text)
  if (typed === undefined) return undefined
  const factor = unitFactor(typed.unit, unit)
  if (factor === undefined) return undefined
  const value = typed.value * factor
  if (!Number.isFinite(value)) return undefined
  return answers.find((answer) => {
    const slack = roundingShare * Math.max(Math.abs(value), Math.abs(answer.value))
    return Math.abs(value - answer.value) <= answer.tolerance + slack
  })
}

/** The numbers that earn full points, in French spelling, with the expected unit. */
export function expectedNumbers(answers: readonly NumberAnswer[], unit?: string): Inlines[] {
  return answers
    .filter((answer) => answer.fraction >= 1)
    .map((answer) => {
      const number = String(answer.value).replace('.', ',').replace('-', '\u2212')
      return textToInlines(unit === undefined ? number : `${number}\u00A0${unit}`)
    })
}

function unitFactor(typedUnit: string, unit: UnitRule | undefined): number | undefined {
  if (typedUnit === '') return unit?.rule === 'required' ? undefined : 1
  const wanted = plainUnit(typedUnit)
  const known = unit?.symbols.find((symbol) => {
    const symbolUnit = plainUnit(symbol.symbol)
    // A full stop that ends the pupil's sentence is no part of the unit.
    return symbolUnit === wanted || `${symbolUnit}.` === wanted
  })
  return known?.factor
}
