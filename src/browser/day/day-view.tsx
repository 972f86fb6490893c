/**
 * One day as a page: the way to the days around it, the rail of lessons (or the words and the
 * drawing of a day without any), and what is to hand in. Pupils and guardians share it.
 */
import { prepareWords, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { MyDay } from '#contract/day.ts'
import { standsOn } from '#contract/work-plan-limits.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { AnswerNotices } from './answer-notices.tsx'
import { DayAnnouncements } from './day-announcements.tsx'
import type { DayLinks } from './day-links.ts'
import { DaySteps } from './day-steps.tsx'
import { FreeDay } from './free-day.tsx'
import { HandInList } from './hand-in-list.tsx'
import { LackingPlace } from './lacking-place.tsx'
import { lessonPlaces, primaryActOf } from './lesson-places.ts'
import { LessonRail } from './lesson-rail.tsx'
import { ReturnedCopies } from './returned-copies.tsx'
import { useSchoolClock } from './use-school-clock.ts'
import './day.css'

export interface DayViewProps {
  value: MyDay
  links: DayLinks
  /** What the rail is, for screen readers. */
  label: string
  /** The address of today. */
  todayHref: string
  /** Since when the server may know what the pupil ticked; absent: somebody else reads. */
  askedAtMs?: number | undefined
  /** The pupil's schools, where the reader may have others. */
  schoolUais?: readonly string[] | undefined
}

type DayNewsProps = Pick<DayViewProps, 'value' | 'links' | 'askedAtMs'> & {
  isToday: boolean
  nowMs: number
}

/** Few pupils have a plan: nobody's day waits for its code and its words. */
async function loadDayPlans() {
  const [{ DayPlans }] = await Promise.all([
    import('#browser/work-plans/day-plans.tsx'),
    prepareWords(['work-plan']),
  ])
  return DayPlans
}

/** Few days are at a distance. */
async function loadDistanceNotice() {
  const [{ DistanceNotice }] = await Promise.all([
    import('./distance-notice.tsx'),
    prepareWords(['school-at-home']),
  ])
  return DistanceNotice
}

/** What comes before the lessons: where school is, what is announced, came back and was given. */
function DayNews({ value, links, isToday, nowMs, askedAtMs }: DayNewsProps) {
  const isOwn = links.whose === 'own'
  const { on, workPlans = [] } = value
  const hasPlan = workPlans.some((plan) => standsOn(plan, on))
  const { distance } = value.day
  const { Part: DistanceNotice } = useLatePart(loadDistanceNotice, distance !== undefined)
  const { Part: DayPlans } = useLatePart(loadDayPlans, hasPlan)
  return (
    <>
      {DistanceNotice !== null && (
        <DistanceNotice distance={distance} isToday={isToday} isOwn={isOwn} />
      )}
      <DayAnnouncements announcements={value.announcements} />
      <ReturnedCopies copies={value.returned ?? []} isOwn={isOwn} nowMs={nowMs} />
      {hasPlan && (
        <div class="day-plans">
          {DayPlans !== null && (
            <DayPlans plans={workPlans} on={on} href={links.workPlan} askedAtMs={askedAtMs} />
          )}
        </div>
      )}
    </>
  )
}

export function DayView(props: DayViewProps) {
  const { value, links, label, todayHref, schoolUais, askedAtMs } = props
  const words = useWords('day')
  const tu = useVoice() === 'tu' && links.whose === 'own'
  const nowMs = useSchoolClock(value.now)
  const isToday = value.on === dayOf(nowMs, value.timeZone)
  const places = lessonPlaces(value.lessons, nowMs, isToday)
  const primary =
    links.whose === 'own' ? primaryActOf(value.lessons, places, value.toHandIn, nowMs) : null
  const { kind } = value.day
  const lacking = kind === 'no_class' || kind === 'no_courses' ? kind : null
  const over =
    isToday && value.lessons.length > 0 && [...places.values()].every((place) => place === 'past')
  return (
    <div class="day">
      <DaySteps
        on={value.on}
        nextSchoolDay={value.day.nextSchoolDay}
        timeZone={value.timeZone}
        nowMs={nowMs}
        hrefOf={links.day}
        todayHref={todayHref}
        weekHref={links.week?.(value.on, isToday)}
      />
      <DayNews value={value} links={links} isToday={isToday} nowMs={nowMs} askedAtMs={askedAtMs} />
      <div class="day-columns">
        <div class="day-lessons stack">
          <h2 class="for-screen-readers">{words.lessons}</h2>
          <AnswerNotices answers={value.answers} href={links.enquiries} />
          {over && <Notice kind="success" title={words.dayOver({ tu })} />}
          {lacking !== null && (
            <LackingPlace lacking={lacking} isOwn={links.whose === 'own'} uais={schoolUais} />
          )}
          {lacking === null && value.lessons.length === 0 && (
            <FreeDay
              day={value.day}
              nowMs={nowMs}
              hrefOf={links.day}
              isOwn={links.whose === 'own'}
            />
          )}
          {value.lessons.length > 0 && (
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
        {(lacking === null || value.toHandIn.length > 0) && (
          <HandInList items={value.toHandIn} links={links} nowMs={nowMs} primary={primary} />
        )}
      </div>
    </div>
  )
}
