/** The questions of one copy: those for a person first, those that rules marked folded below. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { beforeSignOut } from '#browser/identity/before-sign-out.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { createValueKeeper, type KeptState } from '#browser/teach/value-keeper.ts'
import type { MarkingSheet } from '#contract/exercises.ts'
import { OpenMark } from './open-mark.tsx'
import { RuleMarks } from './rule-marks.tsx'
import { isForPerson, type SheetQuestion, sheetQuestions } from './sheet-question.ts'
import type { HandMark } from './typed-points.ts'
import { useDrawings } from './use-drawings.ts'
import type { CommentsInHand } from './use-kept-comments.ts'

function useMarks(attemptId: string) {
  const [states, setStates] = useState<Readonly<Record<string, KeptState>>>({})
  const [given, setGiven] = useState<Readonly<Record<string, HandMark>>>({})
  const { unsaved } = useWords('teach')
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper a copy, whatever the language.
  const keeper = useMemo(() => {
    const made = createValueKeeper<HandMark>({
      now: Date.now,
      random: Math.random,
      onState: (questionId, state) => setStates((all) => ({ ...all, [questionId]: state })),
      send: (questionId, body) =>
        callApi(`/api/attempts/${attemptId}/marks/${questionId}`, { method: 'PUT', body }),
    })
    // A mark that waits outlives the page: it is still sent, and still asked about.
    beforeSignOut(() => (made.hasUnsaved() ? unsaved : null))
    return made
  }, [attemptId])
  useEffect(() => {
    const retry = (): void => keeper.retryNow()
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [keeper])
  const save = async (questionId: string, mark: HandMark): Promise<boolean> => {
    const saved = await keeper.save(questionId, mark)
    if (saved) setGiven((all) => ({ ...all, [questionId]: mark }))
    return saved
  }
  return { states, given, save }
}

function DeskEnd(props: { sheet: MarkingSheet; left: number; points: number }) {
  const { sheet, left, points } = props
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
      title={left === 0 ? words.allMarked : words.stillToMark({ count: left })}
      actions={
        sheet.nextAttemptId === null ? (
          <LinkButton href={pagePaths.following(assignmentId)}>{words.toFollowing}</LinkButton>
        ) : (
          <LinkButton
            href={pagePaths.marking(sheet.nextAttemptId)}
            kind={left === 0 ? 'primary' : 'quiet'}
          >
            {words.next}
          </LinkButton>
        )
      }
    >
      <p>{total}</p>
      {left === 0 && sheet.nextAttemptId === null && <p>{words.nothingLeft}</p>}
    </Notice>
  )
}

export interface MarkingDeskProps {
  sheet: MarkingSheet
  /** Of the teacher: they stay from one copy to the next. */
  kept: CommentsInHand
}

export function MarkingDesk({ sheet, kept }: MarkingDeskProps) {
  const words = useWords('teach').mark
  const [, navigate] = useLocation()
  useEffect(() => {
    // The keyboard begins where the work is; the eye still begins at the answer.
    document.querySelector<HTMLElement>('.mark-points input')?.focus({ preventScroll: true })
  }, [])
  const all = sheetQuestions(sheet)
  const byHand = all.filter(isForPerson)
  const byRules = all.filter((one) => !isForPerson(one))
  const { states, given, save } = useMarks(sheet.result.attemptId)
  const drawings = useDrawings(sheet.result.attemptId, sheet.result.marks?.annotations ?? [])
  const waits = ({ question, result }: SheetQuestion): boolean =>
    result.state === 'to_mark' && given[question.id] === undefined
  const left = byHand.filter(waits).length
  const points = all.reduce(
    (sum, one) => sum + (given[one.question.id]?.points ?? one.result.points),
    0,
  )
  const saveAndGoOn = async (one: SheetQuestion, mark: HandMark): Promise<void> => {
    const saved = await save(one.question.id, mark)
    const others = byHand.filter((other) => other !== one && waits(other))
    const [next] = others
    if (next !== undefined) document.getElementById(`points-${next.question.id}`)?.focus()
    else if (saved && sheet.nextAttemptId !== null) navigate(pagePaths.marking(sheet.nextAttemptId))
  }
  return (
    <div class="marking">
      {byHand.length === 0 ? (
        <p>{words.onlyRules}</p>
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
              goesOn={sheet.nextAttemptId !== null && left <= 1}
              onSave={(mark) => void save(one.question.id, mark)}
              onSaveAndGoOn={(mark) => void saveAndGoOn(one, mark)}
            />
          ))}
          <p class="soft small no-print">{words.keys}</p>
        </section>
      )}
      <DeskEnd sheet={sheet} left={left} points={points} />
      {byRules.length > 0 && <RuleMarks questions={byRules} sheet={sheet} />}
    </div>
  )
}
