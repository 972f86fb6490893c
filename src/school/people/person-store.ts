/** Reads and writes one person: names, roles, and what they belong to in one school. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface PersonFields {
  readonly familyName: string
  readonly usageName: string | null
  readonly givenName: string
  readonly civility: string | null
  readonly birthDate: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly address: unknown
}

function columnsOf(fields: PersonFields) {
  return {
    family_name: fields.familyName,
    usage_name: fields.usageName,
    given_name: fields.givenName,
    civility: fields.civility,
    birth_date: fields.birthDate,
    email: fields.email,
    phone: fields.phone,
    address: fields.address === null ? null : JSON.stringify(fields.address),
  }
}

/**
 * A person with an account that nothing opens yet: a card or a letter comes later. False: somebody has this id
 * already, and nothing was written.
 */
export async function insertPerson(
  db: SchoolDatabase,
  ids: { readonly personId: Id; readonly accountId: Id },
  fields: PersonFields,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person')
    .values({ id: ids.personId, ...columnsOf(fields), created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await db
    .insertInto('account')
    .values({ id: ids.accountId, person_id: ids.personId, sessions_valid_from: now })
    .execute()
  return true
}

export async function updatePerson(
  db: SchoolDatabase,
  personId: Id,
  fields: PersonFields,
  now: Date,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ ...columnsOf(fields), updated_at: now })
    .where('id', '=', personId)
    .execute()
}

export function readRolesIn(db: SchoolDatabase, uai: string, personId: Id) {
  return db
    .selectFrom('school_role')
    .select(['role', 'staff_function', 'rights', 'deactivated_at'])
    .where('school_uai', '=', uai)
    .where('person_id', '=', personId)
    .orderBy('role')
    .execute()
}

export interface LinkRow {
  readonly id: Id
  readonly familyName: string
  readonly givenName: string
  readonly kind: string | null
  readonly rights: 'to_confirm' | 'confirmed' | 'blocked'
}

export interface BelongingsRow {
  readonly classes: { id: Id; name: string }[]
  readonly groups: { id: Id; name: string }[]
  readonly courses: { id: Id; name: string }[]
  readonly guardians: LinkRow[]
  readonly children: LinkRow[]
  readonly has_account: boolean
  readonly activated_at: Date | null
  readonly is_disabled: boolean
}

/** What a person belongs to in one school and one year: one statement. */
export async function readBelongings(
  db: SchoolDatabase,
  uai: string,
  yearId: Id | null,
  personId: Id,
): Promise<BelongingsRow | undefined> {
  const { rows } = await sql<BelongingsRow>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name) from (
        select class.id, class.name from class
        join class_pupil on class_pupil.class_id = class.id and class_pupil.ended_at is null
        where class_pupil.pupil_id = ${personId}
          and class.school_year_id = ${yearId} and class.deactivated_at is null
        union
        select class.id, class.name from class
        join class_teacher on class_teacher.class_id = class.id and class_teacher.ended_at is null
        where class_teacher.teacher_id = ${personId}
          and class.school_year_id = ${yearId} and class.deactivated_at is null
      ) mine), '[]') as classes,
      coalesce((
        select json_agg(json_build_object('id', pupil_group.id, 'name', pupil_group.name)
          order by pupil_group.name)
        from pupil_group
        join group_pupil on group_pupil.group_id = pupil_group.id and group_pupil.ended_at is null
        where group_pupil.pupil_id = ${personId}
          and pupil_group.school_year_id = ${yearId} and pupil_group.deactivated_at is null
      ), '[]') as groups,
      coalesce((
        select json_agg(json_build_object('id', course.id, 'name', course.name) order by course.name)
        from course join course_teacher on course_teacher.course_id = course.id
        where course_teacher.teacher_id = ${personId}
          and course.school_year_id = ${yearId} and course.deactivated_at is null
      ), '[]') as courses,
      coalesce((
        select json_agg(json_build_object('id', guardian.id, 'familyName', guardian.family_name,
          'givenName', guardian.given_name, 'kind', guardianship.kind,
          'rights', guardianship.rights) order by guardian.family_name, guardian.given_name)
        from guardianship join person guardian on guardian.id = guardianship.guardian_id
        where guardianship.pupil_id = ${personId} and guardianship.ended_at is null
      ), '[]') as guardians,
      coalesce((
        select json_agg(json_build_object('id', pupil.id, 'familyName', pupil.family_name,
          'givenName', pupil.given_name, 'kind', guardianship.kind,
          'rights', guardianship.rights) order by pupil.given_name)
        from guardianship
        join person pupil on pupil.id = guardianship.pupil_id
        join school_role on school_role.person_id = pupil.id
          and school_role.school_uai = ${uai} and school_role.role = 'pupil'
          and school_role.deactivated_at is null
        where guardianship.guardian_id = ${personId} and guardianship.ended_at is null
      ), '[]') as children,
      account.id is not null as has_account, account.activated_at,
      account.disabled_at is not null as is_disabled
    from person left join account on account.person_id = person.id
    where person.id = ${personId}`.execute(db)
  return rows[0]
}

/**
 * Gives the role, or opens it again and sets what it brings. What was closed and is opened so is
 * the school's own word from then on, whichever roster once named it.
 */
export async function upsertRole(
  db: SchoolDatabase,
  role: {
    readonly id: Id
    readonly personId: Id
    readonly uai: string
    readonly role: 'pupil' | 'teacher' | 'staff' | 'head'
    readonly staffFunction: string | null
    readonly rights: readonly string[]
    readonly heldElsewhere: boolean
    readonly now: Date
  },
): Promise<void> {
  const brings = { staff_function: role.staffFunction, rights: [...role.rights] }
  await db
    .insertInto('school_role')
    .values({
      id: role.id,
      person_id: role.personId,
      school_uai: role.uai,
      role: role.role,
      created_at: role.now,
      held_elsewhere: role.heldElsewhere,
      ...brings,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'school_uai', 'role']).doUpdateSet({
        ...brings,
        deactivated_at: null,
        source: sql`case when school_role.deactivated_at is null then school_role.source
            else 'local' end`,
        held_elsewhere: sql`school_role.held_elsewhere
            or (school_role.deactivated_at is not null and excluded.held_elsewhere)`,
      }),
    )
    .execute()
}

/** Closes roles of a person in one school; gives how many. A person decided, not an import. */
export async function closeRoles(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  roles: readonly ('pupil' | 'teacher' | 'staff' | 'head')[],
  now: Date,
): Promise<number> {
  const result = await db
    .updateTable('school_role')
    .set({ deactivated_at: now, left_by_import: false })
    .where('school_uai', '=', uai)
    .where('person_id', '=', personId)
    .where('role', 'in', [...roles])
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Heads who are active in the school, locked against a second one who leaves at the same time. */
export async function lockActiveHeads(db: SchoolDatabase, uai: string): Promise<Id[]> {
  const rows = await db
    .selectFrom('school_role')
    .select('person_id')
    .where('school_uai', '=', uai)
    .where('role', '=', 'head')
    .where('deactivated_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.person_id)
}

/**
 * An account is closed once its person has nothing left anywhere: no role, no child, no
 * operator's duty. It opens again with the first of them.
 */
export async function closeOrOpenAccount(
  db: SchoolDatabase,
  personId: Id,
  now: Date,
): Promise<void> {
  // First the lock, then the look: a role that is given while the last child goes is seen.
  await sql`select from account where person_id = ${personId} for no key update`.execute(db)
  await sql`
    update account set disabled_at = case when exists (
        select 1 from school_role where person_id = ${personId} and deactivated_at is null
        union all select 1 from operator_role where person_id = ${personId}
        union all select 1 from guardianship
          where guardian_id = ${personId} and ended_at is null
      ) then null else coalesce(disabled_at, ${now}) end
    where person_id = ${personId}`.execute(db)
}

/** In the order of their ids. Not `for update`: rows that only name them are written meanwhile. */
export async function lockPeopleRows(db: SchoolDatabase, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
