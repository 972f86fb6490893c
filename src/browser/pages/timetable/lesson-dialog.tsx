/** One lesson of one day: what it is, and the exceptions that can be made of it. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { SwapLessonForm } from '#browser/teach/swap-lesson-form.tsx'
import { useClockText } from '#browser/week/use-clock-text.ts'
import type { WeekLesson } from '#contract/timetable.ts'
import { dayOf, wallClockOf } from '#kernel/calendar-day.ts'
import { EndSubstitution } from './end-substitution.tsx'
import { LessonRoomForm } from './lesson-room-form.tsx'
import { MoveLessonForm } from './move-lesson-form.tsx'
import { SubstituteForm } from './substitute-form.tsx'

export interface LessonDialogProps {
  lesson: WeekLesson
  timeZone: string
  mayEdit: boolean
  /** The week has to be read again. */
  onChange: () => void
  onClose: () => void
}

type Step = 'look' | 'cancel' | 'move' | 'swap' | 'room' | 'substitute'

export function LessonDialog(props: LessonDialogProps) {
  const { lesson, timeZone, mayEdit, onChange, onClose } = props
  const words = useWords('school-life').lesson
  const substitute = useWords('substitute')
  const swap = useWords('swap')
  const [step, setStep] = useState<Step>('look')
  const done = (text: string): void => {
    toast({ text })
    onChange()
    onClose()
  }
  const form = { lesson, timeZone, onDone: done, onBack: () => setStep('look') }
  const titles: Readonly<Record<Step, string>> = {
    look: lesson.courseName,
    cancel: words.cancel,
    move: words.moveTitle,
    swap: swap.title,
    room: words.roomTitle,
    substitute: substitute.title,
  }
  return (
    <Dialog open title={titles[step]} onClose={onClose}>
      {step === 'look' && (
        <>
          <LessonFacts lesson={lesson} timeZone={timeZone} />
          {lesson.substitution !== null && (
            <EndSubstitution substitution={lesson.substitution} mayEdit={mayEdit} onDone={done} />
          )}
          {mayEdit ? (
            <LookActs lesson={lesson} timeZone={timeZone} onStep={setStep} onDone={done} />
          ) : (
            <p class="soft">{words.mayOnlyLook}</p>
          )}
        </>
      )}
      {step === 'cancel' && <CancelForm {...form} />}
      {step === 'move' && <MoveLessonForm {...form} />}
      {step === 'swap' && <SwapLessonForm {...form} />}
      {step === 'room' && <LessonRoomForm {...form} />}
      {step === 'substitute' && <SubstituteForm {...form} />}
    </Dialog>
  )
}

function LessonFacts({ lesson, timeZone }: { lesson: WeekLesson; timeZone: string }) {
  const words = useWords('school-life').lesson
  const format = useFormat()
  const clock = useClockText()
  const time = (instant: string): string =>
    clock.time(wallClockOf(Date.parse(instant), timeZone).time)
  const { teachers, audience, room, note, movedFrom, onDate } = lesson
  const names = format.list(teachers.map((one) => `${one.givenName} ${one.familyName}`))
  return (
    <>
      {lesson.status === 'cancelled' && <Notice kind="attention" title={words.isCancelled} />}
      <p>
        <strong>
          {words.subtitle({
            day: format.day(dayInstant(onDate)),
            starts: time(lesson.startsAt),
            ends: time(lesson.endsAt),
          })}
        </strong>
      </p>
      {movedFrom !== null && <p>{words.movedFrom({ day: format.day(dayInstant(movedFrom)) })}</p>}
      <ul class="plain">
        <li>{words.forWhom({ audience: format.list(audience) })}</li>
        <li>{teachers.length === 0 ? words.withNobody : words.with({ teachers: names })}</li>
        <li>{room === null ? words.nowhere : words.where({ room })}</li>
        {note !== null && <li>{words.note({ note })}</li>}
      </ul>
    </>
  )
}

function LookActs(props: {
  lesson: WeekLesson
  timeZone: string
  onStep: (step: Step) => void
  onDone: (said: string) => void
}) {
  const { lesson, timeZone, onStep, onDone } = props
  const words = useWords('school-life').lesson
  const substitute = useWords('substitute')
  const swap = useWords('swap')
  // For a lesson that is over nobody is named any more; what holds has to be taken back first.
  const hasBegun = Date.parse(lesson.startsAt) <= Date.now()
  const mayName = lesson.substitution === null && lesson.onDate >= dayOf(Date.now(), timeZone)
  const act = useAct()
  const restore = (): void => {
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/restore`, { method: 'POST' }),
      () => onDone(words.restored),
    )
  }
  return (
    <>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={restore} live />}
      <p class="row">
        {lesson.status === 'cancelled' ? (
          <Button kind="primary" busy={act.busy} onClick={restore}>
            {words.restore}
          </Button>
        ) : (
          <>
            {!hasBegun && <Button onClick={() => onStep('move')}>{words.move}</Button>}
            {!hasBegun && <Button onClick={() => onStep('swap')}>{swap.open}</Button>}
            <Button onClick={() => onStep('room')}>{words.changeRoom}</Button>
            {mayName && <Button onClick={() => onStep('substitute')}>{substitute.open}</Button>}
            <Button kind="danger" onClick={() => onStep('cancel')}>
              {words.cancel}
            </Button>
          </>
        )}
      </p>
    </>
  )
}

function CancelForm(props: {
  lesson: WeekLesson
  onDone: (said: string) => void
  onBack: () => void
}) {
  const { lesson, onDone, onBack } = props
  const words = useWords('school-life').lesson
  const act = useAct()
  const cancel = (): void => {
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/cancel`, { method: 'POST' }),
      () => onDone(words.cancelled),
    )
  }
  return (
    <>
      <p>
        <strong>{lesson.courseName}</strong>
      </p>
      <p>{words.cancelMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={cancel} live />}
      <p class="row">
        <Button kind="danger" busy={act.busy} onClick={cancel}>
          {words.cancel}
        </Button>
        <Button onClick={onBack}>{words.back}</Button>
      </p>
    </>
  )
}
