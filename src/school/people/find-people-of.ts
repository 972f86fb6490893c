/**
 * Which of the ids that a request names are what they claim to be in one school. Acts ask here
 * before they write: an id in a body is never trusted.
 */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { closedRoleMayOpen, roleBringsCodes } from './closed-role-store.ts'
import { belongsElsewhere, hasChildElsewhere } from './elsewhere-store.ts'

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
 * Whom of them the school knows: by a role there, or as the guardian of one of its pupils. Only
 * then may its staff open or change them. Who has left counts as long as no other school has them,
 * and so does a guardian whose link has ended: a removal by mistake can be undone, but a family's
 * new address is none of the former school's business.
 */
export async function findKnownIn(
  db: SchoolDatabase,
  uai: string,
  personIds: readonly Id[],
  now: Date,
): Promise<Set<Id>> {
  if (personIds.length === 0) return new Set()
  const { rows } = await sql<{ id: Id }>`
    select mine.person_id as id from school_role mine
    where mine.person_id = any(${[...personIds]}::uuid[]) and ${isRoleKnown(uai, now)}
    union
    select guardianship.guardian_id from guardianship
      join school_role child on child.person_id = guardianship.pupil_id
        and child.school_uai = ${uai} and child.role = 'pupil'
      where guardianship.guardian_id = any(${[...personIds]}::uuid[])
        and ((child.deactivated_at is null and guardianship.ended_at is null)
          or not ${belongsElsewhere(uai, sql`guardianship.guardian_id`)})`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

function isRoleKnown(uai: string, now: Date) {
  return sql<boolean>`(mine.school_uai = ${uai}
    and (mine.deactivated_at is null or ${closedRoleMayOpen(uai, now)}))`
}

/**
 * Of a person whom the school knows: true where only their children make them known here, and they
 * have a child in another school as well. A role given here would open to its head, by a new code,
 * an account that shows the other school's pupil. (Whose work is elsewhere has their codes there.)
 */
export async function isGuardianOfOthersToo(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ is_so: boolean }>`
    select ${hasChildElsewhere(uai, sql`${personId}::uuid`)} and not exists (
      select from school_role mine where mine.person_id = ${personId} and ${isRoleKnown(uai, now)}
    ) as is_so`.execute(db)
  return rows[0]?.is_so ?? false
}

/**
 * Those of them whose account shows a child of another school, and who are nothing in this one but by a
 * word that it gave itself since they left it: for their accounts it hands out no codes, and makes them
 * nothing more that would let it.
 */
export async function findOthersGuardians(
  db: SchoolDatabase,
  uai: string,
  personIds: readonly Id[],
  now: Date,
): Promise<Set<Id>> {
  if (personIds.length === 0) return new Set()
  const { rows } = await sql<{ id: Id }>`
    select person.id from person
    where person.id = any(${[...personIds]}::uuid[])
      and ${hasChildElsewhere(uai, sql`person.id`)}
      and not exists (
        select from school_role mine
        where mine.person_id = person.id and mine.school_uai = ${uai}
          and ${roleBringsCodes(uai, now)})
      and not exists (
        select from guardianship
        join school_role child on child.person_id = guardianship.pupil_id
          and child.school_uai = ${uai} and child.role = 'pupil'
          and child.deactivated_at is null
        where guardianship.guardian_id = person.id and guardianship.ended_at is null)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export async function isOthersGuardian(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  now: Date,
): Promise<boolean> {
  return (await findOthersGuardians(db, uai, [personId], now)).has(personId)
}

export async function isKnownIn(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  now: Date,
): Promise<boolean> {
  return (await findKnownIn(db, uai, [personId], now)).has(personId)
}
