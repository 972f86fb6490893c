/** Moves one lesson to another day, time or room; what it would meet there is told first. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { Notice } from '#browser/parts/notice.tsx'
import type { WeekLesson } from '#contract/timetable.ts'
import { isDay, wallClockOf } from '#kernel/calendar-day.ts'
import { PlaceClashLines } from './place-clash-lines.tsx'
import { isTime } from './slot-draft.ts'
import { useToldClashes } from './use-told-clashes.ts'

export interface LessonFormProps {
  lesson: WeekLesson
  timeZone: string
  /** With what is said about it. */
  onDone: (said: string) => void
  onBack: () => void
}

export function MoveLessonForm({ lesson, timeZone, onDone, onBack }: LessonFormProps) {
  const words = useWords('school-life')
  const { errors } = words.slots
  const time = (instant: string): string => wallClockOf(Date.parse(instant), timeZone).time
  const [onDate, setOnDate] = useState(lesson.onDate)
  const [starts, setStarts] = useState(time(lesson.startsAt))
  const [ends, setEnds] = useState(time(lesson.endsAt))
  const [room, setRoom] = useState(lesson.room ?? '')
  // As it was when this was opened: what changed meanwhile is told, and not overwritten.
  const [startsAt] = useState(lesson.startsAt)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const told = useToldClashes(lesson.id)
  const place = { onDate, starts, ends, room: room.trim() === '' ? null : room.trim() }
  const met = told.at(place)
  const hasTimes = isTime(starts) && isTime(ends)
  const isSound = isDay(onDate) && hasTimes && starts < ends
  const path = `/api/lessons/${lesson.id}/move`
  const move = (): void => {
    setAsked(true)
    if (!isSound) return
    void act.run(
      () => told.before(place, () => callApi(path, { body: { ...place, startsAt } }), null),
      (outcome) => outcome === 'done' && onDone(words.lesson.moved),
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        move()
        focusMistake(event.currentTarget)
      }}
    >
      <Field
        type="date"
        label={words.slots.weekday}
        value={onDate}
        error={asked && !isDay(onDate) ? errors.day : null}
        onValue={setOnDate}
      />
      <div class="timetable-pair">
        <Field
          type="time"
          label={words.slots.starts}
          value={starts}
          error={asked && !isTime(starts) ? errors.times : null}
          onValue={setStarts}
        />
        <Field
          type="time"
          label={words.slots.ends}
          value={ends}
          error={asked && hasTimes && starts >= ends ? errors.order : null}
          onValue={setEnds}
        />
      </div>
      <Field label={words.slots.room} optional value={room} maxLength={60} onValue={setRoom} />
      <p class="soft">{words.lesson.moveMeans}</p>
      {met && <PlaceClashLines met={met} timeZone={timeZone} />}
      {act.refusal && <MoveRefusal refusal={act.refusal} onRetry={move} />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {met ? words.lesson.moveAnyway : words.lesson.move}
        </Button>
        <Button onClick={onBack}>{words.lesson.back}</Button>
      </p>
    </form>
  )
}

function MoveRefusal({ refusal, onRetry }: { refusal: ApiRefusal; onRetry: () => void }) {
  const words = useWords('school-life').lesson
  const where = String(refusal.detail.where)
  const title = refusal.code === 'bad_request' ? words.moveRefused[where] : undefined
  if (title !== undefined) return <Notice kind="attention" live title={title} />
  return refusal.code === 'edited_elsewhere' ? (
    <Notice kind="attention" live title={words.changedMeanwhile}>
      <p>{words.lookAgain}</p>
    </Notice>
  ) : (
    <ErrorView refusal={refusal} onRetry={onRetry} live />
  )
}
