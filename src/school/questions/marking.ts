/**
 * Marking an answered exercise: pure, so that the same answers under the same revision always
 * earn the same points, today and when marked again years later.
 *
 * The rules follow Moodle's documented ones (docs/formats/questions.md); points never fall
 * below zero, and an answer that cannot be read counts as not given, never as an error.
 */
import { Value } from 'typebox/value'
import { drawQuestions } from '#contract/draw-questions.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { type Answer, type Answers, answerSchema, type Question } from '#contract/questions.ts'
import { roundPoints } from '#contract/round-points.ts'
import { wholeCopyId, wholeCopyPoints, worthOf } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { withHintCost } from './hint-cost.ts'
import { markMatch, markOrder } from './mark-arrangement.ts'
import { markMultipleChoice, markSingleChoice, markTrueFalse } from './mark-choice.ts'
import { markGapText } from './mark-gaps.ts'
import { markNumeric } from './mark-number.ts'
import {
  clipFraction,
  type Marking,
  type MarkState,
  type Outcome,
  type QuestionMark,
} from './mark-outcome.ts'
import { markShortText } from './mark-text.ts'

/** Moodle's tolerance: a share this near to 1 or 0 is 1 or 0 (thirds do not add up exactly). */
const fractionTolerance = 0.000_001

/**
 * Marks what an attempt was asked (`drawSeed`: see `drawQuestions`); answers to other questions count
 * for nothing, and neither do their hints. A rubric of the whole copy has a mark of its own, the last one,
 * for a person. `salt` is the one with which the pupil's shape was made
 * (`toPupilQuestion`). Never throws, whatever `answers` holds.
 */
export function markAnswers(
  { content, salt }: { readonly content: ExerciseContent; readonly salt: string },
  drawSeed: number | null,
  answers: Answers,
  openedHints: ReadonlyMap<string, number> = new Map(),
): Marking {
  const { questions, plan, rubric } = content
  const ofQuestions = drawQuestions(questions, plan, drawSeed).map((question) =>
    withHintCost(
      markQuestion(question, salt, ownAnswer(answers, question.id)),
      question,
      openedHints.get(question.id) ?? 0,
    ),
  )
  const perQuestion = rubric === undefined ? ofQuestions : [...ofQuestions, wholeCopyMark(rubric)]
  return {
    perQuestion,
    points: roundPoints(perQuestion.reduce((sum, mark) => sum + mark.points, 0)),
    pointsMax: roundPoints(perQuestion.reduce((sum, mark) => sum + mark.pointsMax, 0)),
    toMark: perQuestion.filter((mark) => mark.state === 'to_mark').length,
  }
}

/** Waits for a person in every copy, an empty one too: what was left out is judged with the rest. */
function wholeCopyMark(rubric: Rubric): QuestionMark {
  return {
    questionId: wholeCopyId,
    state: 'to_mark',
    points: 0,
    pointsMax: wholeCopyPoints(rubric),
    feedback: [],
    explanation: [],
    parts: [],
  }
}

/** Marks one question; `answer` undefined when there is none that can be read. */
export function markQuestion(
  question: Question,
  salt: string,
  answer: Answer | undefined,
): QuestionMark {
  const base = {
    questionId: question.id,
    pointsMax: worthOf(question),
    explanation: question.explanation ?? [],
  }
  if (question.kind === 'open') {
    const given =
      answer?.kind === 'open' && (answer.text.trim() !== '' || answer.fileIds.length > 0)
    const state: MarkState = given ? 'to_mark' : 'unanswered'
    return { ...base, state, points: 0, feedback: [], parts: [] }
  }
  const outcome = markClosedQuestion(question, salt, answer)
  const state = stateOf(outcome)
  const points =
    state === 'right'
      ? question.points
      : state === 'partly'
        ? Math.min(question.points, roundPoints(clipFraction(outcome.fraction) * question.points))
        : 0
  return { ...base, state, points, feedback: outcome.feedback, parts: outcome.parts }
}

function markClosedQuestion(
  question: Exclude<Question, { kind: 'open' }>,
  salt: string,
  answer: Answer | undefined,
): Outcome {
  switch (question.kind) {
    case 'single_choice':
      return markSingleChoice(
        question,
        salt,
        answer?.kind === question.kind ? answer.choice : undefined,
      )
    case 'multiple_choice':
      return markMultipleChoice(
        question,
        salt,
        answer?.kind === question.kind ? answer.choices : [],
      )
    case 'true_false':
      return markTrueFalse(question, answer?.kind === question.kind ? answer.value : undefined)
    case 'numeric':
      return markNumeric(question, answer?.kind === question.kind ? answer.text : undefined)
    case 'short_text':
      return markShortText(question, answer?.kind === question.kind ? answer.text : undefined)
    case 'match':
      return markMatch(question, salt, answer?.kind === question.kind ? answer.pairs : {})
    case 'order':
      return markOrder(question, salt, answer?.kind === question.kind ? answer.order : [])
    case 'gap_text':
      return markGapText(question, salt, answer?.kind === question.kind ? answer.gaps : {})
  }
}

function stateOf(outcome: Outcome): MarkState {
  if (!outcome.answered) return 'unanswered'
  const fraction = clipFraction(outcome.fraction)
  if (fraction > 1 - fractionTolerance) return 'right'
  return fraction < fractionTolerance ? 'wrong' : 'partly'
}

/** The answer under a question's id, if there is one and it has an answer's shape. */
function ownAnswer(answers: Answers, questionId: string): Answer | undefined {
  if (typeof answers !== 'object' || answers === null || !Object.hasOwn(answers, questionId)) {
    return undefined
  }
  const answer: unknown = answers[questionId]
  return Value.Check(answerSchema, answer) ? answer : undefined
}
