/** Searches the people of one school by name and role, a page at a time. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { belongsElsewhere } from './elsewhere-store.ts'
import { type TellingChildren, tellingChildren } from './telling-children-store.ts'

export interface PeoplePageRow {
  readonly id: Id
  readonly family_name: string
  readonly given_name: string
  readonly roles: string[]
  readonly is_active: boolean
  readonly class_name: string | null
  readonly children: TellingChildren
  /** Of a guardian; of a former one, who may live elsewhere by now, nothing is told. */
  readonly commune: string | null
  /** Folded family name and given name: where the next page goes on. */
  readonly sort_name: string
}

export interface PeopleSearch {
  readonly uai: string
  readonly yearId: Id | null
  /** Folded words; each must begin some part of the name. */
  readonly words: readonly string[]
  readonly role: string | null
  readonly withInactive: boolean
  /** Only pupils who are in no class of the year. */
  readonly withoutClass: boolean
  /** The last row of the page before. */
  readonly after: { readonly sortName: string; readonly id: Id } | null
  readonly limit: number
}

/**
 * Guardians count as people of the school while they have a link to one of its pupils; those of before
 * only as long as no other school has them. Whose name was taken off is found by nobody.
 */
export async function searchPeople(
  db: SchoolDatabase,
  search: PeopleSearch,
): Promise<PeoplePageRow[]> {
  // '%' and '_' in a name are letters like others.
  const patterns = search.words.map((word) => `% ${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { after } = search
  const { rows } = await sql<PeoplePageRow>`
    with member as (
      select person_id, role, deactivated_at is null as is_active
      from school_role where school_uai = ${search.uai}
      union all
      select guardian_id, 'guardian',
        bool_or(guardianship.ended_at is null and school_role.deactivated_at is null)
      from school_role
      join guardianship on guardianship.pupil_id = school_role.person_id
      where school_role.school_uai = ${search.uai} and school_role.role = 'pupil'
      group by guardian_id
      having bool_or(guardianship.ended_at is null and school_role.deactivated_at is null)
        or (${search.withInactive} and not ${belongsElsewhere(search.uai, sql`guardianship.guardian_id`)})
    ),
    found as (
      select person.id, coalesce(person.usage_name, person.family_name) as family_name,
        person.given_name,
        array_agg(member.role order by member.role)
          filter (where member.is_active or ${search.withInactive}) as roles,
        bool_or(member.is_active) as is_active,
        regexp_replace(normalize(lower(
          coalesce(person.usage_name, person.family_name) || ' ' || person.given_name
        ), NFD), '[\u0300-\u036f]', '', 'g') as sort_name,
        regexp_replace(normalize(lower(
          ' ' || replace(concat_ws(' ', person.family_name, person.usage_name, person.given_name), '-', ' ')
        ), NFD), '[\u0300-\u036f]', '', 'g') as search_name
      from member join person on person.id = member.person_id
      where (${search.role}::text is null or member.role = ${search.role}::text)
        and person.family_name <> '—'
      group by person.id
    )
    select found.id, found.family_name, found.given_name, found.roles, found.is_active,
      found.sort_name,
      place.name as class_name,
      ${tellingChildren({ ...search, guardianId: 'found.id' })} as children,
      (select person.address ->> 'commune' from person
        where person.id = found.id and is_active and 'guardian' = any(found.roles)) as commune
    from found
    left join lateral (
      select class.name from class_pupil join class on class.id = class_pupil.class_id
      where class_pupil.pupil_id = found.id and class_pupil.ended_at is null
        and class.school_year_id = ${search.yearId}::uuid and class.deactivated_at is null
      limit 1
    ) place on true
    where (is_active or ${search.withInactive})
      and search_name like all (${patterns}::text[])
      and (not ${search.withoutClass} or ('pupil' = any(found.roles) and place.name is null))
      and (${after?.id ?? null}::uuid is null
        or (sort_name collate "C", id) > (${after?.sortName ?? ''} collate "C", ${after?.id ?? null}::uuid))
    order by sort_name collate "C", id
    limit ${search.limit}`.execute(db)
  return rows
}
