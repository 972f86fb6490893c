/** Puts one lesson into another room. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import type { LessonFormProps } from './move-lesson-form.tsx'

export function LessonRoomForm({ lesson, onDone, onBack }: LessonFormProps) {
  const words = useWords('school-life')
  const general = useWords('general')
  const [room, setRoom] = useState(lesson.room ?? '')
  const act = useAct()
  const save = (): void => {
    const body = { room: room.trim() === '' ? null : room.trim() }
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/room`, { method: 'PUT', body }),
      () => onDone(words.lesson.roomChanged),
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
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {general.save}
        </Button>
        <Button onClick={onBack}>{words.lesson.back}</Button>
      </p>
    </form>
  )
}
