/** One open answer: what was asked, what the pupil gave, the points and the comment. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { MarkingSheet } from '#contract/exercises.ts'
import { AnswerPhotos } from './answer-photos.tsx'
import { CommentField } from './comment-field.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import { PointsField } from './points-field.tsx'
import type { SheetQuestion } from './sheet-question.ts'
import type { HandMark } from './typed-points.ts'
import { typedPoints } from './typed-points.ts'
import type { Drawings } from './use-drawings.ts'
import type { CommentsInHand } from './use-kept-comments.ts'

export interface OpenMarkProps {
  one: SheetQuestion
  sheet: MarkingSheet
  state: KeptState | null
  kept: CommentsInHand
  drawings: Drawings
  /** Saving with Ctrl+Enter opens the next copy. */
  goesOn: boolean
  onSave: (mark: HandMark) => void
  onSaveAndGoOn: (mark: HandMark) => void
}

/** As the contract's `handMarkSchema`. */
const commentMax = 5_000

function GivenAnswer({ one, sheet, drawings }: OpenMarkProps) {
  const words = useWords('teach').mark
  const { answers, photos, attemptId } = sheet.result
  const answer = answers[one.question.id]
  const given = answer?.kind === 'open' ? answer : null
  const text = given?.text ?? ''
  const pictures = photos.filter((photo) => given?.fileIds.includes(photo.id))
  return (
    <div class="marking-answer">
      <h3>{words.answer}</h3>
      {text === '' ? (
        <p class="soft">{pictures.length > 0 ? words.noText : words.noAnswer}</p>
      ) : (
        <p class="marking-text">{text}</p>
      )}
      {pictures.length > 0 && (
        <AnswerPhotos attemptId={attemptId} photos={pictures} drawings={drawings} />
      )}
    </div>
  )
}

function MarkForm(props: OpenMarkProps) {
  const { one, state, goesOn, onSave, onSaveAndGoOn } = props
  const { question, result } = one
  const words = useWords('teach').mark
  const format = useFormat()
  const isMarked = result.state !== 'to_mark'
  const [text, setText] = useState(isMarked ? format.number(result.points) : '')
  const [comment, setComment] = useState(result.comment)
  const [asked, setAsked] = useState(false)
  const [touched, setTouched] = useState(false)
  const max = question.points
  const typed = typedPoints(text, max)
  const error = typed.ok
    ? null
    : typed.why === 'missing'
      ? words.pointsMissing
      : words.pointsTooMany({ max: format.number(max) })
  const save = (act: (mark: HandMark) => void): void => {
    setAsked(true)
    if (!typed.ok) return
    setTouched(false)
    act({ points: typed.points, comment })
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
        save(onSaveAndGoOn)
      }}
    >
      <PointsField
        id={`points-${question.id}`}
        label={words.points}
        value={text}
        max={max}
        error={asked || text !== '' ? error : null}
        onValue={(value) => {
          setText(value)
          setTouched(true)
        }}
      />
      <CommentField
        label={words.comment}
        value={comment}
        lengthMax={commentMax}
        kept={props.kept}
        onValue={(value) => {
          setComment(value)
          setTouched(true)
        }}
      />
      <div class="row">
        <Button type="submit" busy={state?.kind === 'saving'}>
          {words.save}
        </Button>
        {goesOn && (
          <Button kind="primary" onClick={() => save(onSaveAndGoOn)}>
            {words.saveAndNext}
          </Button>
        )}
        <MarkStateLine state={state} touched={touched} isMarked={isMarked} />
      </div>
    </form>
  )
}

export function OpenMark(props: OpenMarkProps) {
  const { one, sheet } = props
  const { question, number } = one
  const words = useWords('teach').mark
  const guide = sheet.markingGuides[question.id]
  return (
    <Card title={words.question({ number })}>
      <ContentBlocks
        blocks={question.prompt}
        fileAddress={exerciseFiles(sheet.result.exerciseId)}
        files={sheet.result.files}
        headingShift={1}
      />
      <GivenAnswer {...props} />
      {guide && (
        <Disclosure label={words.guide}>
          <p lang="fr">
            <InlineText inlines={guide} />
          </p>
        </Disclosure>
      )}
      <MarkForm {...props} />
    </Card>
  )
}
