/** The questions of one copy: those for a person first, those that rules marked folded below. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { MarkingSheet } from '#contract/exercises.ts'
import { AnswerPhotos } from './answer-photos.tsx'
import { OpenMark } from './open-mark.tsx'
import { RuleMarks } from './rule-marks.tsx'
import { isForPerson, photosOf, type SheetQuestion, sheetQuestions } from './sheet-question.ts'
import type { HandMark } from './typed-points.ts'
import { useDrawings } from './use-drawings.ts'
import type { CommentsInHand } from './use-kept-comments.ts'
import { useMarks } from './use-marks.ts'

/** The page of the next copy, with the same question alone where there is one. */
function nextPath(attemptId: string, questionId: string | null): string {
  return questionId === null
    ? pagePaths.marking(attemptId)
    : pagePaths.markingQuestion(attemptId, questionId)
}

interface DeskEndProps {
  sheet: MarkingSheet
  questionId: string | null
  left: number
  points: number
}

function DeskEnd({ sheet, questionId, left, points }: DeskEndProps) {
  const through = useWords('marking').through
  const words = useWords('teach').mark
  const format = useFormat()
  const { marks, assignmentId } = sheet.result
  const total = words.total({
    points: format.number(points),
    total: format.number(marks?.pointsMax ?? 0),
  })
  return (
    <Notice
      kind={left === 0 ? 'success' : 'information'}
      title={
        left > 0
          ? words.stillToMark({ count: left })
          : questionId === null
            ? words.allMarked
            : through.answerMarked
      }
      actions={
        sheet.nextAttemptId === null ? (
          <LinkButton href={pagePaths.following(assignmentId)}>{words.toFollowing}</LinkButton>
        ) : (
          <LinkButton
            href={nextPath(sheet.nextAttemptId, questionId)}
            kind={left === 0 ? 'primary' : 'quiet'}
          >
            {words.next}
          </LinkButton>
        )
      }
    >
      <p>{total}</p>
      {sheet.othersWaiting > 0 && (
        <p>
          {questionId === null
            ? through.copiesWait({ count: sheet.othersWaiting })
            : through.answersWait({ count: sheet.othersWaiting })}
        </p>
      )}
      {left === 0 && sheet.nextAttemptId === null && (
        <p>{questionId === null ? words.nothingLeft : through.questionDone}</p>
      )}
    </Notice>
  )
}

export interface MarkingDeskProps {
  sheet: MarkingSheet
  /** This one alone, through all copies; null for copy by copy. */
  questionId: string | null
  /** Of the teacher: they stay from one copy to the next. */
  kept: CommentsInHand
}

export function MarkingDesk({ sheet, questionId, kept }: MarkingDeskProps) {
  const words = useWords('teach').mark
  const through = useWords('marking').through
  const { onPaper } = useWords('late')
  const [, navigate] = useLocation()
  useEffect(() => {
    // The keyboard begins where the work is; the eye still begins at the answer.
    document.querySelector<HTMLElement>('.mark-points input')?.focus({ preventScroll: true })
  }, [])
  const all = sheetQuestions(sheet)
  const isAlone = questionId !== null
  const byHand = all.filter(
    (one) => isForPerson(one) && (!isAlone || one.question.id === questionId),
  )
  const byRules = all.filter((one) => !isForPerson(one))
  const { states, given, save } = useMarks(sheet.result.attemptId)
  const drawings = useDrawings(sheet.result.attemptId, sheet.result.marks?.annotations ?? [])
  const waits = ({ question, result }: SheetQuestion): boolean =>
    given[question.id] === null || (result.state === 'to_mark' && given[question.id] === undefined)
  const left = byHand.filter(waits).length
  const points = all.reduce((sum, { question, result }) => {
    const mark = given[question.id]
    return sum + (mark === undefined ? result.points : (mark?.points ?? 0))
  }, 0)
  const saveAndGoOn = async (one: SheetQuestion, mark: HandMark): Promise<void> => {
    const saved = await save(one.question.id, mark)
    const others = byHand.filter((other) => other !== one && waits(other))
    const [next] = others
    if (next !== undefined) document.getElementById(`points-${next.question.id}`)?.focus()
    else if (saved && sheet.nextAttemptId !== null)
      navigate(nextPath(sheet.nextAttemptId, questionId))
  }
  const sheets = photosOf(sheet.result, sheet.result.paper?.photoIds ?? [])
  return (
    <div class="marking">
      {sheets.length > 0 && (
        <Card title={onPaper.sheets}>
          <AnswerPhotos attemptId={sheet.result.attemptId} photos={sheets} drawings={drawings} />
        </Card>
      )}
      {byHand.length === 0 ? (
        <p>{isAlone ? through.notHere : words.onlyRules}</p>
      ) : (
        <section class="stack stack-wide" aria-label={words.byHand}>
          {byHand.map((one) => (
            <OpenMark
              key={one.question.id}
              one={one}
              sheet={sheet}
              state={states[one.question.id] ?? null}
              kept={kept}
              drawings={drawings}
              isAlone={isAlone}
              goesOn={sheet.nextAttemptId !== null && left <= 1}
              onSave={(mark) => void save(one.question.id, mark)}
              onSaveAndGoOn={(mark) => void saveAndGoOn(one, mark)}
            />
          ))}
          <p class="soft small no-print">{words.keys}</p>
        </section>
      )}
      <DeskEnd sheet={sheet} questionId={questionId} left={left} points={points} />
      {!isAlone && byRules.length > 0 && <RuleMarks questions={byRules} sheet={sheet} />}
    </div>
  )
}
