/** Who keeps the register of `:lessonId`. It is also the CPE's work, when a teacher could not find out. */

import { actsInLesson, type SubstituteContext } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { hasRight, teaches } from '#school/people/caller.ts'
import { readRegisterLesson } from './register-store.ts'

export function registerKeepers(context: SubstituteContext): SchoolAccess {
  return callerWho(
    "the teachers of the course, who stands in for them, and the right 'follow'",
    async (caller, { lessonId = '' }) => {
      const place = await readRegisterLesson(context.db, lessonId)
      if (place === null) return false
      return (
        teaches(caller, place.courseId) ||
        hasRight(caller, place.schoolUai, 'follow') ||
        actsInLesson(context, caller, lessonId)
      )
    },
  )
}
