/** Reads the days off that hold for a school, and writes those that the school adds itself. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Periods of one zone and one school that count at once; a decade of both is a few hundred. */
const periodsMax = 2_000

export interface StoredPeriod {
  readonly id: Id
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
  /** True: the school's own. */
  readonly isOwn: boolean
}

/** Of the zone and of the school itself, that touch the days from `from` to `to`. */
export async function readPeriodsOff(
  db: SchoolDatabase,
  school: { readonly uai: string; readonly zone: string | null },
  from: Day,
  to: Day,
): Promise<StoredPeriod[]> {
  const rows = await db
    .selectFrom('calendar_period')
    .selectAll()
    .where((where) =>
      where.or([where('school_uai', '=', school.uai), where('zone', '=', school.zone)]),
    )
    .where('ends_on', '>=', from)
    .where('starts_on', '<=', to)
    .orderBy('starts_on')
    .limit(periodsMax)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    isOwn: row.school_uai !== null,
  }))
}

export function readCalendarSchool(db: SchoolDatabase, uai: string) {
  return db
    .selectFrom('school')
    .leftJoin('calendar_coverage', 'calendar_coverage.zone', 'school.zone')
    .select([
      'school.uai',
      'school.zone',
      'school.time_zone',
      'school.department_code',
      'school.postcode',
      'calendar_coverage.known_until',
    ])
    .where('school.uai', '=', uai)
    .executeTakeFirst()
}

export async function insertOwnPeriod(
  db: SchoolDatabase,
  uai: string,
  period: { readonly id: Id; readonly label: string; readonly startsOn: Day; readonly endsOn: Day },
): Promise<void> {
  await db
    .insertInto('calendar_period')
    .values({
      id: period.id,
      school_uai: uai,
      label: period.label,
      starts_on: period.startsOn,
      ends_on: period.endsOn,
    })
    .execute()
}

/** True where the school had such a period. */
export async function deleteOwnPeriod(db: SchoolDatabase, uai: string, id: Id): Promise<boolean> {
  const result = await db
    .deleteFrom('calendar_period')
    .where('id', '=', id)
    .where('school_uai', '=', uai)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
