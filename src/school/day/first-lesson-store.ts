/** When the lessons of a school's courses begin that are still to come on one day. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** By course, the start of its first lesson of the day that is not over yet. */
export async function readFirstLessons(
  db: SchoolDatabase,
  uai: string,
  on: Day,
  now: Date,
): Promise<ReadonlyMap<Id, number>> {
  const { rows } = await sql<{ course_id: Id; starts_at: Date }>`
    select course_id, min(starts_at) as starts_at from lesson
    where school_uai = ${uai} and on_date = ${on}::date and status <> 'cancelled'
      and ends_at > ${now}
    group by course_id`.execute(db)
  return new Map(rows.map((row) => [row.course_id, row.starts_at.getTime()]))
}

/** Null where the school is not known. */
export async function readTimeZone(db: SchoolDatabase, uai: string): Promise<string | null> {
  const school = await db
    .selectFrom('school')
    .select('time_zone')
    .where('uai', '=', uai)
    .executeTakeFirst()
  return school?.time_zone ?? null
}
