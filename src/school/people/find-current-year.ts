/** The school year that counts today in one school, for the rooms that need it. */

import { type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { currentSchoolYear, type SchoolYear } from './current-school-year.ts'
import { readSchoolYears } from './school-year-store.ts'

export interface SchoolToday {
  readonly uai: string
  readonly timeZone: string
  readonly today: Day
  readonly year: SchoolYear | null
}

/** Null where the school is not known. */
export async function findCurrentYear(
  db: SchoolDatabase,
  clock: Pick<Clock, 'now'>,
  uai: string,
): Promise<SchoolToday | null> {
  const [school, years] = await Promise.all([
    db.selectFrom('school').select('time_zone').where('uai', '=', uai).executeTakeFirst(),
    readSchoolYears(db, uai),
  ])
  if (school === undefined) return null
  const today = dayOf(clock.now(), school.time_zone)
  return { uai, timeZone: school.time_zone, today, year: currentSchoolYear(years, today) }
}
