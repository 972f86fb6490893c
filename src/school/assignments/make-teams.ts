/** A teacher says who does an assignment together, until the first copy is handed in. */
import type { MakeTeams } from '#contract/teams.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { countGivenTo } from './assignment-pupil-store.ts'
import { isAnythingHandedIn, lockAssignment } from './assignment-store.ts'
import { readAssignment } from './read-assignment.ts'
import { writeTeams } from './team-store.ts'

/**
 * Refuses with `bad_request` a pupil who stands in two teams, with `not_found` one who does not have it, and
 * with `in_use` once something was handed in.
 */
export async function makeTeams(
  { db }: Pick<RoomContext, 'db'>,
  { assignmentId, teams }: MakeTeams & { readonly assignmentId: Id },
): Promise<Result<Record<string, never>>> {
  const assignment = await readAssignment(db, assignmentId)
  if (assignment === undefined || assignment.withdrawn_at !== null) return refuse('not_found')
  const all = teams.flat()
  const pupilIds = [...new Set(all)]
  if (pupilIds.length < all.length) return refuse('bad_request', { where: 'teams' })
  return db.transaction().execute(async (trx) => {
    await lockAssignment(trx, assignmentId)
    const found = await countGivenTo(trx, assignmentId, pupilIds)
    if (found < pupilIds.length) return refuse('not_found')
    if (await isAnythingHandedIn(trx, assignmentId)) return refuse('in_use', { where: 'teams' })
    await writeTeams(trx, assignmentId, teams)
    return accept({})
  })
}
