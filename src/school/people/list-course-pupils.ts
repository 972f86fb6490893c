/** Who follows a course: for rooms that show its pupils. */
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readCoursePupils } from './course-store.ts'

/** By name, `max` at most; active pupils of the course's classes and groups. */
export function listCoursePupils(
  db: SchoolDatabase,
  courseId: Id,
  max: number,
): Promise<readonly PersonName[]> {
  return readCoursePupils(db, courseId, max)
}
