/** Calendar days as instants for the formats, and the steps from one day to another. */
import { addDays, type Day, weekdayOf } from '#kernel/calendar-day.ts'

/** An hour that falls on the same calendar day in every zone where French schools are (-10 to +12). */
export function dayInstant(day: Day): string {
  return `${day}T11:00:00Z`
}

/** The day before; from a Monday or a Sunday back to the Friday. */
export function dayBefore(day: Day): Day {
  const back = { 1: 3, 7: 2 }[weekdayOf(day)] ?? 1
  return addDays(day, -back)
}

/** The next day with a lesson where one is known, else simply the day after. */
export function dayAfter(day: Day, nextSchoolDay: Day | null): Day {
  return nextSchoolDay !== null && nextSchoolDay > day ? nextSchoolDay : addDays(day, 1)
}
