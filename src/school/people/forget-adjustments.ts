/**
 * Deletes adjustments whose school year is over, and those of pupils who have left the school. Runs
 * every night; a new year begins with none.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

export async function forgetAdjustments({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ adjustments: number }> {
  const now = new Date(clock.now())
  const { numAffectedRows } = await sql`
    delete from adjustment using school_year, school
    where school_year.id = adjustment.school_year_id and school.uai = adjustment.school_uai
      and (school_year.ends_on < (${now}::timestamptz at time zone school.time_zone)::date
        or not exists (
          select from school_role
          where school_role.person_id = adjustment.pupil_id
            and school_role.school_uai = adjustment.school_uai
            and school_role.role = 'pupil' and school_role.deactivated_at is null
        ))`.execute(db)
  return { adjustments: Number(numAffectedRows ?? 0) }
}
