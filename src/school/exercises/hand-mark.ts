/** Whether a mark that a person gives fits its question: its points, and its rubric. */

import type { Question } from '#contract/questions.ts'
import type { GivenMark } from '#contract/results.ts'
import { isSumOfTicks, isWhollyTicked, worthOf } from '#contract/rubric-rules.ts'
import type { Ticks } from '#contract/rubrics.ts'
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

/**
 * Refuses more points than the question is worth, ticks that leave out a criterion or fit no rubric, and
 * other points than those of the ticked steps without a word why. Without points, every criterion is needed.
 */
export function judgeHandMark(question: Question, mark: GivenMark): Result<HandMark> {
  const { comment, ticks = null } = mark
  const worth = worthOf(question)
  const rubric = question.kind === 'open' ? question.rubric : undefined
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
