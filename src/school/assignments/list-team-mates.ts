/** Who did an assignment together with a pupil: for rooms that give each of them what one copy brought. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readTeam } from './read-team.ts'

/** Without the pupil; empty where they work alone. */
export async function listTeamMates(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<Id[]> {
  const team = await readTeam(db, assignmentId, pupilId)
  return team.flatMap(({ id }) => (id === pupilId ? [] : [id]))
}
