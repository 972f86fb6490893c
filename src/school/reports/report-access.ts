/** Who may read and write of a class's reports, and of a course's appreciations. */
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight, teachesOrTaught } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isMainTeacher, readReportClass } from './report-store.ts'

export function viewersOfAppreciations(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    "the teachers of the course; the right 'follow' in its school",
    async (caller, { courseId = '' }) => {
      const place = await findCoursePlace(db, courseId)
      if (place === null) return false
      return teachesOrTaught(caller, courseId) || hasRight(caller, place.schoolUai, 'follow')
    },
  )
}

/** Who speaks of a pupil in general: the head, who follows the school, the class's main teachers. */
export function keepersOfReports(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    "the main teachers of the class; the right 'follow' in its school",
    async (caller, { classId = '' }) => {
      const place = await readReportClass(db, classId)
      if (place === null) return false
      if (hasRight(caller, place.schoolUai, 'follow')) return true
      // Who is a main teacher teaches the class: nobody else costs a query.
      return caller.taughtClassIds.has(classId) && isMainTeacher(db, classId, caller.personId)
    },
  )
}

/** What families read is the head's to give out, and nobody's by delegation. */
export function headOfClass(db: SchoolDatabase): SchoolAccess {
  return callerWho('the head of the school', async (caller, { classId = '' }) => {
    const place = await readReportClass(db, classId)
    return place !== null && isHeadOf(caller, place.schoolUai)
  })
}

export function isHeadOf(caller: Caller, schoolUai: string): boolean {
  return caller.schools.get(schoolUai)?.isHead ?? false
}
