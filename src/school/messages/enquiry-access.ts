/** Who may ask, who may read what a pupil asked, and who answers it. */

import { type SubstituteContext, teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import { callerWho, pupilOrGuardian, type SchoolAccess } from '#school/people/access.ts'
import type { FindCoursePlace } from '#school/people/course-access.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readCourseOfReader, readEnquiry, readPupilOfEnquiries } from './enquiry-store.ts'
import { headedSchoolOf } from './read-enquiries.ts'

/** Pupils of a course whose lesson carries `:resourceId`. */
export function pupilsWhoRead({ clock, db }: SubstituteContext): SchoolAccess {
  return callerWho('the pupils of a course that it is attached to', async (caller, params) => {
    const courseIds = [...caller.courseIds]
    if (courseIds.length === 0) return false
    const now = new Date(clock.now())
    return (await readCourseOfReader(db, params.resourceId ?? '', { courseIds, now })) !== null
  })
}

/** The family; and the head of a school of `:pupilId`, for the pupil's safety. */
export function readersOfEnquiries(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    `${pupilOrGuardian.name}; the head of the pupil's school, who leaves a line`,
    async (caller, params) => {
      if ((await pupilOrGuardian.check(caller, params)) === null) return true
      if (![...caller.schools.values()].some(({ isHead }) => isHead)) return false
      const pupil = await readPupilOfEnquiries(db, params.pupilId ?? '')
      return pupil !== null && headedSchoolOf(caller, pupil.schoolUais) !== null
    },
  )
}

/** The teachers of the course of `:enquiryId`, and who stands in for them now. */
export function teachersOfEnquiry(context: SubstituteContext): SchoolAccess {
  const find: FindCoursePlace = async ({ enquiryId = '' }) => {
    const enquiry = await readEnquiry(context.db, enquiryId)
    if (enquiry === undefined) return null
    return { courseId: enquiry.course_id, schoolUai: enquiry.school_uai }
  }
  return teachersOfCourseNow(context, find)
}
