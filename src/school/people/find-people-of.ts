/**
 * Which of the ids that a request names are what they claim to be in one school. Acts ask here
 * before they write: an id in a body is never trusted.
 */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export type SchoolRole = 'pupil' | 'teacher' | 'staff' | 'head'

/** The ids among `personIds` that are active in the school in one of the roles. */
export async function findActiveIn(
  db: SchoolDatabase,
  uai: string,
  personIds: readonly Id[],
  roles: readonly SchoolRole[],
): Promise<Set<Id>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('school_role')
    .select('person_id')
    .where('school_uai', '=', uai)
    .where('person_id', 'in', [...personIds])
    .where('role', 'in', [...roles])
    .where('deactivated_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/** True where all of them are. */
export async function areActiveIn(
  db: SchoolDatabase,
  uai: string,
  personIds: readonly Id[],
  roles: readonly SchoolRole[],
): Promise<boolean> {
  const found = await findActiveIn(db, uai, personIds, roles)
  return personIds.every((id) => found.has(id))
}

/**
 * Whether the school knows the person: by a role there, past or present, or as the guardian of
 * one of its pupils. Only then may its staff open or change them.
 */
export async function isKnownIn(db: SchoolDatabase, uai: string, personId: Id): Promise<boolean> {
  const { rows } = await sql`
    select 1 from school_role where person_id = ${personId} and school_uai = ${uai}
    union all
    select 1 from guardianship
      join school_role on school_role.person_id = guardianship.pupil_id
        and school_role.school_uai = ${uai} and school_role.role = 'pupil'
      where guardianship.guardian_id = ${personId}
    limit 1`.execute(db)
  return rows.length > 0
}
