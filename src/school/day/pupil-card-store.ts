/** A pupil by name and class, for the head of a day. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/**
 * `class_name`: one of each school, since from moving up on a pupil is in the next year's class too: that of the year
 * that runs, and in the summer the one to come.
 */
export async function readPupilCard(
  db: SchoolDatabase,
  pupilId: Id,
  today: Day,
): Promise<{ id: Id; given_name: string; class_name: string | null } | undefined> {
  const { rows } = await sql<{ id: Id; given_name: string; class_name: string | null }>`
    select person.id, person.given_name,
      (select string_agg(place.name, ', ' order by place.name) from (
        select distinct on (class.school_uai) class.name from class_pupil
        join class on class.id = class_pupil.class_id and class.deactivated_at is null
        join school_year on school_year.id = class.school_year_id
        where class_pupil.pupil_id = person.id and class_pupil.ended_at is null
        order by class.school_uai,
          ${today}::date between school_year.starts_on and school_year.ends_on desc,
          school_year.starts_on desc
      ) place) as class_name
    from person where person.id = ${pupilId}`.execute(db)
  return rows[0]
}
