/** Rows of teams: pupils who do an assignment together, by a number of their own. */
import { type RawBuilder, sql } from 'kysely'
import type { PersonName } from '#contract/wire-shapes.ts'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { assignmentTopic } from './submission-store.ts'

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

/** Whether an attempt was handed in by somebody who is in one of these pupils' teams. */
export async function isCopyOfTeam(
  db: SchoolDatabase,
  attemptId: Id,
  pupilIds: readonly Id[],
): Promise<boolean> {
  const { rows } = await sql`
    select from submission
    join team_member sender on sender.assignment_id = submission.assignment_id
      and sender.pupil_id = submission.pupil_id
    join team_member mate
      on mate.assignment_id = sender.assignment_id and mate.number = sender.number
    where submission.attempt_id = ${attemptId} and mate.pupil_id = any(${[...pupilIds]}::uuid[])
    limit 1`.execute(db)
  return rows.length > 0
}

/** All teams of an assignment in place of those before. */
export async function writeTeams(
  trx: SchoolTransaction,
  assignmentId: Id,
  teams: readonly (readonly Id[])[],
): Promise<void> {
  await trx.deleteFrom('team_member').where('assignment_id', '=', assignmentId).execute()
  await insertTeams(trx, assignmentId, teams)
  await publishChange(trx, assignmentTopic, assignmentId)
}

/** Of an assignment that has none, numbered in their order. */
export async function insertTeams(
  trx: SchoolDatabase,
  assignmentId: Id,
  teams: readonly (readonly Id[])[],
): Promise<void> {
  const rows = teams.flatMap((pupilIds, place) =>
    pupilIds.map((pupil_id) => ({ assignment_id: assignmentId, pupil_id, number: place + 1 })),
  )
  if (rows.length > 0) await trx.insertInto('team_member').values(rows).execute()
}

/** To be joined: the attempts that are a pupil's, see `migrations/0033-teams.sql`. */
export function copiesOf(assignmentId: Id | RawBuilder<Id>, pupilId: Id | RawBuilder<Id>) {
  return sql<{ attempt_id: Id; number: number }>`copies_of(${assignmentId}::uuid, ${pupilId}::uuid)`
}
