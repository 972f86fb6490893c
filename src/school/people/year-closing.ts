/** When a school year that is over is closed: from then on nobody has a place in its classes. Pure. */
import { addDays, type Day } from '#kernel/calendar-day.ts'

/** Days after the last one for which its places stay where no next year begins: the longest summer. */
export const summerDaysMax = 75

interface YearSpan {
  readonly startsOn: Day
  readonly endsOn: Day
}

/**
 * The first day without the places of the year: the next year's first, so that families and
 * teachers have the summer to read and to finish; and a summer later where nobody opened one.
 */
export function yearClosesOn(year: YearSpan, years: readonly YearSpan[]): Day {
  const summersEnd = addDays(year.endsOn, summerDaysMax + 1)
  return years
    .filter(({ startsOn }) => startsOn > year.endsOn)
    .reduce((first, { startsOn }) => (startsOn < first ? startsOn : first), summersEnd)
}
