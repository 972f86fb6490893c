/** How an answer stands by the points that a person gave for it, before hints took of them. */
import type { QuestionResult } from './results.ts'

/** `before`: as it stood without them. An empty answer that gets nothing stays an empty one. */
export function stateOfPoints(
  given: number,
  pointsMax: number,
  before: QuestionResult['state'],
): QuestionResult['state'] {
  if (given >= pointsMax) return 'right'
  if (given > 0) return 'partly'
  return before === 'unanswered' ? before : 'wrong'
}
