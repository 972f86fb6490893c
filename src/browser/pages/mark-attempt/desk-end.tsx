/** Under a copy: what of it is left, its total, whether it is returned, and the way to the next one. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { MarkingSheet } from '#contract/results.ts'
import { DeskReturn } from './desk-return.tsx'
import { type MarkingHand, nextPath } from './use-marking-desk.ts'
import { useThrough } from './use-through.ts'

export interface DeskEndProps {
  sheet: MarkingSheet
  questionId: string | null
  hand: MarkingHand
}

function NextCopy({ sheet, questionId, isMain }: Omit<DeskEndProps, 'hand'> & { isMain: boolean }) {
  const words = useWords('teach').mark
  const { nextAttemptId, result } = sheet
  return nextAttemptId === null ? (
    <LinkButton href={pagePaths.following(result.assignmentId)}>{words.toFollowing}</LinkButton>
  ) : (
    <LinkButton href={nextPath(nextAttemptId, questionId)} kind={isMain ? 'primary' : 'quiet'}>
      {words.next}
    </LinkButton>
  )
}

export function DeskEnd({ sheet, questionId, hand }: DeskEndProps) {
  const { wholeCopy } = useWords('marking')
  const through = useThrough(sheet, questionId)
  const words = useWords('teach').mark
  const format = useFormat()
  const { left } = hand
  const { marks } = sheet.result
  // Nothing to return where rules marked all, or where one thing is on the page alone.
  const copy = questionId !== null || hand.marked.length === 0 ? null : hand.copy
  const isMain = left === 0 && (copy === null || copy.isReturned)
  const waiting = hand.isWholeLeft ? wholeCopy.waits : words.stillToMark({ count: left })
  return (
    <Notice
      kind={left === 0 ? 'success' : 'information'}
      title={left > 0 ? waiting : through.marked}
      actions={<NextCopy sheet={sheet} questionId={questionId} isMain={isMain} />}
    >
      {marks !== null && marks.pointsMax > 0 && (
        <p>
          {words.total({
            points: format.number(hand.points),
            total: format.number(marks.pointsMax),
          })}
        </p>
      )}
      {left === 0 && copy !== null && <DeskReturn copy={copy} />}
      {sheet.othersWaiting > 0 && <p>{through.wait({ count: sheet.othersWaiting })}</p>}
      {left === 0 && sheet.nextAttemptId === null && <p>{through.done}</p>}
    </Notice>
  )
}
