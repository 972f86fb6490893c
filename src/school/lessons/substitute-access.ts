/**
 * What somebody may do who stands in for a teacher: with the lessons they were named for, on the
 * days they were named for. It is asked of the database at each call and never remembered, so that
 * it ends at once with its span, or when it is taken back.
 */
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight, teaches } from '#school/people/caller.ts'
import type { CoursePlace, FindCoursePlace } from '#school/people/course-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { standsInForCourses, standsInForLesson } from './substitution-store.ts'

export type SubstituteContext = Pick<RoomContext, 'db' | 'clock'>

/** May change the lesson as its course's teacher may: in the span. */
export function actsInLesson(
  context: SubstituteContext,
  caller: Caller,
  lessonId: Id,
): Promise<boolean> {
  return standsIn(context, caller, lessonId, true)
}

/** May see the lesson: from being named on, so that it can be prepared for, until the span is over. */
export function seesLesson(
  context: SubstituteContext,
  caller: Caller,
  lessonId: Id,
): Promise<boolean> {
  return standsIn(context, caller, lessonId, false)
}

/** May follow the work of the course: in the span. */
export function followsAsSubstitute(
  context: SubstituteContext,
  caller: Caller,
  courseId: Id,
): Promise<boolean> {
  return standsInSomewhere(context, caller, [courseId], true)
}

/** May read what lessons of one of the courses carry: from being named on. */
export function readsAsSubstitute(
  context: SubstituteContext,
  caller: Caller,
  courseIds: readonly Id[],
): Promise<boolean> {
  return standsInSomewhere(context, caller, courseIds, false)
}

/** The teachers of the course of `:lessonId`, and whoever stands in for them now. */
export function teachersOfLesson(context: SubstituteContext, find: FindCoursePlace): SchoolAccess {
  return callerWho(
    'the teachers of the course, and who stands in for them',
    async (caller, params) => {
      const place = await find(params)
      if (place === null) return false
      return teaches(caller, place.courseId) || actsInLesson(context, caller, params.lessonId ?? '')
    },
  )
}

/** The teachers of the course that the path names, and whoever stands in for them now. */
export function teachersOfCourseNow(
  context: SubstituteContext,
  find: FindCoursePlace,
): SchoolAccess {
  return callerWho(
    'the teachers of the course, and who stands in for them',
    async (caller, params) => {
      const place = await find(params)
      if (place === null) return false
      const { courseId } = place
      return teaches(caller, courseId) || followsAsSubstitute(context, caller, courseId)
    },
  )
}

/** Moves lessons, names substitutes: the office, and the teachers of the course themselves. */
export function arrangesLessons(caller: Caller, place: CoursePlace): boolean {
  return teaches(caller, place.courseId) || hasRight(caller, place.schoolUai, 'timetable')
}

async function standsIn(
  { clock, db }: SubstituteContext,
  caller: Caller,
  lessonId: Id,
  act: boolean,
): Promise<boolean> {
  if (!teachesAnywhere(caller)) return false
  const now = new Date(clock.now())
  return standsInForLesson(db, lessonId, { substituteId: caller.personId, now, act })
}

async function standsInSomewhere(
  { clock, db }: SubstituteContext,
  caller: Caller,
  courseIds: readonly Id[],
  act: boolean,
): Promise<boolean> {
  if (!teachesAnywhere(caller) || courseIds.length === 0) return false
  const now = new Date(clock.now())
  return standsInForCourses(db, courseIds, { substituteId: caller.personId, now, act })
}

/** Nobody else is ever named: pupils and their guardians cost no question. */
function teachesAnywhere(caller: Caller): boolean {
  return [...caller.schools.values()].some(({ isHead, isTeacher }) => isHead || isTeacher)
}
