/** Points and comment under one answer; what was saved on this page can be undone. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import { CommentField } from './comment-field.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import { PointsField } from './points-field.tsx'
import type { SheetQuestion } from './sheet-question.ts'
import { type HandMark, typedPoints } from './typed-points.ts'
import type { CommentsInHand } from './use-kept-comments.ts'

export interface MarkFormProps {
  one: SheetQuestion
  state: KeptState | null
  kept: CommentsInHand
  /** Saving with Ctrl+Enter opens the next copy. */
  goesOn: boolean
  /** Null takes the mark back. */
  onSave: (mark: HandMark | null) => void
  /** `returns`: the copy too, once nothing in it waits. */
  onSaveAndGoOn: (mark: HandMark, returns: boolean) => void
}

/** As the contract's `handMarkSchema`. */
const commentMax = 5_000

/** What is typed, what was last saved, and what had been saved before it. */
function useTypedMark({ question, result }: SheetQuestion) {
  const format = useFormat()
  const isMarked = result.state !== 'to_mark'
  const atFirst: HandMark | null = isMarked
    ? { points: result.points, comment: result.comment }
    : null
  const [text, setText] = useState(isMarked ? format.number(result.points) : '')
  const [comment, setComment] = useState(result.comment)
  const [touched, setTouched] = useState(false)
  const [saved, setSaved] = useState(atFirst)
  const [earlier, setEarlier] = useState<readonly (HandMark | null)[]>([])
  const typed = typedPoints(text, question.points)
  return {
    text,
    comment,
    touched,
    saved,
    typed,
    canUndo: earlier.length > 0,
    type(value: string): void {
      setText(value)
      setTouched(true)
    },
    write(value: string): void {
      setComment(value)
      setTouched(true)
    },
    keep(mark: HandMark): void {
      setTouched(false)
      setSaved(mark)
      setEarlier([...earlier, saved])
    },
    /** The mark before; null where there was none. */
    goBack(): HandMark | null {
      const before = earlier.at(-1) ?? null
      setEarlier(earlier.slice(0, -1))
      setSaved(before)
      setText(before === null ? '' : format.number(before.points))
      setComment(before?.comment ?? '')
      setTouched(false)
      return before
    },
  }
}

export function MarkForm(props: MarkFormProps) {
  const { one, state, kept, goesOn, onSave, onSaveAndGoOn } = props
  const words = useWords('teach').mark
  const undoing = useWords('marking').undo
  const format = useFormat()
  const [asked, setAsked] = useState(false)
  const mark = useTypedMark(one)
  const max = one.question.points
  const id = `points-${one.question.id}`
  const error = mark.typed.ok
    ? null
    : mark.typed.why === 'missing'
      ? words.pointsMissing
      : words.pointsTooMany({ max: format.number(max) })
  const save = (act: (given: HandMark) => void): void => {
    setAsked(true)
    if (!mark.typed.ok) return
    const given = { points: mark.typed.points, comment: mark.comment }
    mark.keep(given)
    act(given)
  }
  const undo = (): void => {
    setAsked(false)
    onSave(mark.goBack())
    document.getElementById(id)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: a shortcut for the button below, which does the same.
    <form
      class="marking-form"
      onSubmit={(event) => {
        event.preventDefault()
        save(onSave)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        save((given) => onSaveAndGoOn(given, event.shiftKey))
      }}
    >
      <PointsField
        id={id}
        label={words.points}
        value={mark.text}
        max={max}
        error={asked || mark.text !== '' ? error : null}
        onValue={mark.type}
      />
      <CommentField
        label={words.comment}
        value={mark.comment}
        lengthMax={commentMax}
        kept={kept}
        onValue={mark.write}
      />
      <div class="row">
        <Button type="submit" busy={state?.kind === 'saving'}>
          {words.save}
        </Button>
        {goesOn && (
          <Button kind="primary" onClick={() => save((given) => onSaveAndGoOn(given, false))}>
            {words.saveAndNext}
          </Button>
        )}
        {mark.canUndo && <Button onClick={undo}>{undoing.act}</Button>}
        <MarkStateLine
          state={state}
          touched={mark.touched}
          isMarked={mark.saved !== null}
          savedText={mark.saved === null ? undoing.done : undefined}
        />
      </div>
    </form>
  )
}
