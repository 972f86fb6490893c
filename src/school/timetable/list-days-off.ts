/** Every day off of the current school year, in order, and where it comes from. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { publicHolidaysBetween } from './days-off.ts'
import { readCalendarSchool, readPeriodsOff } from './days-off-store.ts'
import { departmentOf } from './public-holidays.ts'

export interface DaysOffOfYear {
  readonly zone: string | null
  readonly knownUntil: Day | null
  readonly daysOff: {
    /** Null where it cannot be taken away here. */
    readonly id: Id | null
    readonly label: string
    readonly startsOn: Day
    readonly endsOn: Day
    readonly source: 'zone' | 'public' | 'school'
  }[]
}

export async function listDaysOff(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
): Promise<Result<DaysOffOfYear>> {
  const [school, now] = await Promise.all([
    readCalendarSchool(db, uai),
    findCurrentYear(db, clock, uai),
  ])
  if (school === undefined || now === null) return refuse('not_found')
  const place = { zone: school.zone, knownUntil: school.known_until }
  if (now.year === null) return accept({ ...place, daysOff: [] })
  const { startsOn, endsOn } = now.year
  const department = departmentOf(school.department_code, school.postcode)
  const periods = (await readPeriodsOff(db, school, startsOn, endsOn)).map((period) => ({
    id: period.isOwn ? period.id : null,
    label: period.label,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    source: period.isOwn ? ('school' as const) : ('zone' as const),
  }))
  const holidays = publicHolidaysBetween(startsOn, endsOn, department).map(({ day, label }) => ({
    id: null,
    label,
    startsOn: day,
    endsOn: day,
    source: 'public' as const,
  }))
  const daysOff = [...periods, ...holidays].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return accept({ ...place, daysOff })
}
