/**
 * The rules of a rubric: what ticked steps add up to, and which are whole. Pure and without any schema, so
 * that the page which ticks and the server come to the same sum, and pupils load little for it.
 */
import { attainmentSteps } from './rubric-limits.ts'
import type { Rubric, Ticks } from './rubrics.ts'

/** A criterion of either kind of rubric. */
export interface Criterion {
  readonly id: string
  readonly name: string
  /** From the lowest where they are those of attainment; `points` null without points. */
  readonly steps: readonly { readonly words: string; readonly points: number | null }[]
}

/** Both kinds of rubric in one shape, to be shown and ticked. */
export function criteriaOf(rubric: Rubric): readonly Criterion[] {
  if (rubric.kind === 'points') return rubric.criteria
  return rubric.criteria.map(({ id, name, steps }) => ({
    id,
    name,
    steps: steps.map(({ words }) => ({ words, points: null })),
  }))
}

/** Points are kept to this many parts of a point, as in marking. */
const pointsStep = 100_000

function roundPoints(points: number): number {
  return Math.round(points * pointsStep) / pointsStep
}

/** The points of the ticked steps; criteria without a tick, and ticks that fit no step, count nothing. */
export function sumTicks(rubric: Rubric, ticks: Ticks): number {
  if (rubric.kind === 'attainment') return 0
  const sum = rubric.criteria.reduce((total, { id, steps }) => {
    const place = Object.hasOwn(ticks, id) ? ticks[id] : undefined
    return total + (place === undefined ? 0 : (steps[place]?.points ?? 0))
  }, 0)
  return roundPoints(sum)
}

/** Whether points are those of the ticked steps; typed points are kept to a hundredth. */
export function isSumOfTicks(rubric: Rubric, ticks: Ticks, points: number): boolean {
  return Math.abs(points - sumTicks(rubric, ticks)) <= 0.005
}

/** What the best step of every criterion adds up to: the question's points. 0 without points. */
export function rubricPoints(rubric: Rubric): number {
  if (rubric.kind === 'attainment') return 0
  return roundPoints(
    rubric.criteria.reduce(
      (total, { steps }) => total + Math.max(...steps.map(({ points }) => points)),
      0,
    ),
  )
}

/**
 * Names the mark of a whole copy among those of its questions, where the exercise has a rubric for it. No
 * question has such an id: theirs never begin with `_`.
 */
export const wholeCopyId = '_copy'

/** Most points that a whole copy is worth by its rubric: as many as a question. */
export const wholeCopyPointsMax = 100

/** What the whole copy may earn beside its questions. */
export function wholeCopyPoints(rubric: Rubric | undefined): number {
  return rubric === undefined ? 0 : rubricPoints(rubric)
}

/** Whether every criterion has a step ticked, and nothing else is. */
export function isWhollyTicked(rubric: Rubric, ticks: Ticks): boolean {
  const { criteria } = rubric
  return (
    Object.keys(ticks).length === criteria.length &&
    criteria.every(({ id, steps }) => Object.hasOwn(ticks, id) && (ticks[id] ?? 0) < steps.length)
  )
}

/** What an answer to a question may earn: nothing where steps alone are ticked. */
export function worthOf(question: {
  readonly points: number
  readonly rubric?: Rubric | undefined
}): number {
  return question.rubric?.kind === 'attainment' ? 0 : question.points
}

/**
 * How an answer without points came out: right where every criterion is attained or surpassed, wrong where
 * none is attained even in part.
 */
export function stateOfTicks(ticks: Ticks): 'right' | 'partly' | 'wrong' {
  const places = Object.values(ticks)
  if (places.every((place) => place >= attainmentSteps - 2)) return 'right'
  return places.every((place) => place === 0) ? 'wrong' : 'partly'
}
