/** *À faire pour le …*: work in plain words, and for which day. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { NewerNotice } from '#browser/teach/newer-notice.tsx'
import { useOverNewer } from '#browser/teach/use-over-newer.ts'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { SavedHomework } from '#contract/lesson-words.ts'
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

function DueFields(props: {
  lesson: Lesson
  due: Due
  isMistaken: boolean
  onDue: (due: Due) => void
}) {
  const { lesson, due, isMistaken, onDue } = props
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
          error={isMistaken ? words.dayMissing : null}
          onValue={(day) => onDue({ ...due, day })}
        />
      )}
    </>
  )
}

type NewerHomework = NonNullable<SavedHomework['newer']>
type Standing = Pick<Lesson, 'homework' | 'homeworkDueOn' | 'homeworkDueLessonId'>

const nothingToDo: Standing = { homework: null, homeworkDueOn: null, homeworkDueLessonId: null }

const standingOf = ({ homework, homeworkDueOn, homeworkDueLessonId }: Standing): Standing => ({
  homework,
  homeworkDueOn,
  homeworkDueLessonId,
})

/** What is typed, beside what was read. */
function wishOf(lesson: Lesson, read: Standing, typed: { homework: string; due: Due }) {
  const { due } = typed
  const text = typed.homework.trim()
  const isForDay = due.choice === otherDay
  const before = dueOf({ ...lesson, ...read })
  const isSameDue = before.choice === due.choice && (!isForDay || before.day === due.day)
  const chosen = lesson.nextLessons.find(({ id }) => id === due.choice)
  // A lesson further on than those of the list, left as it stands.
  const far = isForDay && isSameDue ? read.homeworkDueLessonId : null
  const homeworkDueLessonId = chosen?.id ?? far
  const homeworkDueOn = chosen?.onDate ?? (isForDay && due.day !== '' ? due.day : null)
  return {
    text,
    isChanged: text !== (read.homework ?? '') || (text !== '' && !isSameDue),
    isDayMissing: text !== '' && isForDay && due.day === '',
    sent:
      isForDay && far === null ? { dueOn: homeworkDueOn } : { dueLessonId: homeworkDueLessonId },
    standing: text === '' ? nothingToDo : { homework: text, homeworkDueOn, homeworkDueLessonId },
  }
}

/** What a colleague wrote, in one line; empty: nothing is to be done any more. */
function useTheirWords(): (newer: NewerHomework) => string {
  const words = useWords('teach').newer
  const format = useFormat()
  return ({ homework, homeworkDueOn: on }) =>
    homework === null || on === null
      ? (homework ?? '')
      : `${homework} (${words.due({ day: format.day(on) })})`
}

/** What is typed, over what was read of the lesson. */
function useHomework(lesson: Lesson, onChange: () => void) {
  const everyWord = useWords('teach')
  const words = everyWord.plan
  const said = useTheirWords()
  const [read, setRead] = useState(() => standingOf(lesson))
  const [homework, setHomework] = useState(lesson.homework ?? '')
  const [due, setDue] = useState(() => dueOf(lesson))
  const [asked, setAsked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const wish = wishOf(lesson, read, { homework, due })
  const send = (over: NewerHomework | null) =>
    callApi<SavedHomework>(`/api/lessons/${lesson.id}/homework`, {
      method: 'PUT',
      body: { homework, ...wish.sent, was: standingOf(over ?? read) },
    })
  useUnsavedGuard(
    () => wish.isChanged,
    () => {
      if (wish.isDayMissing) {
        toast({ kind: 'danger', text: words.leftWithoutDay({ text: homework }), stays: true })
      } else void saveBehind({ send, text: homework, said, words: everyWord })
    },
  )
  const over = useOverNewer(send, {
    field,
    saved() {
      setRead(wish.standing)
      toast({ text: wish.text === '' ? words.removed : words.saved })
      onChange()
    },
    taken(theirs) {
      setRead(standingOf(theirs))
      setHomework(theirs.homework ?? '')
      setDue(dueOf({ ...lesson, ...standingOf(theirs) }))
      onChange()
    },
  })
  const save = (): void => {
    setAsked(wish.isDayMissing)
    if (!wish.isDayMissing) over.save()
    else if (place.current !== null) focusMistake(place.current)
  }
  const isMistaken = asked && wish.isDayMissing
  return { ...over, ...wish, isMistaken, save, field, place, homework, setHomework, due, setDue }
}

export function HomeworkForm({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const words = useWords('teach').plan
  const hand = useHomework(lesson, onChange)
  const { act, homework, newer, save } = hand
  const isDueRefused = act.refusal?.code === 'bad_request' && act.refusal.detail.where === 'dueOn'
  return (
    <Card
      title={words.homework}
      actions={
        hand.isChanged &&
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
        textRef={hand.field}
      />
      {hand.text !== '' && (
        <div ref={hand.place} class="stack">
          <DueFields
            lesson={lesson}
            due={hand.due}
            isMistaken={hand.isMistaken}
            onDue={hand.setDue}
          />
        </div>
      )}
      {newer !== null && (
        <NewerNotice hand={newer} busy={act.busy} onKeep={save} onTake={hand.take}>
          <TheirHomework newer={newer} />
        </NewerNotice>
      )}
      {isDueRefused && <Notice kind="danger" title={words.dueRefused} live />}
      {act.refusal && !isDueRefused && <ErrorView refusal={act.refusal} onRetry={save} live />}
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
        <p>{words.newer.due({ day: format.day(newer.homeworkDueOn) })}</p>
      )}
    </>
  )
}
