/** A mark as it is typed and ticked under one answer, and whether it can be given so: pure. */
import type { GivenMark, QuestionResult } from '#contract/results.ts'
import { roundPoints } from '#contract/round-points.ts'
import { isSumOfTicks, isWhollyTicked, sumTicks } from '#contract/rubric-rules.ts'
import type { Rubric, Ticks } from '#contract/rubrics.ts'
import { typedPoints } from './typed-points.ts'

export interface TypedMark {
  /** The points, as typed; empty where there are none to type. */
  readonly text: string
  readonly comment: string
  readonly ticks: Ticks
  readonly because: string
}

export type JudgedMark =
  | { readonly ok: true; readonly mark: GivenMark }
  | { readonly ok: false; readonly why: 'missing' | 'too_many' | 'ticks' | 'because' }

/** Every criterion or none; other points than those of the ticked steps need a word why. */
export function judgeTyped(
  typed: TypedMark,
  question: { readonly points: number; readonly rubric?: Rubric | undefined },
): JudgedMark {
  const { rubric } = question
  const { comment, ticks } = typed
  const isTicked = rubric !== undefined && isWhollyTicked(rubric, ticks)
  if (rubric?.kind === 'attainment') {
    return isTicked
      ? { ok: true, mark: { points: 0, comment, ticks } }
      : { ok: false, why: 'ticks' }
  }
  if (!isTicked && Object.keys(ticks).length > 0) return { ok: false, why: 'ticks' }
  const points = typedPoints(typed.text, question.points)
  if (!points.ok) return points
  const mark = { points: points.points, comment }
  if (!isTicked) return { ok: true, mark }
  if (isSumOfTicks(rubric, ticks, mark.points)) return { ok: true, mark: { ...mark, ticks } }
  const because = typed.because.trim()
  return because === ''
    ? { ok: false, why: 'because' }
    : { ok: true, mark: { ...mark, ticks, because } }
}

/** With a step ticked, or none of a criterion; the points follow, whatever was typed before. */
export function withTicks(
  typed: TypedMark,
  rubric: Rubric,
  ticks: Ticks,
  write: (points: number) => string,
): TypedMark {
  const text = rubric.kind === 'attainment' ? '' : write(sumTicks(rubric, ticks))
  return { ...typed, ticks, text: Object.keys(ticks).length === 0 ? '' : text, because: '' }
}

export function asTyped(mark: GivenMark | null, write: (points: number) => string): TypedMark {
  return {
    text: mark === null ? '' : write(mark.points),
    comment: mark?.comment ?? '',
    ticks: mark?.ticks ?? {},
    because: mark?.because ?? '',
  }
}

/** As it was given, before hints took of it. Null where the answer waits. */
export function markOf(result: QuestionResult): GivenMark | null {
  if (result.state === 'to_mark') return null
  const { points, comment, ticks, because, hints } = result
  return {
    points: roundPoints(points + (hints?.taken ?? 0)),
    comment,
    ...(ticks === undefined ? {} : { ticks }),
    ...(because === undefined ? {} : { because }),
  }
}
