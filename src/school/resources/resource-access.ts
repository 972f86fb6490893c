/** Who may write, read and attach a resource, as rules over the caller and the path. */
import type { Id } from '#kernel/ids.ts'
import {
  readsAsSubstitute,
  type SubstituteContext,
  teachersOfLesson,
} from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight, teachesOrTaught } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isSharedWithCaller } from '#school/sharing/sharing-access.ts'
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

/** Teachers of the course of `:lessonId`, and whoever stands in for them. */
export function teacherOfLesson(context: SubstituteContext): SchoolAccess {
  return teachersOfLesson(context, ({ lessonId = '' }) => readCourseOfLesson(context.db, lessonId))
}

/** Whoever follows or teaches a course whose lesson carries `:resourceId`, and its author. */
export function readersOfResource(context: SubstituteContext): SchoolAccess {
  const name =
    'author, pupils of a course that it is attached to, their guardians, its teachers and substitutes'
  return callerWho(name, (caller, params) =>
    mayReadResource(context, caller, params.resourceId ?? ''),
  )
}

/** The author of `:resourceId`, and the colleagues with whom it is shared: to look at and to copy. */
export function colleaguesOfResource(db: SchoolDatabase): SchoolAccess {
  const name = 'the author of the resource, and colleagues with whom it is shared'
  return callerWho(name, async (caller, { resourceId = '' }) => {
    const resource = await readResource(db, resourceId)
    if (resource === undefined) return false
    if (isAuthor(caller, resource)) return true
    return isSharedWithCaller(db, caller, { kind: 'resource', id: resourceId })
  })
}

/** Whoever reads `:resourceId` in a lesson or as a colleague sees its files. */
export function viewersOfResourceFiles(context: SubstituteContext): SchoolAccess {
  const name = 'the readers of the resource, and colleagues with whom it is shared'
  return callerWho(name, async (caller, { resourceId = '' }) => {
    if (await mayReadResource(context, caller, resourceId)) return true
    return isSharedWithCaller(context.db, caller, { kind: 'resource', id: resourceId })
  })
}

async function mayReadResource(
  context: SubstituteContext,
  caller: Caller,
  resourceId: Id,
): Promise<boolean> {
  const { db } = context
  const resource = await readResource(db, resourceId)
  if (resource === undefined) return false
  if (isAuthor(caller, resource) || hasRight(caller, resource.school_uai, 'follow')) return true
  const courseIds = await readCoursesOfResource(db, resourceId)
  if (courseIds.some((courseId) => followsOrTeaches(caller, courseId))) return true
  return readsAsSubstitute(context, caller, courseIds)
}

function isAuthor(caller: Caller, resource: ResourceRow): boolean {
  const capacity = caller.schools.get(resource.school_uai)
  const works = capacity !== undefined && (capacity.isTeacher || capacity.isHead)
  return works && caller.personId === resource.owner_id
}

/** A pupil of the course, a guardian of one, or a teacher of it, a former one too. */
export function followsOrTeaches(caller: Caller, courseId: Id): boolean {
  if (caller.courseIds.has(courseId) || teachesOrTaught(caller, courseId)) return true
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
