/** What a weekly slot must be to make sense, before anything is written. */
import { type Day, instantOf, isDay } from '#kernel/calendar-day.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolYearDays } from '#school/people/current-school-year.ts'
import type { WeekLetter } from './weekly-timetable.ts'

export interface SlotTimes {
  readonly weekday: number
  /** 'HH:MM'. */
  readonly starts: string
  readonly ends: string
  readonly week: WeekLetter | null
  readonly room: string | null
}

/** The days on which a slot may fall: inside the year, in the right order. */
export function checkSlotDays(
  year: SchoolYearDays,
  from: Day,
  to: Day | null,
): Result<{ validFrom: Day; validTo: Day }> {
  const validFrom = [from, year.startsOn].sort().at(1) ?? from
  const validTo = to === null ? year.endsOn : ([to, year.endsOn].sort().at(0) ?? to)
  return validFrom > validTo
    ? refuse('bad_request', { where: 'from' })
    : accept({ validFrom, validTo })
}

/** Refuses days that the calendar does not have; absent ones are fine. */
export function checkDays(...days: readonly (Day | null | undefined)[]): Result<true> {
  const areReal = days.every((day) => day === null || day === undefined || isDay(day))
  return areReal ? accept(true) : refuse('bad_request', { where: 'day' })
}

export function checkSlotTimes<Times extends Pick<SlotTimes, 'starts' | 'ends'>>(
  times: Times,
): Result<Times> {
  return times.ends > times.starts ? accept(times) : refuse('bad_request', { where: 'ends' })
}

/** One line; null where nothing is left. */
export function roomOf(room: string | null): string | null {
  const line = plainLine(room ?? '')
  return line === '' ? null : line
}

/** The start and the end, as instants, of a time span on the school's clock. */
export function instantsOf(
  day: Day,
  starts: string,
  ends: string,
  timeZone: string,
): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: new Date(instantOf(day, starts, timeZone)),
    endsAt: new Date(instantOf(day, ends, timeZone)),
  }
}
