/** Reads who does an assignment together. */
import { sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** The pupil's team with the pupil, by name; empty where they work alone. */
export async function readTeam(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<readonly PersonName[]> {
  const { rows } = await sql<PersonName>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName"
    from team_member own
    join team_member mate
      on mate.assignment_id = own.assignment_id and mate.number = own.number
    join person on person.id = mate.pupil_id
    where own.assignment_id = ${assignmentId} and own.pupil_id = ${pupilId}
    order by lower(person.given_name), lower(person.family_name), person.id`.execute(db)
  return rows
}
