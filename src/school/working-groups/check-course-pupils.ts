/** Whether somebody who is chosen in a course is in it: asked before anything is given to some. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { countCoursePupils } from './working-group-store.ts'

/** True where every one of them follows the course now; `pupilIds` names each once. */
export async function areCoursePupils(
  db: SchoolDatabase,
  courseId: Id,
  pupilIds: readonly Id[],
): Promise<boolean> {
  return (await countCoursePupils(db, courseId, pupilIds)) === pupilIds.length
}
