/** *À faire pour le …*: work in plain words, and for which day. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { Lesson } from '#contract/timetable.ts'
import { saveBehind } from './save-behind.ts'

/** As `homeworkCharactersMax` of the contract. */
const homeworkMax = 2_000

/** The choice "another day" in the list of days. */
const otherDay = 'other'

interface Due {
  /** The id of a coming lesson, another day, or empty: the next lesson, whenever it will be. */
  readonly choice: string
  readonly day: string
}

function dueOf(lesson: Lesson): Due {
  const { homeworkDueLessonId: id, homeworkDueOn: on, nextLessons } = lesson
  if (on === null) return { choice: nextLessons[0]?.id ?? '', day: '' }
  const isKnown = id !== null && nextLessons.some((next) => next.id === id)
  return isKnown ? { choice: id, day: '' } : { choice: otherDay, day: on }
}

function DueFields(props: { lesson: Lesson; due: Due; onDue: (due: Due) => void }) {
  const { lesson, due, onDue } = props
  const words = useWords('teach').plan
  const format = useFormat()
  const lessons = lesson.nextLessons.map((next) => ({
    value: next.id,
    label: words.homeworkNext({ when: format.dateTime(next.startsAt) }),
  }))
  const options = [
    ...(lessons.length === 0 ? [{ value: '', label: words.homeworkNextUnknown }] : lessons),
    { value: otherDay, label: words.otherDay },
  ]
  return (
    <>
      <Select
        label={words.homeworkDue}
        value={due.choice}
        onValue={(choice) => onDue({ ...due, choice })}
        options={options}
      />
      {due.choice === otherDay && (
        <Field
          label={words.dueDay}
          type="date"
          value={due.day}
          onValue={(day) => onDue({ ...due, day })}
        />
      )}
    </>
  )
}

export function HomeworkForm({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const words = useWords('teach').plan
  const [homework, setHomework] = useState(lesson.homework ?? '')
  const [due, setDue] = useState(() => dueOf(lesson))
  const act = useAct()
  const before = dueOf(lesson)
  const sameDue = before.choice === due.choice && before.day === due.day
  const changed =
    homework.trim() !== (lesson.homework ?? '') || (homework.trim() !== '' && !sameDue)
  const chosen =
    due.choice === otherDay
      ? { dueOn: due.day === '' ? null : due.day }
      : { dueLessonId: due.choice === '' ? null : due.choice }
  const send = () =>
    callApi(`/api/lessons/${lesson.id}/homework`, {
      method: 'PUT',
      body: { homework, ...chosen },
    })
  useUnsavedGuard(
    () => changed,
    () => void saveBehind(send, homework, words),
  )
  const save = (): void => {
    void act.run(send, () => {
      toast({ text: homework.trim() === '' ? words.removed : words.saved })
      onChange()
    })
  }
  return (
    <Card
      title={words.homework}
      actions={
        changed && (
          <Button kind="primary" busy={act.busy} onClick={save}>
            {words.saveHomework}
          </Button>
        )
      }
    >
      <TextArea
        label={words.homework}
        hideLabel
        hint={words.homeworkHint}
        value={homework}
        onValue={setHomework}
        rows={3}
        maxLength={homeworkMax}
      />
      {homework.trim() !== '' && <DueFields lesson={lesson} due={due} onDue={setDue} />}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
    </Card>
  )
}
