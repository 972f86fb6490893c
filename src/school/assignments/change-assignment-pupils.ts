/** Gives what some pupils have to others of the course too, or takes it from who has not begun it. */

import type { ChangePupils } from '#contract/following.ts'
import { chosenPupilsMax } from '#contract/working-group-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { areCoursePupils } from '#school/working-groups/check-course-pupils.ts'
import {
  deleteAssignmentPupils,
  haveBegun,
  insertAssignmentPupils,
  lockAssignmentPupils,
  tellFollowers,
} from './assignment-pupil-store.ts'
import { readAssignment } from './read-assignment.ts'

/**
 * Refuses `not_found` for a pupil of elsewhere and for what all of the course has; `in_use` where one
 * who is to be taken out has begun; `bad_request` at `remove` where nobody would be left.
 */
export async function changeAssignmentPupils(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  wish: ChangePupils & { readonly assignmentId: Id; readonly chosenBy: Id },
): Promise<Result<Record<string, never>>> {
  const { assignmentId, chosenBy } = wish
  const assignment = await readAssignment(db, assignmentId)
  const isOpen = assignment?.to_some === true && assignment.withdrawn_at === null
  if (assignment === undefined || !isOpen) return refuse('not_found')
  const remove = wish.remove.filter((id) => !wish.add.includes(id))
  return db.transaction().execute(async (trx) => {
    const before = await lockAssignmentPupils(trx, assignmentId)
    if (!(await areCoursePupils(trx, assignment.course_id, wish.add))) return refuse('not_found')
    const after = new Set([...before, ...wish.add])
    for (const id of remove) after.delete(id)
    if (after.size === 0) return refuse('bad_request', { where: 'remove' })
    if (after.size > chosenPupilsMax) return refuse('bad_request', { where: 'add' })
    if (await haveBegun(trx, assignmentId, remove)) return refuse('in_use')
    await deleteAssignmentPupils(trx, assignmentId, remove)
    const choosing = { assignmentId, chosenBy, chosenAt: new Date(clock.now()) }
    await insertAssignmentPupils(trx, choosing, wish.add)
    await tellFollowers(trx, assignmentId)
    return accept({})
  })
}
