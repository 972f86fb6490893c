/**
 * An attempt under way: one question at a time on a phone, all of them on a desk; the overview
 * beside it, what is not saved yet said plainly, and the way to hand in. That notice comes and goes
 * with the line, so it stands where it moves nothing that somebody is about to press.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { CopyRubric } from '#browser/content/copy-rubric.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { useWatched } from '#browser/parts/watched.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import { AboutLessons } from './about-lessons.tsx'
import type { AttemptDesk } from './attempt-desk.ts'
import { loadFileShelf } from './load-file-shelf.ts'
import { allPreparing } from './preparing.ts'
import { QuestionOverview } from './question-overview.tsx'
import { QuestionSheet, questionHeadingId } from './question-sheet.tsx'
import { SavingNotice } from './saving-notice.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { TimeLeft } from './time-left.tsx'
import { useWideScreen } from './use-wide-screen.ts'
import './do-exercise.css'

export interface AttemptViewProps {
  desk: AttemptDesk
  attemptsLeft: number
  /** Opened by a press, whose button is gone: the focus goes to the question. */
  takesFocus: boolean
  /** The time that is left is to be asked for anew. */
  onClockJump: () => void
}

/** The first question that waits for an answer, so that resuming goes on where one was. */
function firstOpenPlace(desk: AttemptDesk): number {
  const { answers } = desk.keeper.view()
  const place = desk.attempt.questions.findIndex((question) => answers[question.id] === undefined)
  return Math.max(0, place)
}

function PhoneSteps(props: {
  place: number
  last: number
  onGo: (place: number) => void
  onFinish: () => void
}) {
  const { place, last, onGo, onFinish } = props
  const words = useWords('exercise')
  return (
    <div class="question-steps">
      <Button sign="back" disabled={place === 0} onClick={() => onGo(place - 1)}>
        {words.previous}
      </Button>
      {place < last ? (
        <Button kind="primary" onClick={() => onGo(place + 1)}>
          {words.nextQuestion}
        </Button>
      ) : (
        <Button kind="primary" onClick={onFinish}>
          {words.finish}
        </Button>
      )}
    </div>
  )
}

/** Moves the focus to a question's heading once it is drawn: on a phone it is not there before. */
function useFocusWish(first: string | null): (questionId: string) => void {
  const wish = useRef(first)
  useEffect(() => {
    const heading =
      wish.current === null ? null : document.getElementById(questionHeadingId(wish.current))
    wish.current = null
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView({ block: 'start' })
  })
  return (questionId) => {
    wish.current = questionId
  }
}

/** `current`: the place that is on screen; null where all are, and the notice stands here. */
function Side(props: { desk: AttemptDesk; current: number | null; onGo: (to: number) => void }) {
  const { current, desk, onGo } = props
  const kept = useWatched(desk.keeper)
  return (
    <div class="attempt-side">
      <QuestionOverview
        questions={desk.attempt.questions}
        kept={kept}
        current={current}
        onGo={onGo}
      />
      {current === null && <SavingNotice desk={desk} />}
    </div>
  )
}

/** The questions on screen, each with its place among all. */
function Sheets(props: {
  desk: AttemptDesk
  shown: readonly { question: PupilQuestion; number: number }[]
  locked: boolean
}) {
  const { desk, shown, locked } = props
  const { attempt, hints, keeper } = desk
  const kept = useWatched(keeper)
  const openedHints = useWatched(hints)
  const anyFiles = attempt.questions.some((question) => 'takesFiles' in question)
  // Fetched while there is a line, before its question is on screen.
  useLatePart(loadFileShelf, anyFiles)
  return (
    <>
      {shown.map(({ question, number }) => (
        <QuestionSheet
          key={question.id}
          question={question}
          number={number}
          all={attempt.questions.length}
          answer={kept.answers[question.id]}
          kept={kept.states[question.id] ?? 'none'}
          locked={locked}
          desk={desk}
          fileAddress={desk.pictures}
          files={attempt.files}
          onAnswer={(answer) => keeper.change(question.id, answer)}
          openedHints={openedHints[question.id] ?? 0}
          onOpenHints={(opened) => hints.open(question.id, opened)}
        />
      ))}
    </>
  )
}

/** The words above the first question, and by which rubric the whole copy will be marked. */
function BeforeQuestions({ desk: { attempt, pictures } }: { desk: AttemptDesk }) {
  const words = useWords('content').rubric
  const { files, introduction, rubric } = attempt
  return (
    <>
      {introduction.length > 0 && (
        <ContentBlocks blocks={introduction} fileAddress={pictures} files={files} listen />
      )}
      {rubric !== undefined && (
        <Disclosure label={words.copyTitle} open>
          <CopyRubric rubric={rubric} />
        </Disclosure>
      )}
    </>
  )
}

export function AttemptView(props: AttemptViewProps) {
  const { desk, attemptsLeft, takesFocus, onClockJump } = props
  const words = useWords('exercise')
  const { attempt, keeper, sender } = desk
  const { questions } = attempt
  const time = useWatched(desk.time)
  const kept = useWatched(keeper)
  const sending = useWatched(sender)
  const photos = useWatched(desk.photos)
  const preparing = useWatched(desk.preparing)
  const wide = useWideScreen()
  const [place, setPlace] = useState(() => firstOpenPlace(desk))
  const [asking, setAsking] = useState(false)
  const focusOn = useFocusWish(takesFocus ? (questions[place]?.id ?? null) : null)
  const locked = sending.state === 'sending' || sending.state === 'unknown'

  const go = (to: number): void => {
    const question = questions[to]
    if (question === undefined) return
    setAsking(false)
    setPlace(to)
    focusOn(question.id)
  }

  const all = questions.map((question, index) => ({ question, number: index + 1 }))
  const shown = wide ? all : all.slice(place, place + 1)

  return (
    <div class="attempt">
      {time && <TimeLeft endsAt={time.endsAt} onJump={onClockJump} />}
      <Side desk={desk} current={wide ? null : place} onGo={go} />
      <div class="attempt-questions">
        <AboutLessons resources={attempt.resources} />
        {(wide || place === 0) && <BeforeQuestions desk={desk} />}
        <Sheets desk={desk} shown={shown} locked={locked} />
        {wide ? (
          <div>
            <Button kind="primary" busy={locked} onClick={() => setAsking(true)}>
              {words.finish}
            </Button>
          </div>
        ) : (
          <PhoneSteps
            place={place}
            last={questions.length - 1}
            onGo={go}
            onFinish={() => setAsking(true)}
          />
        )}
        {!wide && <SavingNotice desk={desk} />}
      </div>
      <SubmitDialog
        open={asking && !locked}
        questions={questions}
        kept={kept}
        photos={photos}
        preparing={allPreparing(preparing)}
        attemptsLeft={attemptsLeft}
        onSubmit={() => {
          setAsking(false)
          void sender.submit(() => keeper.view().answers)
        }}
        onClose={() => setAsking(false)}
        onGo={go}
      />
    </div>
  )
}
