/**
 * What opened hints take of the points of an answer that rules marked: pure. The state of an answer says
 * how right it is; hints change its points alone. A person's mark: `with-hand-marks.ts`.
 */
import { costOfHints, hintsOf, takeHintCost } from '#contract/hints.ts'
import type { Question } from '#contract/questions.ts'
import { worthOf } from '#contract/rubric-rules.ts'
import type { QuestionMark } from './mark-outcome.ts'

/** More opened than there are counts as all of them. */
export function withHintCost(
  mark: QuestionMark,
  question: Question,
  openedCount: number,
): QuestionMark {
  const opened = Math.min(openedCount, hintsOf(question).length)
  if (opened <= 0) return mark
  const { hintPenalty } = question
  const cost = costOfHints({ points: worthOf(question), hintPenalty }, opened)
  const { points, taken } = takeHintCost(mark.points, cost)
  return { ...mark, points, hints: { opened, cost, taken } }
}
