/** Lists the small groups of a course, and everybody who can be in one. */
import type { CourseGroups } from '#contract/working-groups.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readCourseName, readCoursePupils, readGroups } from './working-group-store.ts'

export async function listWorkingGroups(
  db: SchoolDatabase,
  courseId: Id,
): Promise<Result<CourseGroups>> {
  const [courseName, pupils, groups] = await Promise.all([
    readCourseName(db, courseId),
    readCoursePupils(db, courseId),
    readGroups(db, courseId),
  ])
  if (courseName === null) return refuse('not_found')
  return accept({ courseName, pupils: [...pupils], groups: [...groups] })
}
