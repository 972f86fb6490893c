/**
 * The rules that everybody shares around a course: who teaches it, who follows it, who may look
 * on. Rooms with things that belong to a course (lessons, assignments) build their rules from
 * these decisions and a look-up of the thing's course.
 */
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from './access.ts'
import { type Caller, hasRight, teaches, teachesOrTaught } from './caller.ts'

/** The course that a thing belongs to, and the course's school. */
export interface CoursePlace {
  readonly courseId: Id
  readonly schoolUai: string
}

/** Finds the place of the thing that a path names; null where there is no such thing. */
export type FindCoursePlace = (
  params: Readonly<Record<string, string>>,
) => Promise<CoursePlace | null>

/** A pupil of the course, or the guardian, with confirmed rights, of one. */
export function followsCourse(caller: Caller, courseId: Id): boolean {
  if (caller.courseIds.has(courseId)) return true
  for (const child of caller.children.values()) if (child.courseIds.has(courseId)) return true
  return false
}

/** Whoever may see what happens in the course without changing it; its former teachers too. */
export function maySeeCourse(caller: Caller, place: CoursePlace): boolean {
  return (
    teachesOrTaught(caller, place.courseId) ||
    followsCourse(caller, place.courseId) ||
    hasRight(caller, place.schoolUai, 'follow')
  )
}

/** The teachers of the course of whatever the path names. */
export function teachersOfCourse(find: FindCoursePlace): SchoolAccess {
  return callerWho('the teachers of the course', async (caller, params) => {
    const place = await find(params)
    return place !== null && teaches(caller, place.courseId)
  })
}

/** Pupils of the course, their guardians, its teachers, and who follows the whole school. */
export function peopleOfCourse(find: FindCoursePlace): SchoolAccess {
  return callerWho(
    "pupils of the course, their guardians, its teachers, and the right 'follow'",
    async (caller, params) => {
      const place = await find(params)
      return place !== null && maySeeCourse(caller, place)
    },
  )
}
