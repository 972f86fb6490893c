/** Asks before handing in: names the questions without an answer and what is still on its way. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { KeptAnswers } from './answer-keeper.ts'
import { answeredState } from './answered.ts'
import type { PhotoHere } from './photo-sender.ts'

export interface SubmitDialogProps {
  open: boolean
  questions: readonly PupilQuestion[]
  kept: KeptAnswers
  photos: readonly PhotoHere[]
  /** Photos and files that are not in the answers yet. */
  preparing: number
  attemptsLeft: number
  onSubmit: () => void
  onClose: () => void
  /** Goes to a question that waits for an answer. */
  onGo: (place: number) => void
}

export function SubmitDialog(props: SubmitDialogProps) {
  const { open, questions, kept, photos, preparing, attemptsLeft, onClose } = props
  const words = useWords('exercise')
  const format = useFormat()
  const placesIn = (state: 'empty' | 'partly'): number[] =>
    questions.flatMap((question, place) =>
      answeredState(question, kept.answers[question.id]) === state ? [place] : [],
    )
  const empty = placesIn('empty')
  const partly = placesIn('partly')
  const numbers = (places: readonly number[]): string =>
    format.list(places.map((place) => String(place + 1)))
  const [first] = [...empty, ...partly].sort((left, right) => left - right)
  const named = new Set(
    Object.values(kept.answers).flatMap((one) => (one.kind === 'open' ? one.fileIds : [])),
  )
  const countAt = (at: PhotoHere['at']): number =>
    photos.filter((photo) => photo.at === at && named.has(photo.key)).length
  const waiting = countAt('device')
  const failed = countAt('refused')
  return (
    <Dialog
      open={open}
      title={words.submitTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={preparing > 0} onClick={props.onSubmit}>
            {words.submit}
          </Button>
          {first === undefined ? (
            <Button onClick={onClose}>{words.readAgain}</Button>
          ) : (
            <Button onClick={() => props.onGo(first)}>
              {words.goToQuestion({ number: first + 1 })}
            </Button>
          )}
        </>
      }
    >
      {empty.length > 0 && (
        <Notice kind="attention" title={words.withoutAnswer({ count: empty.length })}>
          <p>{words.theseQuestions({ numbers: numbers(empty), count: empty.length })}</p>
        </Notice>
      )}
      {partly.length > 0 && (
        <Notice kind="attention" title={words.notComplete({ count: partly.length })}>
          <p>{words.theseQuestions({ numbers: numbers(partly), count: partly.length })}</p>
        </Notice>
      )}
      {first === undefined && <p>{words.allAnswered}</p>}
      {preparing > 0 && (
        <Notice kind="information" title={words.photosPreparing({ count: preparing })} live />
      )}
      {waiting > 0 && <Notice kind="information" title={words.photosWaiting} live />}
      {failed > 0 && <Notice kind="attention" title={words.photosNotSent({ count: failed })} />}
      <p>{attemptsLeft > 0 ? words.attemptsLeftAfter({ count: attemptsLeft }) : words.onlyOnce}</p>
    </Dialog>
  )
}
