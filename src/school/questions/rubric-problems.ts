/** What a schema cannot say about a rubric, of a question or of a whole copy: pure. */
import { rubricPoints, wholeCopyPointsMax } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'

type RubricProblemCode =
  | 'duplicate_id'
  | 'empty_text'
  | 'rubric_points_differ'
  | 'rubric_points_bounds'

/** A question's rubric: its points are the question's. */
export function questionRubricProblems(rubric: Rubric, points: number): RubricProblemCode[] {
  const differs = rubric.kind === 'points' && rubricPoints(rubric) !== points
  return [...criteriaProblems(rubric), ...(differs ? (['rubric_points_differ'] as const) : [])]
}

/** A whole copy's: with points, it earns some, and no more than a question could. */
export function copyRubricProblems(rubric: Rubric): RubricProblemCode[] {
  const points = rubricPoints(rubric)
  const isOut = rubric.kind === 'points' && !(points > 0 && points <= wholeCopyPointsMax)
  return [...criteriaProblems(rubric), ...(isOut ? (['rubric_points_bounds'] as const) : [])]
}

/** Every criterion has a name, and every step with points says what it is. */
function criteriaProblems(rubric: Rubric): RubricProblemCode[] {
  const { criteria } = rubric
  const isTwice = new Set(criteria.map(({ id }) => id)).size < criteria.length
  const isNamed = criteria.every(({ name }) => name.trim() !== '')
  const isSaid =
    rubric.kind === 'attainment' ||
    rubric.criteria.every(({ steps }) => steps.every(({ words }) => words.trim() !== ''))
  return [
    ...(isTwice ? (['duplicate_id'] as const) : []),
    ...(isNamed && isSaid ? [] : (['empty_text'] as const)),
  ]
}
