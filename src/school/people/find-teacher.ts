/** Finds a teacher by login, for the installation's own commands. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** The person and one school where they teach; null where nobody active has this login. */
export async function findTeacher(
  db: SchoolDatabase,
  login: string,
): Promise<{ personId: Id; schoolUai: string } | null> {
  const row = await db
    .selectFrom('account')
    .innerJoin('school_role', 'school_role.person_id', 'account.person_id')
    .select(['account.person_id', 'school_role.school_uai'])
    .where('account.login', '=', login.trim().toLowerCase())
    .where('account.disabled_at', 'is', null)
    .where('school_role.role', 'in', ['teacher', 'head'])
    .where('school_role.deactivated_at', 'is', null)
    .orderBy('school_role.school_uai')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { personId: row.person_id, schoolUai: row.school_uai }
}
