/** Which school year counts today, and what a school year must be to make sense. */
import { addDays, type Day, daysBetween, isDay, weekdayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

export interface SchoolYearDays {
  readonly startsOn: Day
  readonly endsOn: Day
  /** The Monday of one week A. */
  readonly weekAMonday: Day
}

export interface SchoolYear extends SchoolYearDays {
  readonly id: Id
  readonly label: string
}

/** Days before its start from which a year to come counts rather than the one that is over. */
const summerDays = 60
/** A school year has about 300 days; anything outside is a slip of the hand. */
const yearDaysMin = 90
const yearDaysMax = 400

/**
 * The year that `today` falls in; between two years the coming one once it is near, else the one
 * that is over; null where there is none at all.
 */
export function currentSchoolYear<Year extends SchoolYearDays>(
  years: readonly Year[],
  today: Day,
): Year | null {
  const sorted = years.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const running = sorted.findLast((year) => year.startsOn <= today && today <= year.endsOn)
  if (running !== undefined) return running
  const coming = sorted.find((year) => year.startsOn > today)
  const over = sorted.findLast((year) => year.endsOn < today)
  const isNear = coming !== undefined && coming.startsOn <= addDays(today, summerDays)
  return (isNear ? coming : (over ?? coming)) ?? null
}

/** Refuses years that end before they begin, overlap another, or count weeks from no Monday. */
export function checkSchoolYear(
  year: SchoolYearDays,
  others: readonly SchoolYearDays[],
): Result<SchoolYearDays> {
  if (![year.startsOn, year.endsOn, year.weekAMonday].every(isDay)) {
    return refuse('bad_request', { where: 'day' })
  }
  const days = daysBetween(year.startsOn, year.endsOn)
  if (days < yearDaysMin || days > yearDaysMax) return refuse('bad_request', { where: 'endsOn' })
  if (weekdayOf(year.weekAMonday) !== 1) return refuse('bad_request', { where: 'weekAMonday' })
  const overlaps = others.some(
    (other) => other.startsOn <= year.endsOn && year.startsOn <= other.endsOn,
  )
  return overlaps ? refuse('bad_request', { where: 'startsOn' }) : accept(year)
}
