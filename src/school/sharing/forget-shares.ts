/**
 * Ends shares that are of no use: of things that were put away, with persons who no longer teach in
 * the school, and of authors who left it. Runs every night.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

/** After an author left: colleagues have a school year to take their copies. */
const monthsKeptWhenLeft = 13

export async function forgetShares({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ shares: number }> {
  const leftBefore = sql`${new Date(clock.now())}::timestamptz
    - make_interval(months => ${monthsKeptWhenLeft})`
  const gone = await sql`
    delete from share
    where exists (select from resource where id = share.resource_id and deleted_at is not null)
      or exists (select from exercise where id = share.exercise_id and deleted_at is not null)
      or (person_id is not null and not exists (
        select from school_role where school_role.person_id = share.person_id
          and school_role.school_uai = share.school_uai and role in ('teacher', 'head')
          and deactivated_at is null))
      or not exists (
        select from school_role where school_role.person_id = share.shared_by
          and school_role.school_uai = share.school_uai and role in ('teacher', 'head')
          and coalesce(deactivated_at >= ${leftBefore}, true))`.execute(db)
  return { shares: Number(gone.numAffectedRows ?? 0) }
}
