/** A rubric as it begins, and one that was copied from another question. */
import { attainmentSteps } from '#contract/rubric-limits.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { freshId } from './new-question.ts'

type Of<Kind extends Rubric['kind']> = Extract<Rubric, { kind: Kind }>
export type PointsCriterion = Of<'points'>['criteria'][number]
export type AttainmentCriterion = Of<'attainment'>['criteria'][number]

export function newPointsCriterion(): PointsCriterion {
  return { id: freshId(), name: '', steps: [0, 1, 2].map((points) => ({ words: '', points })) }
}

export function newAttainmentCriterion(): AttainmentCriterion {
  const steps = Array.from({ length: attainmentSteps }, () => ({ words: '' }))
  return { id: freshId(), name: '', steps }
}

export function newRubric(kind: Rubric['kind']): Rubric {
  return kind === 'points'
    ? { kind, criteria: [newPointsCriterion(), newPointsCriterion()] }
    : { kind, criteria: [newAttainmentCriterion(), newAttainmentCriterion()] }
}

/** The same words under ids of their own. */
export function copyRubric(rubric: Rubric): Rubric {
  return rubric.kind === 'points'
    ? { ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, id: freshId() })) }
    : { ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, id: freshId() })) }
}
