/**
 * The school year that the demo plays in: the one that is running, or the next in the holidays of
 * summer; from the first of September to early July.
 */
import { addDays, type Day, weekdayOf } from '#kernel/calendar-day.ts'

export interface DemoYear {
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly weekAMonday: Day
}

/** The last day of July on which the year that is over still counts. */
const lastDayOfYear = '-07-04'

export function demoYear(today: Day): DemoYear {
  const year = Number(today.slice(0, 4))
  const first = today > `${year}${lastDayOfYear}` ? year : year - 1
  const startsOn = `${first}-09-01`
  return {
    label: `${first}-${first + 1}`,
    startsOn,
    endsOn: `${first + 1}${lastDayOfYear}`,
    // The Monday of the week in which the year begins.
    weekAMonday: addDays(startsOn, 1 - weekdayOf(startsOn)),
  }
}
