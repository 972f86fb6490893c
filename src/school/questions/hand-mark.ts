/** Whether a mark that a person gives fits what is marked, a question or the whole copy: points, and rubric. */

import type { ExerciseContent } from '#contract/questions.ts'
import type { GivenMark } from '#contract/results.ts'
import {
  isSumOfTicks,
  isWhollyTicked,
  wholeCopyId,
  wholeCopyPoints,
  worthOf,
} from '#contract/rubric-rules.ts'
import type { Rubric, Ticks } from '#contract/rubrics.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

/** As it is kept. */
export interface HandMark {
  readonly points: number
  readonly comment: string
  /** Null: points were given without ticking. */
  readonly ticks: Ticks | null
  /** Empty where the points are those of the ticked steps. */
  readonly because: string
}

/** What a person marks: what it is worth, and by which rubric, if any. */
export interface Markable {
  readonly worth: number
  readonly rubric: Rubric | undefined
}

/** A question of the exercise, or its whole copy where it has a rubric for that. Null: neither. */
export function findMarkable(
  { questions, rubric }: Pick<ExerciseContent, 'questions' | 'rubric'>,
  questionId: string,
): Markable | null {
  if (questionId === wholeCopyId) {
    return rubric === undefined ? null : { worth: wholeCopyPoints(rubric), rubric }
  }
  const question = questions.find(({ id }) => id === questionId)
  if (question === undefined) return null
  return {
    worth: worthOf(question),
    rubric: question.kind === 'open' ? question.rubric : undefined,
  }
}

/**
 * Refuses more points than what is marked is worth, ticks that leave out a criterion or fit no rubric, and
 * other points than those of the ticked steps without a word why. Without points, every criterion is needed.
 */
export function judgeHandMark({ worth, rubric }: Markable, mark: GivenMark): Result<HandMark> {
  const { comment, ticks = null } = mark
  if (mark.points > worth) return refuse('bad_request', { where: 'points', pointsMax: worth })
  const isTicked = rubric !== undefined && ticks !== null && isWhollyTicked(rubric, ticks)
  if (ticks === null ? rubric?.kind === 'attainment' : !isTicked) {
    return refuse('bad_request', { where: 'ticks' })
  }
  if (ticks === null || rubric === undefined) {
    return accept({ points: mark.points, comment, ticks: null, because: '' })
  }
  const isSum = isSumOfTicks(rubric, ticks, mark.points)
  const because = isSum ? '' : (mark.because ?? '').trim()
  if (!isSum && because === '') return refuse('bad_request', { where: 'because' })
  return accept({ points: mark.points, comment, ticks, because })
}
