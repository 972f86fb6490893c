/** One teacher who is away: the lessons that nobody gives, with a press for each and for all. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { useSpanText } from '#browser/school/use-span-text.ts'
import type { AbsenceLesson, TeacherAbsence } from '#contract/teacher-absences.ts'
import { mondayOf } from '#kernel/calendar-day.ts'
import { decideEach } from './decide-each.ts'
import { SubstituteLessonsDialog } from './substitute-lessons-dialog.tsx'
import { TakeBackAbsence } from './take-back-absence.tsx'
import { writeView } from './timetable-view.ts'
import './absence.css'

export interface AbsenceCardProps {
  absence: TeacherAbsence
  mayArrange: boolean
  onChange: () => void
}

export function AbsenceCard({ absence, mayArrange, onChange }: AbsenceCardProps) {
  const words = useWords('absence')
  const spanText = useSpanText()
  const [given, setGiven] = useState<readonly AbsenceLesson[] | null>(null)
  const [busy, setBusy] = useState(false)
  const { lessons, teacher } = absence
  const left = lessons.filter(({ state }) => state === 'without')
  const arranged = lessons.filter(({ state }) => state !== 'without')
  const cancel = async (ids: readonly string[]): Promise<void> => {
    setBusy(true)
    const { done } = await decideEach(ids, (id) =>
      callApi(`/api/lessons/${id}/cancel`, { method: 'POST' }),
    )
    setBusy(false)
    const missed = ids.length - done.length
    const text = words.cancelled({ count: done.length })
    toast({ text: missed === 0 ? text : `${text}. ${words.partly({ count: missed })}` })
    onChange()
  }
  const press = { absence, busy, onCancel: cancel, onGive: setGiven }
  return (
    <Card
      title={`${teacher.givenName} ${teacher.familyName}`}
      aside={<span class="soft">{spanText(absence)}</span>}
      actions={mayArrange && <TakeBackAbsence absence={absence} onDone={onChange} />}
    >
      <Summary absence={absence} left={left.length} />
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
      {format.shortDay(startsAt)}, {format.time(startsAt)} – {format.time(endsAt)} ·{' '}
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
      {lesson.courseName}, {format.shortDay(lesson.startsAt)}, {format.time(lesson.startsAt)}
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
