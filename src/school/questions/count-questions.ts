/**
 * How each question of an exercise did over the attempts that were handed in: pure, and the same
 * whatever the order of attempts. What a person has yet to mark is left out of shares, not taken
 * for nothing.
 */
import type { Blocks, Inlines } from '#contract/content.ts'
import { hintsOf } from '#contract/hints.ts'
import {
  type Discrimination,
  discriminationAttemptsMin,
  type QuestionStatistics,
} from '#contract/question-statistics.ts'
import type { Answers, ExerciseContent, Question } from '#contract/questions.ts'
import { wholeCopyId, worthOf } from '#contract/rubric-rules.ts'
import { findChoice } from './mark-choice.ts'
import type { QuestionMark } from './mark-outcome.ts'

/** What of a mark is counted. */
export type CountedMark = Pick<
  QuestionMark,
  'questionId' | 'state' | 'points' | 'pointsMax' | 'hints'
>

/** One attempt: what was answered, and a mark for every question that it was asked. */
export interface CountedAttempt {
  readonly answers: Answers
  readonly marks: readonly CountedMark[]
}

/** A smaller variance of shares is none: they differ by rounding. */
const varianceMin = 1e-12

/** A question's share in one attempt, and that of all its other questions. */
export interface SharePair {
  readonly own: number
  readonly rest: number
}

export function countQuestions(
  { content, salt }: { readonly content: ExerciseContent; readonly salt: string },
  attempts: readonly CountedAttempt[],
): QuestionStatistics[] {
  return content.questions.map((question, place) => {
    const given = attempts.flatMap((attempt) => {
      const mark = attempt.marks.find(({ questionId }) => questionId === question.id)
      return mark === undefined ? [] : [{ attempt, mark }]
    })
    const decided = given.filter(({ mark }) => mark.state !== 'to_mark')
    const empty = given.filter(({ mark }) => mark.state === 'unanswered').length
    const earned = decided.reduce((sum, { mark }) => sum + mark.points, 0)
    const possible = decided.reduce((sum, { mark }) => sum + mark.pointsMax, 0)
    return {
      questionId: question.id,
      kind: question.kind,
      number: place + 1,
      words: firstWords(question),
      points: worthOf(question),
      asked: given.length,
      answered: given.length - empty,
      empty,
      toMark: given.length - decided.length,
      ...countHints(
        question,
        given.map(({ mark }) => mark.hints?.opened ?? 0),
      ),
      facility: possible === 0 ? null : Math.min(1, earned / possible),
      discrimination: discriminationOf(
        decided.flatMap(({ attempt, mark }) => sharePair(attempt, mark) ?? []),
      ),
      choices: countChoices(
        question,
        salt,
        given.map(({ attempt }) => attempt.answers),
      ),
    }
  })
}

/** Over all attempts that were asked the question, those too that a person has yet to mark. */
function countHints(
  question: Question,
  opened: readonly number[],
): Pick<QuestionStatistics, 'hints'> {
  const all = hintsOf(question).length
  if (all === 0) return {}
  const attempts = opened.filter((count) => count > 0).length
  return { hints: { all, attempts, opened: opened.reduce((sum, count) => sum + count, 0) } }
}

/**
 * Null where nothing else of the attempt is marked, and where the question has no points. The whole copy is no
 * other question: its mark says much the same as theirs.
 */
function sharePair(attempt: CountedAttempt, mark: CountedMark): SharePair | null {
  const others = attempt.marks.filter(
    (one) => one !== mark && one.state !== 'to_mark' && one.questionId !== wholeCopyId,
  )
  const possible = others.reduce((sum, { pointsMax }) => sum + pointsMax, 0)
  if (possible === 0 || mark.pointsMax === 0) return null
  const earned = others.reduce((sum, { points }) => sum + points, 0)
  return { own: mark.points / mark.pointsMax, rest: earned / possible }
}

/**
 * The corrected item-total correlation (Pearson's): the question itself is left out of the rest, or
 * it would agree with itself.
 */
export function discriminationOf(pairs: readonly SharePair[]): Discrimination {
  const count = pairs.length
  if (count < discriminationAttemptsMin) return { kind: 'too_few' }
  const meanOwn = pairs.reduce((sum, { own }) => sum + own, 0) / count
  const meanRest = pairs.reduce((sum, { rest }) => sum + rest, 0) / count
  let varianceOwn = 0
  let varianceRest = 0
  let covariance = 0
  for (const { own, rest } of pairs) {
    varianceOwn += (own - meanOwn) ** 2 / count
    varianceRest += (rest - meanRest) ** 2 / count
    covariance += ((own - meanOwn) * (rest - meanRest)) / count
  }
  if (varianceOwn < varianceMin || varianceRest < varianceMin) return { kind: 'all_same' }
  const value = covariance / Math.sqrt(varianceOwn * varianceRest)
  return { kind: 'known', value: Math.max(-1, Math.min(1, value)) }
}

function countChoices(
  question: Question,
  salt: string,
  given: readonly Answers[],
): QuestionStatistics['choices'] {
  const answers = given.map((answers) => answers[question.id])
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice': {
      const { choices, id } = question
      const chosen = answers.flatMap((answer) => {
        const ids =
          answer?.kind === 'single_choice'
            ? [answer.choice]
            : answer?.kind === 'multiple_choice'
              ? answer.choices
              : []
        return ids.flatMap((one) => findChoice(choices, salt, id, one)?.id ?? [])
      })
      return choices.map((choice) => ({
        text: choice.text,
        isRight: choice.fraction > 0,
        count: chosen.filter((one) => one === choice.id).length,
      }))
    }
    case 'true_false':
      // Words of true and false are the page's own.
      return [true, false].map((value) => ({
        text: [{ type: 'text', text: String(value) }],
        isRight: question.correct === value,
        count: answers.filter((answer) => answer?.kind === 'true_false' && answer.value === value)
          .length,
      }))
    default:
      return []
  }
}

/** To know the question by: of its prompt, else of the text that its gaps stand in. */
function firstWords(question: Question): Inlines {
  const inPrompt = wordsIn(question.prompt)
  if (inPrompt.length > 0 || question.kind !== 'gap_text') return inPrompt
  const piece = question.lines.flat().find((one) => one.type === 'words')
  return piece?.type === 'words' ? piece.text : []
}

function wordsIn(blocks: Blocks): Inlines {
  for (const block of blocks) {
    if ((block.type === 'paragraph' || block.type === 'heading') && block.text.length > 0) {
      return block.text
    }
  }
  return []
}
