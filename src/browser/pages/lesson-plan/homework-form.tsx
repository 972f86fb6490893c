/** *À faire pour le …*: work in plain words, and for which day. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { NewerNotice } from '#browser/teach/newer-notice.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { SavedHomework } from '#contract/lesson-words.ts'
import type { Lesson } from '#contract/timetable.ts'
import { saveBehind } from './save-behind.ts'
import { useOverNewer } from './use-over-newer.ts'

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

type NewerHomework = NonNullable<SavedHomework['newer']>
type Standing = Pick<Lesson, 'homework' | 'homeworkDueOn'>
type Read = Standing & Pick<Lesson, 'homeworkDueLessonId'>

const nothingToDo: Read = { homework: null, homeworkDueOn: null, homeworkDueLessonId: null }

const standingOf = ({ homework, homeworkDueOn }: Standing): Standing => ({
  homework,
  homeworkDueOn,
})

/** What is typed, over what was read of the lesson. */
function useHomework(lesson: Lesson, onChange: () => void) {
  const everyWord = useWords('teach')
  const words = everyWord.plan
  const [read, setRead] = useState<Read>(lesson)
  const [homework, setHomework] = useState(lesson.homework ?? '')
  const [due, setDue] = useState(() => dueOf(lesson))
  const { homeworkDueLessonId, homeworkDueOn } = read
  const before = dueOf({ ...lesson, homeworkDueLessonId, homeworkDueOn })
  const sameDue = before.choice === due.choice && before.day === due.day
  const text = homework.trim()
  const changed = text !== (read.homework ?? '') || (text !== '' && !sameDue)
  const isForDay = due.choice === otherDay
  const dueLesson = isForDay ? undefined : lesson.nextLessons.find(({ id }) => id === due.choice)
  const dueLessonId = dueLesson?.id ?? null
  const dueOn = dueLesson?.onDate ?? (due.day === '' ? null : due.day)
  const send = (over: NewerHomework | null) =>
    callApi<SavedHomework>(`/api/lessons/${lesson.id}/homework`, {
      method: 'PUT',
      body: {
        homework,
        ...(isForDay ? { dueOn } : { dueLessonId }),
        was: standingOf(over ?? read),
      },
    })
  useUnsavedGuard(
    () => changed,
    () => void saveBehind(send, homework, everyWord),
  )
  const over = useOverNewer(send, {
    saved() {
      const saved = { homework: text, homeworkDueOn: dueOn, homeworkDueLessonId: dueLessonId }
      setRead(text === '' ? nothingToDo : saved)
      toast({ text: text === '' ? words.removed : words.saved })
      onChange()
    },
    taken(theirs) {
      const now = { ...nothingToDo, ...standingOf(theirs) }
      setRead(now)
      setHomework(theirs.homework ?? '')
      setDue(dueOf({ ...lesson, ...now }))
      onChange()
    },
  })
  return { ...over, homework, setHomework, due, setDue, changed }
}

export function HomeworkForm({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const words = useWords('teach').plan
  const hand = useHomework(lesson, onChange)
  const { act, homework, newer, save } = hand
  return (
    <Card
      title={words.homework}
      actions={
        hand.changed &&
        newer === null && (
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
        onValue={hand.setHomework}
        rows={3}
        maxLength={homeworkMax}
      />
      {homework.trim() !== '' && <DueFields lesson={lesson} due={hand.due} onDue={hand.setDue} />}
      {newer !== null && (
        <NewerNotice hand={newer} busy={act.busy} onKeep={save} onTake={hand.take}>
          <TheirHomework newer={newer} />
        </NewerNotice>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
    </Card>
  )
}

function TheirHomework({ newer }: { newer: NewerHomework }) {
  const words = useWords('teach')
  const format = useFormat()
  if (newer.homework === null) return <p>{words.newer.nothing}</p>
  return (
    <>
      <p>{newer.homework}</p>
      {newer.homeworkDueOn !== null && (
        <p>
          {words.plan.homeworkDue} {format.day(newer.homeworkDueOn)}
        </p>
      )}
    </>
  )
}
