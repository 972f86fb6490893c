/** What a weekly slot must be to make sense, before anything is written. */
import { type Day, instantOf } from '#kernel/calendar-day.ts'
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

export function checkSlotTimes<Times extends Pick<SlotTimes, 'starts' | 'ends'>>(
  times: Times,
): Result<Times> {
  return times.ends > times.starts ? accept(times) : refuse('bad_request', { where: 'ends' })
}

/** Trimmed; null where nothing is left. */
export function roomOf(room: string | null): string | null {
  const trimmed = room?.trim() ?? ''
  return trimmed === '' ? null : trimmed
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
