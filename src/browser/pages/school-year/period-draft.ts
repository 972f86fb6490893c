/** Periods of a year while the head names them. The server decides the same again. */
import type { GradingPeriod } from '#contract/grades.ts'
import { addDays, isDay } from '#kernel/calendar-day.ts'

interface Span {
  readonly startsOn: string
  readonly endsOn: string
}

export type PeriodsMistake = 'label' | 'days' | 'ends_before_start' | 'overlap' | 'outside_year'

/** Begins where the last one ends, and lasts until the end of the year. */
export function nextPeriod(
  periods: readonly GradingPeriod[],
  year: Span,
  id: string,
  label: string,
): GradingPeriod {
  const last = periods
    .map(({ endsOn }) => endsOn)
    .filter(isDay)
    .toSorted()
    .at(-1)
  const after = last === undefined ? year.startsOn : addDays(last, 1)
  const startsOn = after > year.endsOn ? year.endsOn : after
  return { id, label, startsOn, endsOn: year.endsOn }
}

export function periodsMistake(
  periods: readonly GradingPeriod[],
  year: Span,
): PeriodsMistake | null {
  if (periods.some(({ label }) => label.trim() === '')) return 'label'
  if (periods.some(({ endsOn, startsOn }) => !isDay(startsOn) || !isDay(endsOn))) return 'days'
  const sorted = periods.toSorted((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
  for (const [index, { endsOn, startsOn }] of sorted.entries()) {
    if (endsOn < startsOn) return 'ends_before_start'
    if (startsOn < year.startsOn || endsOn > year.endsOn) return 'outside_year'
    const next = sorted[index + 1]
    if (next !== undefined && next.startsOn <= endsOn) return 'overlap'
  }
  return null
}
