/** A person who is added a second time under the same id: whether it is the same one, at the same place. */
import { sql } from 'kysely'
import type { AddPerson } from '#contract/people.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { PersonFields } from './person-store.ts'

export async function isPersonKnown(db: SchoolDatabase, personId: Id): Promise<boolean> {
  const { rows } = await sql`select from person where id = ${personId}`.execute(db)
  return rows.length > 0
}

export async function isPersonWith(
  db: SchoolDatabase,
  personId: Id,
  fields: PersonFields,
): Promise<boolean> {
  const address = fields.address === null ? null : JSON.stringify(fields.address)
  const { rows } = await sql`
    select from person
    where id = ${personId} and family_name = ${fields.familyName}
      and given_name = ${fields.givenName}
      and usage_name is not distinct from ${fields.usageName}
      and civility is not distinct from ${fields.civility}
      and birth_date is not distinct from ${fields.birthDate}::date
      and email is not distinct from ${fields.email}
      and phone is not distinct from ${fields.phone}
      and address is not distinct from ${address}::jsonb`.execute(db)
  return rows.length > 0
}

/** What the person is in the school: the role, and the class; a guardian, of which pupil. */
export async function hasPlace(
  db: SchoolDatabase,
  uai: string,
  personId: Id,
  as: AddPerson['as'],
): Promise<boolean> {
  if (as.role === 'guardian') {
    const { rows } = await sql`
      select from guardianship
      join school_role on school_role.person_id = guardianship.pupil_id
        and school_role.school_uai = ${uai} and school_role.role = 'pupil'
        and school_role.deactivated_at is null
      where guardian_id = ${personId} and pupil_id = ${as.pupilId}
        and kind is not distinct from ${as.kind} and ended_at is null`.execute(db)
    return rows.length > 0
  }
  const staffFunction = as.role === 'staff' ? as.staffFunction : null
  const classId = as.role === 'pupil' ? as.classId : null
  const { rows } = await sql`
    select from school_role
    where person_id = ${personId} and school_uai = ${uai} and role = ${as.role}
      and staff_function is not distinct from ${staffFunction} and deactivated_at is null
      and array(
        select class_id from class_pupil
        join class on class.id = class_pupil.class_id and class.school_uai = ${uai}
        where pupil_id = ${personId} and ended_at is null
      ) = array_remove(array[${classId}::uuid], null)`.execute(db)
  return rows.length > 0
}
