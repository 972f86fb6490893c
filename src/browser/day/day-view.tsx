/**
 * One day as a page: the way to the days around it, the rail of lessons (or the words and the
 * drawing of a day without any), and what is to hand in. Pupils and guardians share it.
 */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { DayPlans } from '#browser/work-plans/day-plans.tsx'
import type { MyDay } from '#contract/day.ts'
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
  /** The pupil's schools, where the reader may have others. */
  schoolUais?: readonly string[] | undefined
}

/** What was told and given, before the lessons. */
function DayNews({
  value,
  links,
  nowMs,
}: Pick<DayViewProps, 'value' | 'links'> & { nowMs: number }) {
  const isOwn = links.whose === 'own'
  return (
    <>
      <DayAnnouncements announcements={value.announcements} />
      <ReturnedCopies copies={value.returned ?? []} isOwn={isOwn} nowMs={nowMs} />
      <DayPlans plans={value.workPlans} on={value.on} href={links.workPlan} isOwn={isOwn} />
    </>
  )
}

export function DayView({ value, links, label, todayHref, schoolUais }: DayViewProps) {
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
      <DayNews value={value} links={links} nowMs={nowMs} />
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
