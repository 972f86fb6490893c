/**
 * Which closed roles a school may still open. Whom another school has taken in is that school's;
 * but who works or learns in both, and was closed in one by mistake, must not be lost to it.
 */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** How long a school may undo its own closing of somebody who belongs to another school as well. */
const undoMs = 14 * 86_400_000

/**
 * Of a role `mine` in the school: true where nobody else has the person, or where everybody else
 * who has them already did when the school closed the role by hand, a short while ago.
 */
export function closedRoleMayOpen(uai: string, now: Date) {
  return sql<boolean>`not exists (
    select from school_role other
    where other.person_id = mine.person_id and other.school_uai <> ${uai}
      and other.deactivated_at is null
      and (mine.left_by_import or other.created_at >= mine.deactivated_at
        or mine.deactivated_at < ${new Date(now.getTime() - undoMs)}))`
}

/** Opens what is closed and may be opened; gives how many roles. */
export async function openClosedRoles(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  roles: readonly string[],
  now: Date,
): Promise<number> {
  const { rows } = await sql`
    update school_role mine set deactivated_at = null, left_by_import = false
    where mine.school_uai = ${uai} and mine.person_id = ${personId}
      and mine.role = any(${[...roles]}::text[]) and mine.deactivated_at is not null
      and ${closedRoleMayOpen(uai, now)}
    returning 1`.execute(db)
  return rows.length
}
