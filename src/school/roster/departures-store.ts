/** Finds and ends what a complete file set no longer names; nothing is ever deleted but a duty. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import type { RosterSource } from './roster-record.ts'
import { isHidden } from './roster-stage-store.ts'

/** What the file set covers. */
export interface ImportScope {
  readonly source: RosterSource
  readonly uais: readonly string[]
  readonly yearIds: readonly Id[]
  /** Whether everybody of this kind is in the files, so that absence means departure. */
  readonly holdsAllPupils: boolean
  readonly holdsAllStaff: boolean
  /** Whether every guardian's line was taken, so that a link that none names has ended. */
  readonly holdsAllGuardians: boolean
}

export interface SchoolDepartures {
  readonly uai: string
  readonly role: 'pupil' | 'staff'
  readonly active: number
  readonly leaving: number
}

const staffRoles = sql`('teacher', 'staff', 'head')`

/** Bodies of the imported year and of the years before it: nobody stays in last year's class. */
function isOfYearsUpTo(scope: ImportScope) {
  return sql`exists (select from school_year own
    join school_year imported on imported.school_uai = own.school_uai
      and imported.id = any(${[...scope.yearIds]}::uuid[]) and own.starts_on <= imported.starts_on
    where own.id = body.school_year_id)`
}

/** Per school: who was active through this source before, and how many of them are not named. */
export async function countDepartures(
  trx: SchoolTransaction,
  scope: ImportScope,
): Promise<SchoolDepartures[]> {
  const { rows } = await sql<SchoolDepartures>`
    select role.school_uai as uai,
      case when role.role = 'pupil' then 'pupil' else 'staff' end as role,
      count(distinct role.person_id)::integer as active,
      count(distinct role.person_id) filter (where met.person_id is null)::integer as leaving
    from school_role role
    left join roster_met_role met on met.person_id = role.person_id
      and met.school_uai = role.school_uai and met.role = role.role
    where role.school_uai = any(${[...scope.uais]}::text[]) and role.source = ${scope.source}
      and role.deactivated_at is null and role.created_at < now() and not ${isHidden('role.person_id')}
    group by 1, 2`.execute(trx)
  return rows.filter((row) => (row.role === 'pupil' ? scope.holdsAllPupils : scope.holdsAllStaff))
}

/** Ends the roles of those who left; gives the numbers of people. */
export async function deactivateAbsent(
  trx: SchoolTransaction,
  scope: ImportScope,
): Promise<{ pupils: number; staff: number }> {
  const { rows } = await sql<{ pupils: number; staff: number }>`
    with ended as (
      update school_role role set deactivated_at = now(), left_by_import = true
      where role.school_uai = any(${[...scope.uais]}::text[]) and role.source = ${scope.source}
        and role.deactivated_at is null and not ${isHidden('role.person_id')}
        and ((role.role = 'pupil' and ${scope.holdsAllPupils}::boolean)
          or (role.role in ${staffRoles} and ${scope.holdsAllStaff}::boolean))
        and not exists (select from roster_met_role met where met.person_id = role.person_id
          and met.school_uai = role.school_uai and met.role = role.role)
      returning role.person_id, role.role
    ), marked as (
      insert into roster_changed_person (person_id) select person_id from ended
      on conflict do nothing
    )
    select count(distinct person_id) filter (where role = 'pupil')::integer as pupils,
      count(distinct person_id) filter (where role <> 'pupil')::integer as staff
    from ended`.execute(trx)
  return rows[0] ?? { pupils: 0, staff: 0 }
}

/** Of another year than the imported ones. */
function isOfEarlierYear(scope: ImportScope) {
  return sql`body.school_year_id <> all(${[...scope.yearIds]}::uuid[])`
}

/** Whose place it is has left the school: with the role goes what was given by hand. */
function hasLeft(personId: string, body: 'body' | 'course') {
  return sql`not exists (select from school_role role where role.deactivated_at is null
    and role.person_id = ${sql.ref(personId)} and role.school_uai = ${sql.ref(`${body}.school_uai`)})`
}

/** The import has put the pupil of this place into another class of the same year. */
const isPlacedElsewhere = sql`exists (select from roster_met_pair placed
  join class there on there.id = placed.a and there.school_year_id = body.school_year_id
  where placed.kind = 'class_pupil' and placed.b = pair.pupil_id)`

/**
 * Ends memberships that the files no longer name: of pupils who moved, and of those who left. What
 * the school did by hand stays, but for a class of a pupil whom the files put into another one, and
 * for those of earlier years and of people who left. What an import ends, or somebody ended before, is no import's.
 */
export async function endMemberships(trx: SchoolTransaction, scope: ImportScope): Promise<number> {
  let count = 0
  for (const [pairs, bodies, column, moves] of [
    ['class_pupil', 'class', 'class_id', isPlacedElsewhere],
    ['group_pupil', 'pupil_group', 'group_id', sql`false`],
  ] as const) {
    const { rows } = await sql<{ is_ended: boolean }>`
      update ${sql.table(pairs)} pair
      set ended_at = coalesce(pair.ended_at, now()), by_import = false
      from ${sql.table(bodies)} body
      where body.id = pair.${sql.ref(column)}
        and (pair.by_import
          or pair.ended_at is null and (${isOfEarlierYear(scope)} or ${moves}
            or ${hasLeft('pair.pupil_id', 'body')}))
        and ${isOfYearsUpTo(scope)}
        and body.source_key like ${`${scope.source}:%`}
        and (${scope.holdsAllPupils}::boolean or exists (select from roster_met_person met
          where met.person_id = pair.pupil_id))
        and not ${isHidden('pair.pupil_id')}
        and not exists (select from roster_met_pair met where met.kind = ${pairs}
          and met.a = pair.${sql.ref(column)} and met.b = pair.pupil_id)
      returning pair.ended_at = now() as is_ended`.execute(trx)
    count += rows.filter((row) => row.is_ended).length
  }
  return count
}

/** Ends what teachers no longer teach. A course's teachers have no past: those rows go. */
export async function endTeachings(trx: SchoolTransaction, scope: ImportScope): Promise<number> {
  const isMet = sql`(${scope.holdsAllStaff}::boolean or exists (select from roster_met_person met
    where met.person_id = pair.teacher_id)) and not ${isHidden('pair.teacher_id')}`
  const classes = await sql<{ is_ended: boolean }>`update class_teacher pair
    set ended_at = coalesce(pair.ended_at, now()), by_import = false from class body
    where body.id = pair.class_id and ${isOfYearsUpTo(scope)}
      and (pair.by_import or pair.ended_at is null
        and (${isOfEarlierYear(scope)} or ${hasLeft('pair.teacher_id', 'body')}))
      and body.source_key like ${`${scope.source}:%`} and ${isMet}
      and not exists (select from roster_met_pair met where met.kind = 'class_teacher'
        and met.a = pair.class_id and met.b = pair.teacher_id)
    returning pair.ended_at = now() as is_ended`.execute(trx)
  const courses = await sql`delete from course_teacher pair using course
    where course.id = pair.course_id and course.school_year_id = any(${[...scope.yearIds]}::uuid[])
      and course.source_key like ${`${scope.source}:%`} 
      and (pair.by_import or ${hasLeft('pair.teacher_id', 'course')}) and ${isMet}
      and not exists (select from roster_met_pair met where met.kind = 'course_teacher'
        and met.a = pair.course_id and met.b = pair.teacher_id)
    returning 1`.execute(trx)
  return classes.rows.filter((row) => row.is_ended).length + courses.rows.length
}

/** Links of the pupils in the files that the files no longer name. */
function absentLinks(scope: ImportScope) {
  return sql`link.source = ${scope.source} and link.ended_at is null
    and exists (select from roster_met_role met where met.person_id = link.pupil_id
      and met.role = 'pupil')
    and not exists (select from roster_met_pair met where met.kind = 'link'
      and met.a = link.guardian_id and met.b = link.pupil_id)`
}

/** How many links stay although no line names them, since one that was not taken may. */
export async function countHeldLinks(trx: SchoolTransaction, scope: ImportScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from guardianship link
    where ${absentLinks(scope)}
      and (not ${scope.holdsAllGuardians}::boolean or ${isHidden('link.guardian_id')})`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Pupils with a link made by this run of whom a blocked guardian is named no more. */
export async function countBlockedGone(
  trx: SchoolTransaction,
  scope: ImportScope,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct link.pupil_id)::integer as count from guardianship link
    where ${absentLinks(scope)} and link.rights = 'blocked'
      and exists (select from guardianship come where come.pupil_id = link.pupil_id
        and come.created_at = now() and come.rights <> 'blocked')`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Ends these links, but for those that a line not taken may name; blocks stay blocks. */
export async function endLinks(trx: SchoolTransaction, scope: ImportScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ended as (
      update guardianship link set ended_at = now()
      where ${absentLinks(scope)}
        and ${scope.holdsAllGuardians}::boolean and not ${isHidden('link.guardian_id')}
      returning link.guardian_id
    ), marked as (
      insert into roster_changed_person (person_id) select guardian_id from ended
      on conflict do nothing
    )
    select count(*)::integer as count from ended`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Closes the accounts of those who have nothing left to open here, and opens those who do again. */
export async function closeOrOpenAccounts(trx: SchoolTransaction): Promise<void> {
  // First the locks, then the look: a role that somebody gives by hand in this moment is seen.
  await sql`select from account
    where person_id in (select person_id from roster_changed_person)
    order by person_id for no key update`.execute(trx)
  await sql`update account set disabled_at = case when active.is_active then null
      else coalesce(account.disabled_at, now()) end
    from (
      select changed.person_id, (
        exists (select from school_role role
          where role.person_id = changed.person_id and role.deactivated_at is null)
        or exists (select from operator_role role where role.person_id = changed.person_id)
        or exists (select from guardianship link
          where link.guardian_id = changed.person_id and link.ended_at is null)
      ) as is_active
      from roster_changed_person changed
    ) active
    where active.person_id = account.person_id
      and active.is_active <> (account.disabled_at is null)`.execute(trx)
}

/** Closes imported classes or groups that no file names any more. */
export async function closeBodies(
  trx: SchoolTransaction,
  scope: ImportScope,
  table: 'class' | 'pupil_group',
  metIds: readonly Id[],
): Promise<number> {
  const { rows } = await sql`update ${sql.table(table)} body set deactivated_at = now()
    where body.school_year_id = any(${[...scope.yearIds]}::uuid[]) and body.deactivated_at is null
      and body.source_key like ${`${scope.source}:%`}
      and not body.id = any(${[...metIds]}::uuid[])
    returning 1`.execute(trx)
  return rows.length
}
