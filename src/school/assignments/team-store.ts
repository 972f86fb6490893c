/** Rows of teams: pupils who do an assignment together, by a number of their own. */
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { assignmentTopic } from './assignment-topic.ts'

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
