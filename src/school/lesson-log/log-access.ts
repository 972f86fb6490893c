/** Who may read a class's or a course's log: who teaches or stands in there, and who follows the school. */

import { readsAsSubstitute, type SubstituteContext } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { hasRight, teachesOrTaught } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readClassPlace, readCourseLogPlace } from './log-reading-store.ts'

/** Also of a class of an earlier year, for who follows. */
export function readersOfClassLog(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    "the class's teachers; the right 'follow' in its school",
    async (caller, { classId = '' }) => {
      if (caller.taughtClassIds.has(classId)) return true
      const place = await readClassPlace(db, classId)
      return place !== null && hasRight(caller, place.schoolUai, 'follow')
    },
  )
}

/** The log is what a course is handed over by: a substitute reads it from being named on. */
export function readersOfCourseLog(context: SubstituteContext): SchoolAccess {
  return callerWho(
    "the teachers of the course, who stands in for them; the right 'follow' in its school",
    async (caller, { courseId = '' }) => {
      if (teachesOrTaught(caller, courseId)) return true
      if (await readsAsSubstitute(context, caller, [courseId])) return true
      const place = await readCourseLogPlace(context.db, courseId)
      return place !== null && hasRight(caller, place.schoolUai, 'follow')
    },
  )
}
