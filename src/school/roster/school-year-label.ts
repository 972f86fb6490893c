/** Which school year a day belongs to, before any school has entered its own dates. */
import type { Day } from '#kernel/calendar-day.ts'

/** Rosters of August prepare the coming year. */
const firstMonthOfYear = 8

/** '2026-2027' for any day from August 2026 to July 2027. */
export function schoolYearLabel(day: Day): string {
  const year = Number(day.slice(0, 4))
  const begins = Number(day.slice(5, 7)) >= firstMonthOfYear ? year : year - 1
  return `${begins}-${begins + 1}`
}
