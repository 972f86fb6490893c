/** Who may read a class's or a course's log: those who teach there, and who follows the school. */
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { hasRight, teaches } from '#school/people/caller.ts'
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

export function readersOfCourseLog(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    "the teachers of the course; the right 'follow' in its school",
    async (caller, { courseId = '' }) => {
      if (teaches(caller, courseId)) return true
      const place = await readCourseLogPlace(db, courseId)
      return place !== null && hasRight(caller, place.schoolUai, 'follow')
    },
  )
}
