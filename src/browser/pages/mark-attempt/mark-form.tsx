/** Points and comment under one answer, or for the whole copy; what was saved on this page can be undone. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { GivenMark } from '#contract/results.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'
import { CommentField } from './comment-field.tsx'
import { GivenPoints } from './given-points.tsx'
import { MarkFormFrame } from './mark-form-frame.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import { focusMark, type MarkedPart, typedMarkName } from './sheet-question.ts'
import type { CommentsInHand } from './use-kept-comments.ts'
import { useTypedMark } from './use-typed-mark.ts'

export interface MarkFormProps {
  one: MarkedPart
  attemptId: string
  state: KeptState | null
  /** Given before the page was opened, and not at the server: where the form begins. */
  unsent: GivenMark | null | undefined
  kept: CommentsInHand
  /** Saving with Ctrl+Enter opens the next copy. */
  goesOn: boolean
  /** Something was typed or ticked. */
  onTouch: () => void
  /** Null takes the mark back. */
  onSave: (mark: GivenMark | null) => void
  /** `returns`: the copy too, once nothing in it waits. */
  onSaveAndGoOn: (mark: GivenMark, returns: boolean) => void
}

/** As the contract's `handMarkSchema`. */
const commentMax = 5_000

export function MarkForm(props: MarkFormProps) {
  const { one, attemptId, state, unsent, kept, goesOn, onSave, onSaveAndGoOn, onTouch } = props
  const words = useWords('teach').mark
  const undoing = useWords('marking').undo
  const [asked, setAsked] = useState(false)
  const mark = useTypedMark(one, { name: typedMarkName(attemptId, one.id), unsent, onTouch })
  const undone = one.id === wholeCopyId ? undoing.copyDone : undoing.done
  const id = `points-${one.id}`
  const save = (act: (given: GivenMark) => void): void => {
    setAsked(true)
    if (!mark.judged.ok) return
    const given = mark.judged.mark
    mark.keep(given)
    act(given)
  }
  const undo = (): void => {
    setAsked(false)
    onSave(mark.goBack())
    focusMark(one.id)
  }
  return (
    <MarkFormFrame
      markedId={one.id}
      onSave={() => save(onSave)}
      onSaveAndGoOn={(returns) => save((given) => onSaveAndGoOn(given, returns))}
    >
      <GivenPoints id={id} mark={mark} max={one.points} asked={asked} />
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
          savedText={mark.saved === null ? undone : undefined}
        />
      </div>
    </MarkFormFrame>
  )
}
