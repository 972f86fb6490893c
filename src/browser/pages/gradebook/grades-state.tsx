/** Where the grades are: all saved, on their way, kept here until the line is back, refused, overtaken, or no grades. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Grade, Gradebook } from '#contract/grades.ts'
import { mistakeLineId } from './grade-cell.tsx'
import type { Cell, GradesInHand } from './grades-in-hand.ts'
import { shownGrade } from './typed-grade.ts'

export interface GradesStateProps {
  book: Gradebook
  hand: GradesInHand
}

export function GradesState({ book, hand }: GradesStateProps) {
  return (
    <div class="gradebook-lines no-print">
      <MistakeLine book={book} hand={hand} />
      <OvertakenLines book={book} hand={hand} />
      <KeptLine book={book} hand={hand} />
    </div>
  )
}

function MistakeLine({ book, hand }: GradesStateProps) {
  const words = useWords('grades')
  const format = useFormat()
  const mistakes = hand.mistakes().filter(({ cell }) => namesOf(book, cell) !== null)
  const [first] = mistakes
  const names = first === undefined ? null : namesOf(book, first.cell)
  let text = ''
  if (first !== undefined && first.mistake !== null && names !== null) {
    const { mistake } = first
    const what =
      mistake === 'too_many'
        ? words.mistakes.too_many({ max: format.number(names.max) })
        : words.mistakes[mistake]
    text = words.book.wrong({ ...names, what, more: mistakes.length - 1 })
  }
  return (
    <p id={mistakeLineId} class="gradebook-mistake" role="alert">
      {text}
    </p>
  )
}

/** What colleagues gave meanwhile in cells that were filled here: each is chosen. */
function OvertakenLines({ book, hand }: GradesStateProps) {
  const words = useWords('grades')
  const format = useFormat()
  const lines = hand.unsettled().map(({ cell, grade, state }) => {
    const names = namesOf(book, cell)
    if (state.kind !== 'overtaken' || names === null) return null
    const { by } = state.newer
    const shown = (one: Grade | null) => shownGrade(one, words.none, format.number)
    const [own, theirs] = [shown(grade), shown(state.newer.grade)]
    return (
      <Notice
        key={`${cell.assessmentId} ${cell.pupilId}`}
        kind="attention"
        live
        title={words.book.overtaken({ ...names, by, theirs })}
        actions={
          <>
            <Button onClick={() => hand.keepOwn(cell)}>
              {own === '' ? words.book.keepNone : words.book.keepOwn({ own })}
            </Button>
            <Button onClick={() => hand.takeNewer(cell)}>{words.book.takeNewer({ theirs })}</Button>
          </>
        }
      />
    )
  })
  return <>{lines}</>
}

function KeptLine({ book, hand }: GradesStateProps) {
  const words = useWords('grades').book
  const format = useFormat()
  const [now, setNow] = useState(Date.now)
  const unsettled = hand.unsettled()
  const waiting = unsettled.flatMap(({ state }) =>
    state.kind === 'waiting' ? [state.againAtMs] : [],
  )
  const isWaiting = waiting.length > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const refused = unsettled
    .filter(({ state }) => state.kind === 'refused')
    .flatMap(({ cell }) => namesOf(book, cell) ?? [])
  const [first] = refused
  if (first !== undefined) {
    return (
      <p class="grades-state refused" role="alert">
        <Sign name="danger" /> {words.refused({ ...first, more: refused.length - 1 })}
      </p>
    )
  }
  if (isWaiting) {
    const wait = format.duration(Math.max(1_000, Math.min(...waiting) - now))
    return (
      <p class="grades-state waiting">
        <Sign name="device" /> <span role="status">{words.waits({ count: waiting.length })}</span>{' '}
        {words.nextTry({ wait })}
      </p>
    )
  }
  const isSaving = unsettled.some(({ state }) => state.kind === 'saving')
  const isAllSaved = !isSaving && hand.hasSaved() && hand.mistakes().length === 0
  return (
    <p class="grades-state" role="status">
      {isSaving && words.saving}
      {isAllSaved && (
        <>
          <Sign name="success" /> {words.saved}
        </>
      )}
    </p>
  )
}

/** Null: the pupil or the assessment is not in the book any more. */
function namesOf(
  book: Gradebook,
  { assessmentId, pupilId }: Cell,
): { assessment: string; pupil: string; max: number } | null {
  const assessment = book.assessments.find(({ id }) => id === assessmentId)
  const pupil = book.pupils.find((one) => one.pupil.id === pupilId)?.pupil
  if (assessment === undefined || pupil === undefined) return null
  const { scale, title } = assessment
  const max = scale.kind === 'points' ? scale.outOf : 4
  return { assessment: title, pupil: `${pupil.givenName} ${pupil.familyName}`, max }
}
