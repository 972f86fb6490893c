/** What an answer that rules marked gets with what a teacher gave in the place of their mark: pure. */
import { takeHintCost } from '#contract/hints.ts'
import type { GivenMark, QuestionResult } from '#contract/results.ts'
import { stateOfPoints } from '#contract/state-of-points.ts'

/** `given` on the page since `result` was read; null: the rule's mark counts again. */
export function resultWith(
  result: QuestionResult,
  given: GivenMark | null | undefined,
): QuestionResult {
  if (given === undefined) return result
  const { byRule = ruleMarkOf(result), ...rest } = result
  if (given === null) {
    const { state, points, taken } = byRule
    return withTaken({ ...rest, state, points, comment: '' }, taken)
  }
  const { points, taken } = takeHintCost(given.points, result.hints?.cost ?? 0)
  const state = stateOfPoints(given.points, result.pointsMax, byRule.state)
  return withTaken({ ...rest, byRule, state, points, comment: given.comment }, taken)
}

function ruleMarkOf({ state, points, hints }: QuestionResult) {
  return { state, points, taken: hints?.taken ?? 0 }
}

function withTaken(result: QuestionResult, taken: number): QuestionResult {
  return result.hints === undefined ? result : { ...result, hints: { ...result.hints, taken } }
}
