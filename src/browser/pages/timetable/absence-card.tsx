/** One teacher who is away: the lessons that nobody gives, with a press for each and for all. */
import { useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { useSpanText } from '#browser/school/use-span-text.ts'
import type { AbsenceLesson, TeacherAbsence } from '#contract/teacher-absences.ts'
import { mondayOf } from '#kernel/calendar-day.ts'
import { decideLessons } from './decide-each.ts'
import { SubstituteLessonsDialog } from './substitute-lessons-dialog.tsx'
import { TakeBackAbsence } from './take-back-absence.tsx'
import { writeView } from './timetable-view.ts'
import './absence.css'

export interface AbsenceCardProps {
  absence: TeacherAbsence
  mayArrange: boolean
  onChange: () => void
}

/** Cancels lessons, and takes it back from the toast. */
function useCancelling(onChange: () => void) {
  const words = useWords('absence')
  const general = useWords('general')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const restore = async (ids: readonly string[]): Promise<void> => {
    await decideLessons(ids, 'restore')
    onChange()
  }
  const cancel = async (ids: readonly string[]): Promise<void> => {
    setBusy(true)
    const result = await decideLessons(ids, 'cancel')
    setBusy(false)
    setRefusal(result.refusal)
    if (result.done.length === 0) return
    toast({
      text: words.cancelled({ count: result.done.length }),
      action: { label: general.undo, onAction: () => void restore(result.done) },
    })
    onChange()
  }
  return { busy, cancel, refusal }
}

export function AbsenceCard({ absence, mayArrange, onChange }: AbsenceCardProps) {
  const words = useWords('absence')
  const spanText = useSpanText()
  const [given, setGiven] = useState<readonly AbsenceLesson[] | null>(null)
  const { busy, cancel, refusal } = useCancelling(onChange)
  const { lessons, teacher } = absence
  const left = lessons.filter(({ state }) => state === 'without')
  const arranged = lessons.filter(({ state }) => state !== 'without')
  const press = { absence, busy, onCancel: cancel, onGive: setGiven }
  return (
    <Card
      headingLevel={3}
      title={`${teacher.givenName} ${teacher.familyName}`}
      aside={<span class="soft">{spanText(absence)}</span>}
      actions={mayArrange && <TakeBackAbsence absence={absence} onDone={onChange} />}
    >
      <Summary absence={absence} left={left.length} />
      {refusal && <ErrorView refusal={refusal} live />}
      {left.length > 0 && (
        <ul class="plain absence-lessons">
          {left.map((lesson) => (
            <li key={lesson.id}>
              <LessonLine lesson={lesson} />
              {mayArrange && <LessonPresses {...press} lesson={lesson} />}
            </li>
          ))}
        </ul>
      )}
      {mayArrange && left.length > 1 && (
        <p class="row">
          <Button busy={busy} onClick={() => void cancel(left.map(({ id }) => id))}>
            {words.cancelAll}
          </Button>
          <Button onClick={() => setGiven(left)}>{words.substituteAll}</Button>
        </p>
      )}
      {arranged.length > 0 && (
        <Disclosure label={words.arranged}>
          <ul class="plain absence-lessons">
            {arranged.map((lesson) => (
              <li key={lesson.id}>
                <LessonLine lesson={lesson} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {given !== null && (
        <SubstituteLessonsDialog
          lessons={given}
          onDone={() => {
            setGiven(null)
            onChange()
          }}
          onClose={() => setGiven(null)}
        />
      )}
    </Card>
  )
}

function Summary({ absence, left }: { absence: TeacherAbsence; left: number }) {
  const words = useWords('absence')
  if (absence.lessons.length === 0) return <p>{words.noLesson}</p>
  return <p>{left === 0 ? words.allArranged : <strong>{words.left({ count: left })}</strong>}</p>
}

function LessonLine({ lesson }: { lesson: AbsenceLesson }) {
  const words = useWords('absence')
  const format = useFormat()
  const { audience, courseName, endsAt, startsAt, state } = lesson
  return (
    <span>
      {format.day(startsAt)}, {format.time(startsAt)} – {format.time(endsAt)} ·{' '}
      {[courseName, ...audience.filter((name) => !courseName.includes(name))].join(', ')} ·{' '}
      <strong>{words.states[state]}</strong>
    </span>
  )
}

function LessonPresses(props: {
  absence: TeacherAbsence
  lesson: AbsenceLesson
  busy: boolean
  onCancel: (ids: readonly string[]) => Promise<void>
  onGive: (lessons: readonly AbsenceLesson[]) => void
}) {
  const { absence, busy, lesson, onCancel, onGive } = props
  const words = useWords('absence')
  const format = useFormat()
  const which = (
    <span class="for-screen-readers">
      {' '}
      {lesson.courseName}, {format.day(lesson.startsAt)}, {format.time(lesson.startsAt)}
    </span>
  )
  const view = writeView({
    whose: { kind: 'teacher', id: absence.teacher.id },
    part: 'week',
    monday: mondayOf(lesson.onDate),
  })
  return (
    <span class="absence-presses">
      <Button kind="quiet" busy={busy} onClick={() => void onCancel([lesson.id])}>
        {words.cancel}
        {which}
      </Button>
      <Button kind="quiet" onClick={() => onGive([lesson])}>
        {words.substitute}
        {which}
      </Button>
      <LinkButton kind="quiet" href={`${pagePaths.timetable(absence.schoolUai)}?${view}`}>
        {words.move}
        {which}
      </LinkButton>
    </span>
  )
}
