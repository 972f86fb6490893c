/**
 * Knows the subject that a code names. Standard ones need no import: the first use brings them in,
 * so that no room refuses what the list of subjects offers.
 */
import type { SchoolDatabase } from '#school/room-context.ts'
import { findStandardSubject } from './standard-subjects.ts'

/** Null where nobody knows the code. */
export async function ensureSubject(
  db: SchoolDatabase,
  code: string,
): Promise<{ readonly code: string; readonly label: string } | null> {
  const known = await db
    .selectFrom('subject')
    .select(['code', 'label'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (known !== undefined) return known
  const standard = findStandardSubject(code)
  if (standard === null || standard.code !== code) return null
  const { label, family } = standard
  await db
    .insertInto('subject')
    .values({ code, label, family })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { code, label }
}

/** True for no subject at all, and for one that is known. */
export async function isSubjectKnown(db: SchoolDatabase, code: string | null): Promise<boolean> {
  return code === null || (await ensureSubject(db, code)) !== null
}
