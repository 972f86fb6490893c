/** Which of a school's years a roster is of, and where a new one fits between them. Pure. */
import { addDays, type Day, daysBetween } from '#kernel/calendar-day.ts'

export interface YearSpan {
  readonly startsOn: Day
  readonly endsOn: Day
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

function daysShared(one: YearSpan, other: YearSpan): number {
  const first = later(one.startsOn, other.startsOn)
  const last = earlier(one.endsOn, other.endsOn)
  return first > last ? 0 : daysBetween(first, last) + 1
}

/**
 * The school's own year, whatever it calls it: the one with the label, else the one that is mostly
 * the year wanted, else the one that holds the day and has not ended when that year begins.
 */
export function findImportedYear<Year extends YearSpan & { readonly label: string }>(
  years: readonly Year[],
  wanted: YearSpan & { readonly label: string },
  day: Day,
): Year | undefined {
  const half = daysShared(wanted, wanted) / 2
  return (
    years.find(({ label }) => label === wanted.label) ??
    years.find((year) => daysShared(year, wanted) > half) ??
    years.find(
      ({ startsOn, endsOn }) => startsOn <= day && day <= endsOn && endsOn >= wanted.startsOn,
    )
  )
}

/** The wanted year without the days of others, which are less than half of it each. */
export function fitYear(wanted: YearSpan, others: readonly YearSpan[]): YearSpan {
  let { startsOn, endsOn } = wanted
  for (const other of others) {
    if (daysShared({ startsOn, endsOn }, other) === 0) continue
    if (other.startsOn <= startsOn) startsOn = addDays(other.endsOn, 1)
    else endsOn = addDays(other.startsOn, -1)
  }
  return { startsOn, endsOn }
}
