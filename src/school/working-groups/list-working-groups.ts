/** Lists the small groups of a course, and everybody who can be in one. */
import type { CourseGroups } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { listCoursePupils } from '#school/people/list-course-pupils.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readCourseName, readGroups } from './working-group-store.ts'

/** Pupils of one course that are named. */
const pupilsMax = 1_000

export async function listWorkingGroups(
  db: SchoolDatabase,
  courseId: Id,
): Promise<Result<CourseGroups>> {
  const [courseName, pupils, groups] = await Promise.all([
    readCourseName(db, courseId),
    listCoursePupils(db, courseId, pupilsMax),
    readGroups(db, courseId),
  ])
  if (courseName === null) return refuse('not_found')
  return accept({ courseName, pupils: [...pupils], groups: [...groups] })
}
