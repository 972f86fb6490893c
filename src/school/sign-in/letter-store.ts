/** Reads who might get a letter, and what they hold in every school. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { HeldRole } from './letter-reach.ts'
import type { Addressee, ChildLink } from './letters.ts'

type FoundAddressee = Omit<Addressee, 'isWithinReach'>

export function readSchoolOfLetters(db: SchoolDatabase, uai: string) {
  return db
    .selectFrom('school')
    .select(['name', 'phone', 'time_zone as timeZone'])
    .where('uai', '=', uai)
    .executeTakeFirst()
}

/**
 * Guardians of the school's pupils (of one class, if told), each with their links to them: all of
 * them, by the class of their children that comes first, then by name.
 */
export async function readGuardians(
  db: SchoolDatabase,
  uai: string,
  classId: Id | null,
): Promise<FoundAddressee[]> {
  const { rows } = await sql<Omit<FoundAddressee, 'links'> & { links: ChildLink[] }>`
    select guardian.id as "personId", guardian.civility, guardian.given_name as "givenName",
      coalesce(guardian.usage_name, guardian.family_name) as "familyName", guardian.address,
      account.password_hash is not null as "hasAccount",
      (array_agg(class.name order by class.id = ${classId}::uuid desc nulls last,
        class.level_label, class.name, class.id))[1] as "className",
      jsonb_agg(jsonb_build_object('givenName', pupil.given_name,
        'familyName', coalesce(pupil.usage_name, pupil.family_name),
        'className', class.name, 'rights', guardianship.rights)
        order by pupil.birth_date, pupil.id) as links
    from guardianship
    join person guardian on guardian.id = guardianship.guardian_id
    join person pupil on pupil.id = guardianship.pupil_id
    join school_role on school_role.person_id = pupil.id and school_role.school_uai = ${uai}
      and school_role.role = 'pupil' and school_role.deactivated_at is null
    left join lateral (
      select class.id, class.name, class.level_label from class_pupil
      join class on class.id = class_pupil.class_id and class.school_uai = ${uai}
        and class.deactivated_at is null
      where class_pupil.pupil_id = pupil.id and class_pupil.ended_at is null
      order by class.id = ${classId}::uuid desc nulls last, class.id limit 1
    ) class on true
    left join account on account.person_id = guardian.id
    where guardianship.ended_at is null
    group by guardian.id, account.password_hash
    having ${classId}::uuid is null or bool_or(class.id = ${classId}::uuid)
    order by (array_agg(row(class.level_label, class.name)
        order by class.id = ${classId}::uuid desc nulls last, class.level_label, class.name,
          class.id))[1] nulls last, "familyName", "givenName", guardian.id`.execute(db)
  return rows
}

/** Teachers, staff and heads of the school. */
export async function readWorkers(db: SchoolDatabase, uai: string): Promise<FoundAddressee[]> {
  const rows = await db
    .selectFrom('school_role')
    .innerJoin('person', 'person.id', 'school_role.person_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select([
      'person.id as personId',
      'person.civility',
      'person.given_name as givenName',
      sql<string>`coalesce(person.usage_name, person.family_name)`.as('familyName'),
      'person.address',
      sql<boolean>`account.password_hash is not null`.as('hasAccount'),
    ])
    .distinct()
    .where('school_role.school_uai', '=', uai)
    .where('school_role.role', '<>', 'pupil')
    .where('school_role.deactivated_at', 'is', null)
    .orderBy('familyName')
    .orderBy('givenName')
    .orderBy('person.id')
    .execute()
  return rows.map((row) => ({ ...row, className: null, links: [] }))
}

/** What these people are in every school. */
export async function readHeldRoles(
  db: SchoolDatabase,
  personIds: readonly Id[],
): Promise<Map<Id, { readonly isOperator: boolean; readonly roles: readonly HeldRole[] }>> {
  if (personIds.length === 0) return new Map()
  const [roles, operators] = await Promise.all([
    db
      .selectFrom('school_role')
      .select([
        'person_id as personId',
        'school_uai as schoolUai',
        'role',
        'staff_function as staffFunction',
        'rights as delegated',
        'source',
      ])
      .where('person_id', 'in', [...personIds])
      .where('deactivated_at', 'is', null)
      .execute(),
    db
      .selectFrom('operator_role')
      .select('person_id')
      .where('person_id', 'in', [...personIds])
      .execute(),
  ])
  const operatorIds = new Set(operators.map((row) => row.person_id))
  const held = Map.groupBy(roles, ({ personId }) => personId)
  return new Map(
    personIds.map((personId) => {
      const mine: readonly HeldRole[] = held.get(personId) ?? []
      return [personId, { isOperator: operatorIds.has(personId), roles: mine }]
    }),
  )
}

/** Whether the person works in the school, or is the guardian of one of its pupils. */
export async function belongsToSchool(
  db: SchoolDatabase,
  personId: Id,
  uai: string,
): Promise<boolean> {
  const { rows } = await sql<{ belongs: boolean }>`
    select exists (select 1 from school_role where person_id = ${personId}
        and school_uai = ${uai} and role <> 'pupil' and deactivated_at is null)
      or exists (select 1 from guardianship
        join school_role on school_role.person_id = guardianship.pupil_id
          and school_role.school_uai = ${uai} and school_role.role = 'pupil'
          and school_role.deactivated_at is null
        where guardianship.guardian_id = ${personId} and guardianship.rights = 'confirmed'
          and guardianship.ended_at is null) as belongs`.execute(db)
  return rows[0]?.belongs ?? false
}

/**
 * Schools of which these people's accounts show something, by a role there or by a child there,
 * each with the number of people.
 */
export async function readSchoolsOpenedBy(
  db: SchoolDatabase,
  personIds: readonly Id[],
): Promise<{ uai: string; people: number }[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ uai: string; people: number }>`
    select uai, count(*)::integer as people from (
      select school_uai as uai, person_id from school_role
      where person_id = any(${[...personIds]}::uuid[]) and deactivated_at is null
      union
      select school_role.school_uai, guardianship.guardian_id from guardianship
      join school_role on school_role.person_id = guardianship.pupil_id
        and school_role.role = 'pupil' and school_role.deactivated_at is null
      where guardianship.guardian_id = any(${[...personIds]}::uuid[])
        and guardianship.rights = 'confirmed' and guardianship.ended_at is null
    ) shown group by uai`.execute(db)
  return rows
}

/** Links of pupils of age to guardians who see their work, which nobody has looked at since. */
function selectLinksToReview(db: SchoolDatabase, uai: string, now: Date) {
  return db
    .selectFrom('school_role')
    .innerJoin('person as pupil', 'pupil.id', 'school_role.person_id')
    .innerJoin('school', 'school.uai', 'school_role.school_uai')
    .innerJoin('guardianship', 'guardianship.pupil_id', 'pupil.id')
    .innerJoin('person as guardian', 'guardian.id', 'guardianship.guardian_id')
    .where('school_role.school_uai', '=', uai)
    .where('school_role.role', '=', 'pupil')
    .where('school_role.deactivated_at', 'is', null)
    .where('guardianship.rights', '=', 'confirmed')
    .where('guardianship.ended_at', 'is', null)
    .where(
      sql<boolean>`waits_for_review(guardianship.decided_at,
        of_age_from(pupil.birth_date, school.time_zone), ${now})`,
    )
}

export async function countPupilsToReview(
  db: SchoolDatabase,
  uai: string,
  now: Date,
): Promise<number> {
  const { count } = await selectLinksToReview(db, uai, now)
    .select((of) => of.fn.count<number>('pupil.id').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The youngest first. */
export async function readLinksToReview(db: SchoolDatabase, uai: string, now: Date, max: number) {
  const rows = await selectLinksToReview(db, uai, now)
    .select((row) => [
      'pupil.id as pupilId',
      'pupil.given_name as givenName',
      'pupil.family_name as familyName',
      'pupil.birth_date as birthDate',
      'guardian.id as guardianId',
      'guardian.given_name as guardianGivenName',
      'guardian.family_name as guardianFamilyName',
      'guardianship.decided_at as decidedAt',
      row
        .selectFrom('class_pupil')
        .innerJoin('class', 'class.id', 'class_pupil.class_id')
        .select('class.name')
        .whereRef('class_pupil.pupil_id', '=', 'pupil.id')
        .where('class.school_uai', '=', uai)
        .where('class_pupil.ended_at', 'is', null)
        .limit(1)
        .as('className'),
    ])
    .orderBy('pupil.birth_date', 'desc')
    .orderBy('pupil.id')
    .orderBy('guardian.id')
    .limit(max)
    .execute()
  return rows
}
