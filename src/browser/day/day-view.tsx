/**
 * One day as a page: the way to the days around it, the rail of lessons (or the words and the
 * drawing of a day without any), and what is to hand in. Pupils and guardians share it.
 */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { MyDay } from '#contract/day.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { dayAfter, dayBefore, dayInstant } from './day-instant.ts'
import type { DayLinks } from './day-links.ts'
import { HandInList } from './hand-in-list.tsx'
import { lessonPlaces, primaryActOf } from './lesson-places.ts'
import { LessonRail } from './lesson-rail.tsx'
import { useSchoolClock } from './use-school-clock.ts'
import './day.css'

export interface DayViewProps {
  value: MyDay
  links: DayLinks
  /** What the rail is, for screen readers. */
  label: string
  /** The address of today. */
  todayHref: string
}

function DaySteps(props: { value: MyDay; links: DayLinks; todayHref: string; nowMs: number }) {
  const { value, links, todayHref, nowMs } = props
  const words = useWords('day')
  const format = useFormat()
  const today = dayOf(nowMs, value.timeZone)
  const before = dayBefore(value.on)
  const after = dayAfter(value.on, value.day.nextSchoolDay)
  const hrefOf = (on: string): string => (on === today ? todayHref : links.day(on))
  return (
    <nav class="day-steps no-print" aria-label={words.otherDays}>
      <PageLink href={hrefOf(before)} class="day-step">
        <Sign name="back" />
        <span>{format.nearDay(dayInstant(before), nowMs)}</span>
      </PageLink>
      {value.on !== today && (
        <PageLink href={todayHref} class="day-step">
          <span>{words.backToToday}</span>
        </PageLink>
      )}
      <PageLink href={hrefOf(after)} class="day-step onwards">
        <span>{format.nearDay(dayInstant(after), nowMs)}</span>
        <Sign name="next" />
      </PageLink>
    </nav>
  )
}

/** A holiday, a weekend, a day without lessons: each has its words and its drawing. */
function FreeDay({ value, links, nowMs }: { value: MyDay; links: DayLinks; nowMs: number }) {
  const words = useWords('day')
  const format = useFormat()
  const tu = useVoice() === 'tu' && links.whose === 'own'
  const { kind, label, nextSchoolDay } = value.day
  const drawing =
    kind === 'holiday' ? <PlaneTree /> : kind === 'weekend' ? <Bench /> : <EmptyYard />
  const text =
    kind === 'holiday'
      ? words.holiday({ label, tu })
      : kind === 'weekend'
        ? words.weekend({ tu })
        : words.noLessons({ tu })
  return (
    <EmptyState
      drawing={drawing}
      action={
        nextSchoolDay !== null && (
          <LinkButton href={links.day(nextSchoolDay)} sign="next">
            {words.nextSchoolDay({ day: format.nearDay(dayInstant(nextSchoolDay), nowMs) })}
          </LinkButton>
        )
      }
    >
      {text}
    </EmptyState>
  )
}

export function DayView({ value, links, label, todayHref }: DayViewProps) {
  const words = useWords('day')
  const tu = useVoice() === 'tu' && links.whose === 'own'
  const nowMs = useSchoolClock(value.now)
  const isToday = value.on === dayOf(nowMs, value.timeZone)
  const places = lessonPlaces(value.lessons, nowMs, isToday)
  const primary =
    links.whose === 'own' ? primaryActOf(value.lessons, places, value.toHandIn, nowMs) : null
  const over =
    isToday && value.lessons.length > 0 && [...places.values()].every((place) => place === 'past')
  return (
    <div class="day">
      <DaySteps value={value} links={links} todayHref={todayHref} nowMs={nowMs} />
      <div class="day-columns">
        <div class="day-lessons stack">
          {over && <Notice kind="success" title={words.dayOver({ tu })} />}
          {value.lessons.length === 0 ? (
            <FreeDay value={value} links={links} nowMs={nowMs} />
          ) : (
            <LessonRail
              label={label}
              lessons={value.lessons}
              places={places}
              links={links}
              nowMs={nowMs}
              primary={primary}
            />
          )}
        </div>
        <HandInList items={value.toHandIn} links={links} nowMs={nowMs} primary={primary} />
      </div>
    </div>
  )
}
