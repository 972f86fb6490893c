/** The children in one school that tell guardians of one name apart, as a part of a statement. */
import { type RawBuilder, sql } from 'kysely'
import { type TellingFacts, tellingChildrenMax } from '#contract/people.ts'
import type { Id } from '#kernel/ids.ts'

export type TellingChildren = TellingFacts['children']

/** Of the guardian in the column `guardianId`, without the child in the column `exceptId`. */
export function tellingChildren(wish: {
  readonly uai: string
  readonly yearId: Id | null
  readonly guardianId: string
  readonly exceptId?: string
}): RawBuilder<TellingChildren> {
  const except =
    wish.exceptId === undefined ? sql`` : sql`and link.pupil_id <> ${sql.ref(wish.exceptId)}`
  return sql<TellingChildren>`coalesce((
    select json_agg(json_build_object('familyName', child.family_name,
      'givenName', child.given_name, 'className', child.class_name)
      order by child.given_name, child.family_name)
    from (
      select coalesce(person.usage_name, person.family_name) as family_name, person.given_name,
        (select class.name from class_pupil join class on class.id = class_pupil.class_id
          where class_pupil.pupil_id = person.id and class_pupil.ended_at is null
            and class.school_year_id = ${wish.yearId}::uuid and class.deactivated_at is null
          limit 1) as class_name
      from guardianship link
      join school_role on school_role.person_id = link.pupil_id
        and school_role.school_uai = ${wish.uai} and school_role.role = 'pupil'
        and school_role.deactivated_at is null
      join person on person.id = link.pupil_id
      where link.guardian_id = ${sql.ref(wish.guardianId)} and link.ended_at is null ${except}
      order by person.given_name, person.family_name
      limit ${tellingChildrenMax}
    ) child
  ), '[]')`
}
