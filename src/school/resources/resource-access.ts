/** Who may write, read and attach a resource, as rules over the caller and the path. */
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import {
  type ResourceRow,
  readCourseOfLesson,
  readCoursesOfResource,
  readResource,
} from './resource-store.ts'

/** The author of `:resourceId`, as long as they still work in its school. */
export function authorOfResource(db: SchoolDatabase): SchoolAccess {
  return callerWho('the author of the resource', async (caller, params) => {
    const resource = await readResource(db, params.resourceId ?? '')
    return resource !== undefined && isAuthor(caller, resource)
  })
}

/** Teachers of the course of `:lessonId`. */
export function teacherOfLesson(db: SchoolDatabase): SchoolAccess {
  return callerWho('the teachers of the course', async (caller, params) => {
    const lesson = await readCourseOfLesson(db, params.lessonId ?? '')
    return lesson !== null && caller.taughtCourseIds.has(lesson.courseId)
  })
}

/** Whoever follows or teaches a course whose lesson carries `:resourceId`, and its author. */
export function readersOfResource(db: SchoolDatabase): SchoolAccess {
  const name = 'author, pupils of a course that it is attached to, their guardians, its teachers'
  return callerWho(name, (caller, params) => mayReadResource(db, caller, params.resourceId ?? ''))
}

export async function mayReadResource(
  db: SchoolDatabase,
  caller: Caller,
  resourceId: Id,
): Promise<boolean> {
  const resource = await readResource(db, resourceId)
  if (resource === undefined) return false
  if (isAuthor(caller, resource) || hasRight(caller, resource.school_uai, 'follow')) return true
  const courseIds = await readCoursesOfResource(db, resourceId)
  return courseIds.some((courseId) => followsOrTeaches(caller, courseId))
}

function isAuthor(caller: Caller, resource: ResourceRow): boolean {
  const capacity = caller.schools.get(resource.school_uai)
  const works = capacity !== undefined && (capacity.isTeacher || capacity.isHead)
  return works && caller.personId === resource.owner_id
}

/** A pupil of the course, a guardian of one, or a teacher of it. */
export function followsOrTeaches(caller: Caller, courseId: Id): boolean {
  if (caller.courseIds.has(courseId) || caller.taughtCourseIds.has(courseId)) return true
  for (const child of caller.children.values()) if (child.courseIds.has(courseId)) return true
  return false
}

/** The course and school of a lesson, for acts that begin at a lesson. */
export function findLessonCourse(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<{ readonly courseId: Id; readonly schoolUai: string } | null> {
  return readCourseOfLesson(db, lessonId)
}
