/** The things to look at first: what pupils ask, what waits for a mark, what tomorrow lacks, what is missing. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { TeachingDay } from '#contract/day.ts'
import { type FirstThings, missingWork, unpreparedLessons } from './first-things.ts'
import './teaching-day.css'

function Thing(props: {
  sign: SignName
  title: string
  detail: ComponentChildren
  action: ComponentChildren
}) {
  return (
    <li class="first-thing">
      <Sign name={props.sign} />
      <div class="first-thing-words">
        <p class="first-thing-title">{props.title}</p>
        <p class="first-thing-detail">{props.detail}</p>
      </div>
      {props.action}
    </li>
  )
}

export interface LookFirstProps {
  today: TeachingDay
  /** The next day with lessons; null while it is asked for or where none is known. */
  next: TeachingDay | null
  nowMs: number
}

function firstThings({ today, next, nowMs }: LookFirstProps): FirstThings {
  return {
    unprepared: next === null ? [] : unpreparedLessons(next),
    missing: missingWork(today, nowMs),
  }
}

function ToMark({ today }: { today: TeachingDay }) {
  const words = useWords('teach').day
  const format = useFormat()
  const [first] = today.marking
  return (
    <Thing
      sign="received"
      title={words.toMark({ count: today.toMark })}
      detail={format.list(
        today.marking.map((work) => `${work.title}, ${work.courseName} (${work.toMark})`),
      )}
      action={
        first && (
          <LinkButton href={pagePaths.following(first.assignmentId)} kind="primary">
            {words.markNow}
          </LinkButton>
        )
      }
    />
  )
}

function Enquiries({ count }: { count: number }) {
  const words = useWords('teach').day
  return (
    <Thing
      sign="information"
      title={words.enquiries({ count })}
      detail={words.enquiriesDetail}
      action={<LinkButton href={pagePaths.enquiries}>{words.answerNow}</LinkButton>}
    />
  )
}

function Unprepared({ next, lessons }: { next: TeachingDay; lessons: FirstThings['unprepared'] }) {
  const words = useWords('teach').day
  const format = useFormat()
  const [first] = lessons
  return (
    <Thing
      sign="attention"
      title={words.unprepared({
        count: lessons.length,
        day: format.nearDay(dayInstant(next.on), next.now),
      })}
      detail={format.list(
        lessons.map((lesson) => `${format.time(lesson.startsAt)} ${lesson.courseName}`),
      )}
      action={
        first && <LinkButton href={pagePaths.lessonPlan(first.id)}>{words.prepare}</LinkButton>
      }
    />
  )
}

function Missing({ works }: { works: FirstThings['missing'] }) {
  const words = useWords('teach').day
  const format = useFormat()
  const [first] = works
  const count = works.reduce((sum, work) => sum + work.expected - work.submitted, 0)
  return (
    <Thing
      sign="file"
      title={words.missing({ count })}
      detail={format.list(works.map((work) => work.title))}
      action={first && <LinkButton href={pagePaths.following(first.id)}>{words.see}</LinkButton>}
    />
  )
}

export function LookFirst(props: LookFirstProps) {
  const { today, next } = props
  const words = useWords('teach').day
  const things = firstThings(props)
  const quiet =
    today.enquiries === 0 &&
    today.toMark === 0 &&
    things.unprepared.length === 0 &&
    things.missing.length === 0
  if (quiet) return <Notice kind="success" title={words.allWell} />
  return (
    <section class="first-things" aria-label={words.first}>
      <h2>{words.first}</h2>
      <ul class="plain">
        {today.enquiries > 0 && <Enquiries count={today.enquiries} />}
        {today.toMark > 0 && <ToMark today={today} />}
        {next !== null && things.unprepared.length > 0 && (
          <Unprepared next={next} lessons={things.unprepared} />
        )}
        {things.missing.length > 0 && <Missing works={things.missing} />}
      </ul>
    </section>
  )
}
