/** From one day to the days around it, back to today, and to the week that it lies in. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Day, dayOf } from '#kernel/calendar-day.ts'
import { dayAfter, dayBefore, dayInstant } from './day-instant.ts'
import './day.css'

export interface DayStepsProps {
  on: Day
  nextSchoolDay: Day | null
  timeZone: string
  nowMs: number
  hrefOf: (on: Day) => string
  /** The address of today. */
  todayHref: string
  /** The address of the day's week; absent where the reader has none. */
  weekHref?: string | undefined
}

export function DaySteps(props: DayStepsProps) {
  const { on, nextSchoolDay, timeZone, nowMs, hrefOf, todayHref, weekHref } = props
  const words = useWords('day')
  const format = useFormat()
  const today = dayOf(nowMs, timeZone)
  const before = dayBefore(on)
  const after = dayAfter(on, nextSchoolDay)
  const isBesideToday = before === today || after === today
  const address = (day: Day): string => (day === today ? todayHref : hrefOf(day))
  return (
    <nav class="day-steps no-print" aria-label={words.otherDays}>
      <PageLink href={address(before)} class="day-step">
        <Sign name="back" />
        <span>{format.nearDay(dayInstant(before), nowMs)}</span>
      </PageLink>
      {on !== today && !isBesideToday && (
        <PageLink href={todayHref} class="day-step to-today">
          <span>{words.backToToday}</span>
        </PageLink>
      )}
      {weekHref !== undefined && (
        <PageLink href={weekHref} class="day-step to-week">
          <span>{words.myWeek}</span>
        </PageLink>
      )}
      <PageLink href={address(after)} class="day-step onwards">
        <span>{format.nearDay(dayInstant(after), nowMs)}</span>
        <Sign name="next" />
      </PageLink>
    </nav>
  )
}
