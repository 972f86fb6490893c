/**
 * Which days have no lessons, and why: the holidays of the school's zone or territory, the
 * public holidays, and the days that the school itself closes.
 */
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { publicHoliday } from './public-holidays.ts'

/** A run of days off; `endsOn` is the last of them. */
export interface PeriodOff {
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
}

/** What a school's calendar is made of. */
export interface SchoolCalendar {
  /** Of the zone and of the school itself, in any order; they may overlap. */
  readonly periods: readonly PeriodOff[]
  /** '57', '974': for the public holidays of one department only. */
  readonly department: string | null
}

/** The name of what keeps the school closed that day, or null. Weekends are not days off. */
export type DayOffFinder = (day: Day) => string | null

export function findDayOff(calendar: SchoolCalendar): DayOffFinder {
  const periods = calendar.periods.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return (day) => {
    const period = periods.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
    return period?.label ?? publicHoliday(day, calendar.department)
  }
}

/** The public holidays between two days, both included. */
export function publicHolidaysBetween(
  from: Day,
  to: Day,
  department: string | null,
): { readonly day: Day; readonly label: string }[] {
  const found: { day: Day; label: string }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const label = publicHoliday(day, department)
    if (label !== null) found.push({ day, label })
  }
  return found
}
