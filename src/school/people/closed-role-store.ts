/**
 * Which closed roles a school may still open. Whom another school has taken in is that school's;
 * but who works or learns in both, and was closed in one by mistake, must not be lost to it.
 */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { hasNewChildElsewhere, undoneSince } from './elsewhere-store.ts'

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
        or mine.deactivated_at < ${undoneSince(now)}))`
}

/**
 * Of a role `mine` in the school: true where it lets the school hand out codes for an account that
 * shows a child of another school. One that is closed does so no longer than it may be undone.
 */
export function roleBringsCodes(uai: string, now: Date) {
  return sql<boolean>`(mine.role <> 'pupil' and not mine.held_elsewhere
    and (mine.deactivated_at is null
      or (not mine.left_by_import and mine.deactivated_at >= ${undoneSince(now)}
        and ${closedRoleMayOpen(uai, now)}
        and not ${hasNewChildElsewhere(uai, sql`mine.person_id`, sql`mine.deactivated_at`)})))`
}

export interface RolesToOpen {
  readonly roles: readonly string[]
  readonly heldElsewhere: boolean
  readonly now: Date
}

/**
 * Opens what is closed and may be opened; gives how many roles. `heldElsewhere`: they bring no codes
 * for an account that is in use elsewhere.
 */
export async function openClosedRoles(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  { roles, heldElsewhere, now }: RolesToOpen,
): Promise<number> {
  const { rows } = await sql`
    update school_role mine set deactivated_at = null, left_by_import = false,
      held_elsewhere = mine.held_elsewhere or ${heldElsewhere}
    where mine.school_uai = ${uai} and mine.person_id = ${personId}
      and mine.role = any(${[...roles]}::text[]) and mine.deactivated_at is not null
      and ${closedRoleMayOpen(uai, now)}
    returning 1`.execute(db)
  return rows.length
}
