/**
 * Puts a person's marks over those of the rules; what a rule gave is told beside. What hints cost comes off
 * what the person gave.
 */
import { takeHintCost } from '#contract/hints.ts'
import { stateOfTicks } from '#contract/rubric-rules.ts'
import type { Ticks } from '#contract/rubrics.ts'
import { stateOfPoints } from '#contract/state-of-points.ts'
import type { MarkState, QuestionMark } from './mark-outcome.ts'

type Mark = Pick<QuestionMark, 'questionId' | 'state' | 'points' | 'pointsMax' | 'hints'>

interface HandMark {
  readonly question_id: string
  readonly points: number
  readonly comment: string
  readonly because: string
  readonly ticks: unknown
}

/** What a person gave beside points. */
interface Words {
  readonly comment: string
  readonly ticks?: Ticks
  readonly because?: string
  /** What the rule gave, where it gave anything. */
  readonly byRule?: { readonly state: MarkState; readonly points: number; readonly taken: number }
}

export function withHandMarks<Of extends Mark>(
  marks: readonly Of[],
  handMarks: readonly HandMark[],
): (Of & Words)[] {
  const byQuestion = new Map(handMarks.map((mark) => [mark.question_id, mark]))
  return marks.map((mark) => {
    const byHand = byQuestion.get(mark.questionId)
    if (byHand === undefined) return { ...mark, comment: '' }
    const given = Math.min(Number(byHand.points), mark.pointsMax)
    const { points, taken } = takeHintCost(given, mark.hints?.cost ?? 0)
    const ticks = byHand.ticks as Ticks | null
    const state =
      mark.pointsMax === 0
        ? stateOfTicks(ticks ?? {})
        : stateOfPoints(given, mark.pointsMax, mark.state)
    const { because, comment } = byHand
    return {
      ...mark,
      points,
      state,
      comment,
      ...(mark.hints === undefined ? {} : { hints: { ...mark.hints, taken } }),
      ...(ticks === null ? {} : { ticks }),
      ...(because === '' ? {} : { because }),
      ...(mark.state === 'to_mark'
        ? {}
        : { byRule: { state: mark.state, points: mark.points, taken: mark.hints?.taken ?? 0 } }),
    }
  })
}
