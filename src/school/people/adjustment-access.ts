/** Who may see and set what is adjusted for a pupil. */
import type { SchoolDatabase } from '#school/room-context.ts'
import { callerWho, type SchoolAccess } from './access.ts'
import { isMainTeacherOf } from './adjustment-store.ts'
import { hasRight } from './caller.ts'

/** Who keeps the files of the school, and the main teachers of the pupil's class: nobody else. */
export function keepersOfAdjustments(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    "the right 'roster' in the school; the main teachers of the pupil's class",
    async (caller, { uai = '', pupilId = '' }) => {
      if (hasRight(caller, uai, 'roster')) return true
      // Who is a main teacher teaches a class here: nobody else costs a query.
      if (!caller.schools.get(uai)?.isTeacher || caller.taughtClassIds.size === 0) return false
      return isMainTeacherOf(db, { uai, pupilId, teacherId: caller.personId })
    },
  )
}
