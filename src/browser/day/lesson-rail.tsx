/** A day's lessons on the time rail, as a pupil or the pupil's guardian sees them. */
import { prepareWords, useFormat, useWords } from '#browser/catalogue/speech.ts'
import { MissingPart } from '#browser/parts/missing-part.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { type RailItem, TimeRail } from '#browser/parts/time-rail.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { DayLesson } from '#contract/day.ts'
import { dayInstant } from './day-instant.ts'
import type { DayLinks } from './day-links.ts'
import type { LessonPlace, PrimaryAct } from './lesson-places.ts'
import { LessonThings } from './lesson-things.tsx'
import './day.css'

export interface LessonRailProps {
  label: string
  lessons: readonly DayLesson[]
  places: ReadonlyMap<string, LessonPlace>
  links: DayLinks
  nowMs: number
  primary: PrimaryAct | null
}

/** Pupils enter a live class from here on. */
const joinBeforeMs = 15 * 60_000

/** Few look at a day in the minutes of a lesson. */
async function loadJoinLive() {
  const [{ JoinLive }] = await Promise.all([
    import('#browser/live/join-live.tsx'),
    prepareWords(['live']),
  ])
  return JoinLive
}

/** A cancelled or moved lesson says so, with the school's own note. */
function LessonChange({ lesson, nowMs }: { lesson: DayLesson; nowMs: number }) {
  const words = useWords('day')
  const format = useFormat()
  const { status, note, movedFrom } = lesson
  if (status === 'planned') return note ? <p class="day-note">{note}</p> : null
  const moved =
    movedFrom === null
      ? words.moved
      : words.movedFrom({ day: format.nearDay(dayInstant(movedFrom), nowMs) })
  return (
    <Notice kind="attention" title={status === 'cancelled' ? words.cancelled : moved}>
      {note && <p>{note}</p>}
    </Notice>
  )
}

export function LessonRail({ label, lessons, places, links, nowMs, primary }: LessonRailProps) {
  const format = useFormat()
  const words = useWords('day')
  const isLive = ({ id, startsAt }: DayLesson): boolean => {
    const place = places.get(id)
    return (
      links.whose === 'own' &&
      (place === 'now' || (place === 'next' && Date.parse(startsAt) - nowMs < joinBeforeMs))
    )
  }
  const { Part: JoinLive, isMissing } = useLatePart(loadJoinLive, lessons.some(isLive))
  const items = lessons.map((lesson): RailItem => {
    const joins = isLive(lesson) && (JoinLive !== null || isMissing)
    const teachers = format.list(lesson.teachers.map((one) => `${one.givenName} ${one.familyName}`))
    const cancelled = lesson.status === 'cancelled'
    const empty =
      !joins &&
      lesson.status === 'planned' &&
      lesson.resources.length + lesson.assignments.length === 0 &&
      !lesson.homework &&
      !lesson.note
    return {
      id: lesson.id,
      place: places.get(lesson.id) ?? 'plain',
      startText: format.time(lesson.startsAt),
      endText: format.time(lesson.endsAt),
      startsAt: lesson.startsAt,
      title: cancelled ? <s>{lesson.subject.label}</s> : lesson.subject.label,
      subject: subjectKindOf(lesson.subject.label, lesson.subject.family),
      detail: [teachers, lesson.room && !cancelled ? words.room({ room: lesson.room }) : '']
        .filter((part) => part !== '')
        .join(' · '),
      children: empty ? null : (
        <>
          <LessonChange lesson={lesson} nowMs={nowMs} />
          {joins &&
            (JoinLive === null ? <MissingPart /> : <JoinLive lesson={lesson} nowMs={nowMs} />)}
          <LessonThings lesson={lesson} links={links} nowMs={nowMs} primary={primary} />
        </>
      ),
    }
  })
  return <TimeRail label={label} items={items} />
}
