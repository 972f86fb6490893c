/** Who may do, follow and mark what was given, as rules over the caller and the path. */

import { followsAsSubstitute, type SubstituteContext } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { hasRight, pupilsInCourse, teachesOrTaught } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { countGivenTo, isGivenTo } from './assignment-pupil-store.ts'
import { readAssignment } from './read-assignment.ts'

/** Teachers of the course of `:assignmentId`. */
export function teacherOfAssignment(db: SchoolDatabase): SchoolAccess {
  return callerWho('the teachers of the course', async (caller, params) => {
    const assignment = await readAssignment(db, params.assignmentId ?? '')
    return assignment !== undefined && caller.taughtCourseIds.has(assignment.course_id)
  })
}

/** Teachers of the course of `:assignmentId`, and who may follow the whole school. */
export function followersOfAssignment(context: SubstituteContext): SchoolAccess {
  const name =
    "the teachers of the course, who stands in for them; the right 'follow' in its school"
  return callerWho(name, async (caller, params) => {
    const assignment = await readAssignment(context.db, params.assignmentId ?? '')
    if (assignment === undefined) return false
    if (teachesOrTaught(caller, assignment.course_id)) return true
    if (hasRight(caller, assignment.school_uai, 'follow')) return true
    return followsAsSubstitute(context, caller, assignment.course_id)
  })
}

/** Pupils of the course of `:assignmentId` who have it. */
export function pupilOfAssignment(db: SchoolDatabase): SchoolAccess {
  return callerWho('the pupils of the course who have it', async (caller, params) => {
    const assignment = await readAssignment(db, params.assignmentId ?? '')
    if (assignment === undefined || assignment.withdrawn_at !== null) return false
    if (!caller.courseIds.has(assignment.course_id)) return false
    return !assignment.to_some || isGivenTo(db, assignment.id, caller.personId)
  })
}

/** Pupils of the course of `:assignmentId` who have it, and their guardians with confirmed rights. */
export function familiesOfAssignment(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    'the pupils of the course who have it, their guardians',
    async (caller, params) => {
      const assignment = await readAssignment(db, params.assignmentId ?? '')
      if (assignment === undefined) return false
      const ofCourse = pupilsInCourse(caller, assignment.course_id)
      if (!assignment.to_some || ofCourse.length === 0) return ofCourse.length > 0
      return (await countGivenTo(db, assignment.id, ofCourse)) > 0
    },
  )
}
