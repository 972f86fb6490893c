/** Where the grading periods of a school year lie once the year's days have moved. Pure. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

export interface PeriodDays {
  readonly id: Id
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
}

type Days = Pick<PeriodDays, 'startsOn' | 'endsOn'>

/**
 * Those that began or ended with the year still do, as its slots; the others stay, cut to the year.
 * Who has no day left in it comes back as `outside`, the first of them.
 */
export function fitPeriods(
  periods: readonly PeriodDays[],
  before: Days,
  after: Days,
): { readonly fitted: readonly PeriodDays[]; readonly outside: PeriodDays | null } {
  const fitted = periods.map((period) => {
    const { endsOn, startsOn } = period
    const isFirst = startsOn === before.startsOn || startsOn < after.startsOn
    const isLast = endsOn === before.endsOn || endsOn > after.endsOn
    return {
      ...period,
      startsOn: isFirst ? after.startsOn : startsOn,
      endsOn: isLast ? after.endsOn : endsOn,
    }
  })
  const lost = fitted.findIndex(({ endsOn, startsOn }) => endsOn < startsOn)
  return { fitted, outside: periods[lost] ?? null }
}
