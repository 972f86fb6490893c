/** Finds the school of a course, for the rules of access that hang on both. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CoursePlace } from './course-access.ts'
import { readCourseSchool } from './course-store.ts'

/** Null where there is no such course, or it is closed. */
export async function findCoursePlace(
  db: SchoolDatabase,
  courseId: Id,
): Promise<CoursePlace | null> {
  const schoolUai = await readCourseSchool(db, courseId)
  return schoolUai === null ? null : { courseId, schoolUai }
}
