/** Calendar days as instants for the formats, and the steps from one day to another. */
import { addDays, type Day, weekdayOf } from '#kernel/calendar-day.ts'

/** An hour that falls on the same calendar day in every zone where French schools are (-10 to +12). */
export function dayInstant(day: Day): string {
  return `${day}T11:00:00Z`
}

/** The day before; no French school is open on a Sunday, some are on a Saturday. */
export function dayBefore(day: Day): Day {
  return addDays(day, weekdayOf(day) === 1 ? -2 : -1)
}

/** The next day with a lesson where one is known, else the day after that is no Sunday. */
export function dayAfter(day: Day, nextSchoolDay: Day | null): Day {
  return nextSchoolDay !== null && nextSchoolDay > day
    ? nextSchoolDay
    : addDays(day, weekdayOf(day) === 6 ? 2 : 1)
}
