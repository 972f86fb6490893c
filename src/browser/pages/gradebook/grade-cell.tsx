/** One pupil's grade for one assessment: typed, checked when it is left, kept at once. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { Grade, Scale } from '#contract/grades.ts'
import type { Cell, GradesInHand } from './grades-in-hand.ts'
import { isSameGrade, shownGrade, typedGrade } from './typed-grade.ts'

/** The line above the table that says what is wrong. */
export const mistakeLineId = 'gradebook-mistake'

export interface GradeCellProps {
  label: string
  cell: Cell
  grade: Grade | null
  /** What the server had when the book was read. */
  read: Grade | null
  scale: Scale
  hand: GradesInHand
}

export function GradeCell({ cell, grade, hand, label, read, scale }: GradeCellProps) {
  const words = useWords('grades')
  const format = useFormat()
  const shown = shownGrade(grade, words.none, format.number)
  const writing = hand.writingOf(cell)
  const state = hand.stateOf(cell)?.kind
  const [text, setText] = useState(writing?.text ?? shown)
  const isWrong = (writing?.mistake ?? null) !== null
  // What another press or the server changed stands there, unless somebody is writing.
  useEffect(() => {
    if (hand.writingOf(cell) === undefined) setText(shown)
  }, [hand, cell, shown])

  const leave = (): void => {
    const typed = typedGrade(text, scale)
    if (!typed.ok) {
      hand.refuse(cell, text, typed.why)
      return
    }
    setText(shownGrade(typed.grade, words.none, format.number))
    // What was refused is sent again as it stands.
    if (isSameGrade(typed.grade, grade) && state !== 'refused') hand.leave(cell)
    else hand.give(cell, typed.grade, read)
  }
  return (
    <input
      class={`grade-cell numbers ${state ?? ''}`}
      type="text"
      // Letters too: "abs".
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={8}
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      aria-describedby={isWrong ? mistakeLineId : undefined}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value)
        hand.write(cell, event.currentTarget.value)
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={leave}
    />
  )
}
