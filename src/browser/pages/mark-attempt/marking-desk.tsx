/** The questions of one copy: those for a person first, those that rules marked folded below. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { GivenMark, MarkingSheet } from '#contract/results.ts'
import { AnswerPhotos } from './answer-photos.tsx'
import { CopyLevelCard } from './copy-level.tsx'
import type { FromCopy } from './desk-progress.tsx'
import { DeskReturn } from './desk-return.tsx'
import { OpenMark } from './open-mark.tsx'
import { RuleMarks } from './rule-marks.tsx'
import {
  firstOfMark,
  focusMark,
  isForPerson,
  photosOf,
  pointsWith,
  type SheetQuestion,
  sheetQuestions,
} from './sheet-question.ts'
import { SpokenCommentCard } from './spoken-comment-card.tsx'
import { useDrawings } from './use-drawings.ts'
import type { CommentsInHand } from './use-kept-comments.ts'
import { useMarks } from './use-marks.ts'
import { type CopyReturn, useReturn } from './use-return.ts'

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
  /** Null where there is nothing to return: rules marked all, or one question is on the page alone. */
  copy: CopyReturn | null
}

function DeskEnd({ sheet, questionId, left, points, copy }: DeskEndProps) {
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
            kind={left === 0 && (copy === null || copy.isReturned) ? 'primary' : 'quiet'}
          >
            {words.next}
          </LinkButton>
        )
      }
    >
      {marks !== null && marks.pointsMax > 0 && <p>{total}</p>}
      {left === 0 && copy !== null && <DeskReturn copy={copy} />}
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

interface PaperSheetsProps {
  sheet: MarkingSheet
  drawings: ReturnType<typeof useDrawings>
}

/** What a teacher handed in on paper for the whole work: it belongs to no one question. */
function PaperSheets({ sheet, drawings }: PaperSheetsProps) {
  const { onPaper } = useWords('late')
  const photos = photosOf(sheet.result, sheet.result.paper?.photoIds ?? [])
  if (photos.length === 0) return null
  return (
    <Card title={onPaper.sheets}>
      <AnswerPhotos attemptId={sheet.result.attemptId} photos={photos} drawings={drawings} />
    </Card>
  )
}

/** What is said and given of a copy and of no one question; one can speak of it whatever is marked. */
function WholeCopy({ sheet, isAlone }: { sheet: MarkingSheet; isAlone: boolean }) {
  return (
    <>
      {!isAlone && <CopyLevelCard sheet={sheet} />}
      <SpokenCommentCard result={sheet.result} />
    </>
  )
}

export function MarkingDesk({ sheet, questionId, kept }: MarkingDeskProps) {
  const words = useWords('teach').mark
  const { returning, through } = useWords('marking')
  const [, navigate] = useLocation()
  useEffect(() => {
    // The keyboard begins where the work is; the eye still begins at the answer.
    firstOfMark(document.querySelector('.marking-form'))?.focus({ preventScroll: true })
  }, [])
  const all = sheetQuestions(sheet)
  const isAlone = questionId !== null
  const byHand = all.filter(
    (one) => isForPerson(one) && (!isAlone || one.question.id === questionId),
  )
  const byRules = all.filter((one) => !isForPerson(one))
  const { states, given, save } = useMarks(sheet.result.attemptId)
  const copy = useReturn(sheet.result.attemptId, sheet.result.returnedAt !== null)
  const drawings = useDrawings(sheet.result.attemptId, sheet.result.marks?.annotations ?? [])
  const waits = ({ question, result }: SheetQuestion): boolean =>
    given[question.id] === null || (result.state === 'to_mark' && given[question.id] === undefined)
  const left = byHand.filter(waits).length
  const { givenName, familyName } = sheet.pupil
  const fromHere: FromCopy = { savedOf: `${givenName} ${familyName}` }
  const saveAndGoOn = async (
    one: SheetQuestion,
    mark: GivenMark,
    returns: boolean,
  ): Promise<void> => {
    const saved = await save(one.question.id, mark)
    const others = byHand.filter((other) => other !== one && waits(other))
    const [next] = others
    if (next !== undefined) focusMark(next.question.id)
    else if (saved) {
      const isBack = !returns || isAlone || copy.isReturned || (await copy.give(true))
      if (isBack && sheet.nextAttemptId !== null)
        navigate(nextPath(sheet.nextAttemptId, questionId), { state: fromHere })
    }
  }
  const saveHere = (one: SheetQuestion, mark: GivenMark | null): void => {
    if (mark === null) copy.forget()
    void save(one.question.id, mark)
  }
  return (
    <div class="marking">
      <PaperSheets sheet={sheet} drawings={drawings} />
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
              onSave={(mark) => saveHere(one, mark)}
              onSaveAndGoOn={(mark, returns) => void saveAndGoOn(one, mark, returns)}
            />
          ))}
          <p class="soft small no-print">
            {words.keys} {!isAlone && returning.actKeys}
          </p>
        </section>
      )}
      <WholeCopy sheet={sheet} isAlone={isAlone} />
      <DeskEnd
        sheet={sheet}
        questionId={questionId}
        left={left}
        points={pointsWith(all, given)}
        copy={isAlone || byHand.length === 0 ? null : copy}
      />
      {!isAlone && byRules.length > 0 && <RuleMarks questions={byRules} sheet={sheet} />}
    </div>
  )
}
