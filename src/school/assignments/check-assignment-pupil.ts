/** Whether a pupil has an assignment: what was given to some concerns nobody else. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isGivenTo } from './assignment-pupil-store.ts'

export function isAssignmentPupil(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<boolean> {
  return isGivenTo(db, assignmentId, pupilId)
}
