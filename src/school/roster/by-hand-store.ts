/**
 * What a school did by hand beside its roster: places in imported classes, groups and courses, and
 * pupils whom it added before the roster knew them.
 */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import type { ImportScope } from './departures-store.ts'
import { shownNameForm } from './normal-form.ts'
import type { PersonFields, Place, RosterSource } from './roster-record.ts'

/** Places of the imported year, given by hand, that the files do not name and that stay. */
export async function countPlacesByHand(
  trx: SchoolTransaction,
  scope: ImportScope,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select 'class_pupil' as kind, class_id as body_id, pupil_id as person_id from class_pupil
        where ended_at is null and not by_import
      union all select 'group_pupil', group_id, pupil_id from group_pupil
        where ended_at is null and not by_import
      union all select 'class_teacher', class_id, teacher_id from class_teacher
        where ended_at is null and not by_import
      union all select 'course_teacher', course_id, teacher_id from course_teacher
        where not by_import
    ) pair
    join (
      select id, school_year_id, source_key from class where deactivated_at is null
      union all select id, school_year_id, source_key from pupil_group where deactivated_at is null
      union all select id, school_year_id, source_key from course where deactivated_at is null
    ) body on body.id = pair.body_id
    where body.school_year_id = any(${[...scope.yearIds]}::uuid[])
      and body.source_key like ${`${scope.source}:%`}`.execute(trx)
  return rows[0]?.count ?? 0
}

/** A line of the files and a pupil without a key of the same school, born on the same day. */
export interface Likeness {
  readonly key: string
  readonly place: Place
  readonly said: Pick<PersonFields, 'familyName' | 'givenName'>
  readonly personId: Id
  readonly roleId: Id
  readonly there: Pick<PersonFields, 'familyName' | 'givenName'>
}

/**
 * Pupils added by hand who may be those of new lines. Only who belongs to this one school and is
 * nothing else: nobody's account may come by a list to another school, or to an adult's rights.
 */
export async function readLikenesses(trx: SchoolTransaction): Promise<Likeness[]> {
  const { rows } = await sql<{
    key: string
    file: string
    line: number
    said: PersonFields
    person_id: Id
    role_id: Id
    family_name: string
    given_name: string
  }>`
    select distinct on (stage.key, person.id) stage.key, stage.file, stage.line,
      stage.doc -> 'fields' as said, person.id as person_id, role.id as role_id,
      person.family_name, person.given_name
    from school_role role
    join person on person.id = role.person_id and person.source_key is null
    join roster_stage stage on stage.kind = 'pupil'
      and stage.doc -> 'roles' -> 0 ->> 'uai' = role.school_uai
      and stage.doc -> 'fields' ->> 'birthDate' = person.birth_date::text
    where role.role = 'pupil' and role.source = 'local' and role.deactivated_at is null
      and not exists (select from person_source known where known.source_key = stage.key)
      and not exists (select from person_source own where own.person_id = person.id)
      and not exists (select from school_role other
        where other.person_id = person.id and other.id <> role.id)
      and not exists (select from operator_role where operator_role.person_id = person.id)
      and not exists (select from guardianship link where link.guardian_id = person.id)
    order by stage.key, person.id, stage.seq`.execute(trx)
  return rows.map((row) => ({
    key: row.key,
    place: { file: row.file, line: row.line },
    said: row.said,
    personId: row.person_id,
    roleId: row.role_id,
    there: { familyName: row.family_name, givenName: row.given_name },
  }))
}

/** Gives these pupils the keys of their lines: from now on the roster speaks for them. */
export async function adoptPupils(
  trx: SchoolTransaction,
  source: RosterSource,
  adopted: readonly Likeness[],
): Promise<void> {
  for (const { key, personId, roleId, said } of adopted) {
    const fields = { ...said, usageName: null }
    await trx
      .insertInto('person_source')
      .values({
        source_key: key,
        person_id: personId,
        identity: null,
        shown_name: shownNameForm(fields),
      })
      .execute()
    await trx.updateTable('person').set({ source_key: key }).where('id', '=', personId).execute()
    await trx.updateTable('school_role').set({ source }).where('id', '=', roleId).execute()
  }
}
