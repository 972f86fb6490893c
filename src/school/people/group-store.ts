/** Reads and writes groups: pupils of several classes who meet together. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { NamedRow } from './class-store.ts'

export async function readGroup(db: SchoolDatabase, groupId: Id) {
  const row = await db
    .selectFrom('pupil_group')
    .innerJoin('school_year', 'school_year.id', 'pupil_group.school_year_id')
    .select((group) => [
      'pupil_group.id',
      'pupil_group.school_uai',
      'pupil_group.school_year_id',
      'pupil_group.name',
      group('school_year.closed_at', 'is not', null).$castTo<boolean>().as('is_over'),
    ])
    .where('pupil_group.id', '=', groupId)
    .where('pupil_group.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function readGroupsOfYear(
  db: SchoolDatabase,
  yearId: Id,
  limit: number,
): Promise<{ id: Id; name: string; pupil_count: number }[]> {
  const { rows } = await sql<{ id: Id; name: string; pupil_count: number }>`
    select pupil_group.id, pupil_group.name, count(school_role.person_id) as pupil_count
    from pupil_group
    left join group_pupil on group_pupil.group_id = pupil_group.id and group_pupil.ended_at is null
    left join school_role on school_role.person_id = group_pupil.pupil_id
      and school_role.school_uai = pupil_group.school_uai
      and school_role.role = 'pupil' and school_role.deactivated_at is null
    where pupil_group.school_year_id = ${yearId} and pupil_group.deactivated_at is null
    group by pupil_group.id
    order by pupil_group.name
    limit ${limit}`.execute(db)
  return rows
}

export interface GroupPupilRow extends NamedRow {
  readonly className: string | null
}

export async function readPupilsOfGroup(
  db: SchoolDatabase,
  groupId: Id,
  limit: number,
): Promise<GroupPupilRow[]> {
  const { rows } = await sql<GroupPupilRow>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName",
      (select class.name from class_pupil join class on class.id = class_pupil.class_id
        where class_pupil.pupil_id = person.id and class_pupil.ended_at is null
          and class.school_year_id = pupil_group.school_year_id
          and class.deactivated_at is null
        limit 1) as "className"
    from pupil_group
    join group_pupil on group_pupil.group_id = pupil_group.id and group_pupil.ended_at is null
    join school_role on school_role.person_id = group_pupil.pupil_id
      and school_role.school_uai = pupil_group.school_uai
      and school_role.role = 'pupil' and school_role.deactivated_at is null
    join person on person.id = group_pupil.pupil_id
    where pupil_group.id = ${groupId}
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name)
    limit ${limit}`.execute(db)
  return rows
}

/** Who is in it; until the transaction ends nobody else says who is. */
export async function lockMembers(db: SchoolDatabase, groupId: Id): Promise<Id[]> {
  await db
    .selectFrom('pupil_group')
    .select('id')
    .where('id', '=', groupId)
    .forNoKeyUpdate()
    .execute()
  const rows = await db
    .selectFrom('group_pupil')
    .select('pupil_id')
    .where('group_id', '=', groupId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.pupil_id)
}

/**
 * Of a group whose members are held: makes the list of them exactly this; gives those whose membership changed. Who comes belongs
 * to it from now on; the members of a group that nobody was in yet, since the year began.
 */
export async function replacePupilsOfGroup(
  db: SchoolDatabase,
  groupId: Id,
  pupilIds: readonly Id[],
  at: Date,
): Promise<Id[]> {
  const { rows } = await sql<{ pupil_id: Id }>`
    with gone as (
      update group_pupil set ended_at = ${at}
      where group_id = ${groupId} and ended_at is null
        and not (pupil_id = any(${[...pupilIds]}::uuid[]))
      returning pupil_id
    ), come as (
      insert into group_pupil (group_id, pupil_id, outside)
      select ${groupId}::uuid, unnest(${[...pupilIds]}::uuid[]), outside_until(${at},
        not exists (select from group_pupil other where other.group_id = ${groupId}))
      on conflict (group_id, pupil_id) do update set ended_at = null,
        outside = outside_until_back(group_pupil.outside, group_pupil.ended_at, ${at})
        where group_pupil.ended_at is not null
      returning pupil_id
    )
    select pupil_id from gone union all select pupil_id from come`.execute(db)
  return rows.map((row) => row.pupil_id)
}

export async function isGroupNameTaken(
  db: SchoolDatabase,
  yearId: Id,
  name: string,
  exceptId: Id | null,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pupil_group
    where school_year_id = ${yearId} and lower(name) = lower(${name})
      and (${exceptId}::uuid is null or id <> ${exceptId}::uuid)
    limit 1`.execute(db)
  return rows.length > 0
}
