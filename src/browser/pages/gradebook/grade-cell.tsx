/** One pupil's grade for one assessment: typed, checked when it is left, kept at once. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { Grade, Scale } from '#contract/grades.ts'
import { isSameGrade, shownGrade, type TypedGrade, typedGrade } from './typed-grade.ts'

export interface GradeCellProps {
  label: string
  grade: Grade | null
  scale: Scale
  state: KeptState | undefined
  onGrade: (grade: Grade | null) => void
  /** What is wrong with what stands there; null: nothing any more. */
  onMistake: (mistake: Extract<TypedGrade, { ok: false }>['why'] | null) => void
}

export function GradeCell(props: GradeCellProps) {
  const { label, grade, scale, state, onGrade, onMistake } = props
  const words = useWords('grades')
  const format = useFormat()
  const shown = shownGrade(grade, words.none, format.number)
  const [text, setText] = useState(shown)
  const [isWrong, setWrong] = useState(false)
  // What another press or the server changed stands there, unless something wrong is being mended.
  useEffect(() => setText(shown), [shown])

  const leave = (): void => {
    const typed = typedGrade(text, scale)
    setWrong(!typed.ok)
    onMistake(typed.ok ? null : typed.why)
    if (!typed.ok) return
    setText(shownGrade(typed.grade, words.none, format.number))
    if (!isSameGrade(typed.grade, grade)) onGrade(typed.grade)
  }
  return (
    <input
      class={`grade-cell numbers ${state?.kind ?? ''}`}
      type="text"
      // Letters too: "abs".
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={8}
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={leave}
    />
  )
}
