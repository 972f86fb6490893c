/** Puts a person's marks over those of the rules. */
import type { QuestionMark } from './mark-outcome.ts'

type Mark = Pick<QuestionMark, 'questionId' | 'state' | 'points' | 'pointsMax'>

interface HandMark {
  readonly question_id: string
  readonly points: number
  readonly comment: string
}

export function withHandMarks<Of extends Mark>(
  marks: readonly Of[],
  handMarks: readonly HandMark[],
): (Of & { comment: string })[] {
  const byQuestion = new Map(handMarks.map((mark) => [mark.question_id, mark]))
  return marks.map((mark) => {
    const byHand = byQuestion.get(mark.questionId)
    if (byHand === undefined) return { ...mark, comment: '' }
    const points = Math.min(Number(byHand.points), mark.pointsMax)
    const state = points >= mark.pointsMax ? 'right' : points > 0 ? 'partly' : 'wrong'
    return { ...mark, points, state, comment: byHand.comment }
  })
}
