/** The day's lessons of a teacher on the time rail, with what each carries and how far classes are. */
import type { ComponentChildren } from 'preact'
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { lessonPlaces } from '#browser/day/lesson-places.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { type RailItem, TimeRail } from '#browser/parts/time-rail.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { TaughtLesson, TaughtWork } from './first-things.ts'
import { type StandIn, standInOf } from './stand-in.ts'
import './teaching-day.css'

function Line(props: { kind: string; title: ComponentChildren; end?: ComponentChildren }) {
  return (
    <li class="taught-line">
      <span class="taught-kind">{props.kind}</span>
      <span class="taught-title">{props.title}</span>
      {props.end && <span class="taught-end numbers">{props.end}</span>}
    </li>
  )
}

function WorkLine({ work }: { work: TaughtWork }) {
  const words = useWords('teach').day
  const format = useFormat()
  return (
    <Line
      kind={words.exercise}
      title={<PageLink href={pagePaths.following(work.id)}>{work.title}</PageLink>}
      end={
        <>
          {words.received({
            count: format.number(work.submitted),
            total: format.number(work.expected),
          })}
          {work.isToSome && ` · ${words.toSome}`}
          {work.toMark > 0 && <strong> · {words.waiting({ count: work.toMark })}</strong>}
        </>
      }
    />
  )
}

function Things({ lesson, nowMs }: { lesson: TaughtLesson; nowMs: number }) {
  const words = useWords('teach').day
  const day = useWords('day')
  const format = useFormat()
  const { resources, assignments, homework, homeworkDueOn, note } = lesson
  const isEmpty = resources.length + assignments.length === 0 && !homework
  return (
    <>
      {note && <p class="day-note">{note}</p>}
      {isEmpty && lesson.status !== 'cancelled' && <p class="soft">{words.nothingAttached}</p>}
      {!isEmpty && (
        <ul class="plain taught-lines">
          {resources.map((resource) => (
            <Line
              key={resource.id}
              kind={words.resource}
              title={<PageLink href={pagePaths.reading(resource.id)}>{resource.title}</PageLink>}
            />
          ))}
          {assignments.map((work) => (
            <WorkLine key={work.id} work={work} />
          ))}
          {homework && (
            <Line
              kind={
                homeworkDueOn === null
                  ? words.homework
                  : day.homeworkFor({ day: format.nearDay(dayInstant(homeworkDueOn), nowMs) })
              }
              title={homework}
            />
          )}
        </ul>
      )}
    </>
  )
}

export interface TaughtRailProps {
  label: string
  lessons: readonly TaughtLesson[]
  nowMs: number
  today: Day
  isToday: boolean
}

function LessonLinks(props: {
  lesson: TaughtLesson
  audience: string
  mayRegister: boolean
  isNow: boolean
  isOver: boolean
}) {
  const { lesson, audience, isNow, isOver, mayRegister } = props
  const words = useWords('teach').day
  const format = useFormat()
  const which = (
    <span class="for-screen-readers">
      {' '}
      {format.time(lesson.startsAt)} {audience}
    </span>
  )
  return (
    <p class="row">
      {mayRegister && (
        <LinkButton href={pagePaths.register(lesson.id)} sign="person">
          {words.takeRegister}
          {which}
        </LinkButton>
      )}
      {isNow && (
        <LinkButton href={pagePaths.classGlance(lesson.courseId)}>
          {words.classNow}
          {which}
        </LinkButton>
      )}
      <LinkButton href={pagePaths.lessonPlan(lesson.id)}>
        {isOver ? words.openLesson : words.prepareLesson}
        {which}
      </LinkButton>
    </p>
  )
}

/** Who stands in, in words; nothing where nobody does. */
function standInText(standIn: StandIn, words: Words['teach']['day'], format: Format): string {
  if (standIn.kind === 'own') return words.standIn
  if (standIn.kind === 'other') return words.substitutedBy({ name: standIn.name })
  if (standIn.kind === 'none') return ''
  return words.standInFrom({ day: format.day(dayInstant(standIn.from)) })
}

/** Who is at home: all, some, or how many of them; nothing where the lesson is held at school. */
function distanceText(
  { distance, places }: TaughtLesson,
  { distance: words }: Words['day'],
): string {
  if (places !== undefined) return words.places(places)
  return distance === undefined ? '' : words.ofLesson[distance]
}

export function TaughtRail({ label, lessons, nowMs, today, isToday }: TaughtRailProps) {
  const viewer = useViewer()
  const personId = viewer.state === 'known' ? viewer.me.personId : null
  const words = useWords('teach').day
  const dayWords = useWords('day')
  const format = useFormat()
  const places = lessonPlaces(lessons, nowMs, isToday)
  const items = lessons.map((lesson): RailItem => {
    const isOff = lesson.status === 'cancelled'
    const change = isOff ? words.cancelled : lesson.status === 'moved' ? words.moved : ''
    const audience = format.list(lesson.audience)
    const standIn = standInOf(lesson, personId, today)
    return {
      id: lesson.id,
      place: places.get(lesson.id) ?? 'plain',
      startText: format.time(lesson.startsAt),
      endText: format.time(lesson.endsAt),
      startsAt: lesson.startsAt,
      title: isOff ? <s>{audience}</s> : audience,
      subject: subjectKindOf(lesson.subject.label, lesson.subject.family),
      detail: [
        lesson.subject.label,
        lesson.room && !isOff ? dayWords.room({ room: lesson.room }) : '',
        change,
        isOff ? '' : distanceText(lesson, dayWords),
        standInText(standIn, words, format),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      children: (
        <>
          <Things lesson={lesson} nowMs={nowMs} />
          <LessonLinks
            lesson={lesson}
            audience={audience}
            mayRegister={!isOff && standIn.kind !== 'ahead'}
            isNow={isToday && !isOff && standIn.kind !== 'ahead'}
            isOver={Date.parse(lesson.endsAt) <= nowMs}
          />
        </>
      ),
    }
  })
  return <TimeRail label={label} items={items} />
}
