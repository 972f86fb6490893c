/** Puts one lesson into another room; what else is there at that time is told first. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { wallClockOf } from '#kernel/calendar-day.ts'
import type { LessonFormProps } from './move-lesson-form.tsx'
import { PlaceClashLines } from './place-clash-lines.tsx'
import { useToldClashes } from './use-told-clashes.ts'

export function LessonRoomForm({ lesson, timeZone, onDone, onBack }: LessonFormProps) {
  const words = useWords('school-life')
  const general = useWords('general')
  const [room, setRoom] = useState(lesson.room ?? '')
  const act = useAct()
  const told = useToldClashes(lesson.id)
  const body = { room: room.trim() === '' ? null : room.trim() }
  const time = (instant: string): string => wallClockOf(Date.parse(instant), timeZone).time
  const place = {
    ...body,
    onDate: lesson.onDate,
    starts: time(lesson.startsAt),
    ends: time(lesson.endsAt),
  }
  const met = told.at(place)
  const save = (): void => {
    const put = () => callApi(`/api/lessons/${lesson.id}/room`, { method: 'PUT', body })
    void act.run(
      () => told.before(place, put, 'room'),
      (outcome) => outcome === 'done' && onDone(words.lesson.roomChanged),
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field label={words.slots.room} optional value={room} maxLength={60} onValue={setRoom} />
      {met && <PlaceClashLines met={met} timeZone={timeZone} />}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {met ? words.lesson.takeRoomAnyway : general.save}
        </Button>
        <Button onClick={onBack}>{words.lesson.back}</Button>
      </p>
    </form>
  )
}
