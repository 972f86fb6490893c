/** A teacher's points and comment in the place of a rule's mark, folded until somebody wants to change it. */
import { useEffect, useId, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { openTypedDesk } from '#browser/write/typed-desk.ts'
import type { QuestionResult } from '#contract/results.ts'
import { CommentField } from './comment-field.tsx'
import { GivenPoints } from './given-points.tsx'
import { MarkFormFrame } from './mark-form-frame.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import { resultWith } from './result-with.ts'
import { focusMark, type SheetQuestion, typedMarkName } from './sheet-question.ts'
import { markOf } from './typed-mark.ts'
import type { CommentsInHand } from './use-kept-comments.ts'
import type { MarkingHand } from './use-marking-desk.ts'
import { useTypedMark } from './use-typed-mark.ts'

export interface RuleMarkChangeProps {
  one: SheetQuestion
  attemptId: string
  hand: MarkingHand
  kept: CommentsInHand
  /** This question alone is on the page: its form stands open, and saving may go on to the next copy. */
  isAlone: boolean
}

/** As the contract's `handMarkSchema`. */
const commentMax = 5_000

interface ChangeFormProps extends RuleMarkChangeProps {
  /** What the form begins with. */
  base: QuestionResult
  /** The keyboard is led into it. */
  isLed: boolean
  onBack: () => void
}

function ChangeForm(props: ChangeFormProps) {
  const { one, attemptId, base, hand, isAlone, isLed, kept, onBack } = props
  const words = useWords('teach').mark
  const { changed } = useWords('marking')
  const format = useFormat()
  const [asked, setAsked] = useState(false)
  const part = { ...one, points: base.pointsMax, rubric: undefined, result: base }
  const name = typedMarkName(attemptId, one.id)
  const mark = useTypedMark(part, { name, unsent: undefined, onTouch: hand.touch })
  const state = hand.stateOf(one)
  const last = hand.lastOf(one)
  const isChanged = last === undefined ? one.result.byRule !== undefined : last !== null
  useEffect(() => {
    if (isLed) focusMark(one.id)
  }, [isLed, one.id])
  const save = (goesOn: boolean): void => {
    setAsked(true)
    if (!mark.judged.ok) return
    // A third of a point is shown as 0.33: left as it stands, it stays a third.
    const standing = markOf(base)?.points ?? 0
    const isStanding = mark.text === format.number(standing)
    const given = isStanding ? { ...mark.judged.mark, points: standing } : mark.judged.mark
    mark.keep(given)
    if (goesOn) void hand.saveAndGoOn(one, given, false)
    else hand.saveOverRule(one, given)
  }
  return (
    <MarkFormFrame markedId={one.id} onSave={() => save(false)} onSaveAndGoOn={() => save(isAlone)}>
      <p class="soft">{changed.means}</p>
      <GivenPoints id={`points-${one.id}`} mark={mark} max={base.pointsMax} asked={asked} />
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
        {isAlone && (
          <Button kind="primary" onClick={() => save(true)}>
            {words.saveAndNext}
          </Button>
        )}
        {isChanged && <Button onClick={onBack}>{changed.back}</Button>}
        <MarkStateLine
          state={state}
          touched={mark.touched}
          isMarked={one.result.byRule !== undefined}
          savedText={isChanged ? undefined : changed.backDone}
        />
      </div>
    </MarkFormFrame>
  )
}

export function RuleMarkChange(props: RuleMarkChangeProps) {
  const { one, attemptId, hand, isAlone } = props
  const { changed } = useWords('marking')
  const { unsaved } = useWords('teach')
  const formId = useId()
  // Given before the page was opened, and not at the server yet: it stands there as it was given.
  const [waiting] = useState(() => hand.unsentOf(one))
  const [isOpen, setOpen] = useState(waiting !== undefined || isAlone)
  const [form, setForm] = useState({ base: resultWith(one.result, waiting), round: 0 })
  const { round } = form
  const toggle = (): void => {
    setOpen(!isOpen)
    // What was given meanwhile is where it begins when it is opened again.
    const base = resultWith(one.result, hand.lastOf(one))
    setForm({ base, round: round + 1 })
  }
  const back = (): void => {
    openTypedDesk<unknown>(typedMarkName(attemptId, one.id), unsaved).drop()
    hand.saveOverRule(one, null)
    setForm({ base: resultWith(one.result, null), round: round + 1 })
  }
  if (one.result.pointsMax === 0) return null
  return (
    <div class="rule-change no-print">
      <p>
        <Button aria-expanded={isOpen} aria-controls={isOpen ? formId : undefined} onClick={toggle}>
          {changed.act}
          <span class="for-screen-readers"> {changed.ofQuestion({ number: one.number })}</span>
        </Button>
      </p>
      {isOpen && (
        <div id={formId}>
          <ChangeForm key={round} {...props} base={form.base} isLed={round > 0} onBack={back} />
        </div>
      )}
    </div>
  )
}

/** Under an answer that rules marked: that a teacher gave other points, or words. */
export function ChangedLine({ result }: { result: QuestionResult }) {
  const words = useWords('teach').mark
  const { changed } = useWords('marking')
  const format = useFormat()
  const { byRule, comment, points } = result
  if (byRule === undefined) return null
  return (
    <>
      {byRule.points !== points && (
        <p>
          {changed.given({ points: format.number(points), before: format.number(byRule.points) })}
        </p>
      )}
      {comment !== '' && (
        <p class="marking-text">
          <span class="soft">{words.comment} :</span> {comment}
        </p>
      )}
    </>
  )
}
