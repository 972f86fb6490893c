/** Who may do, follow and mark what was given, as rules over the caller and the path. */

import { followsAsSubstitute, type SubstituteContext } from '#school/lessons/substitute-access.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import {
  type Caller,
  hasRight,
  isPupilOrGuardianOf,
  pupilsInCourse,
} from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { countGivenTo, isGivenTo } from './assignment-pupil-store.ts'
import { readAssignment } from './assignment-store.ts'
import type { AttemptMemory, KnownAttempt } from './remember-attempt.ts'
import { isCopyOfTeam } from './team-store.ts'

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
    if (caller.taughtCourseIds.has(assignment.course_id)) return true
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

/** The pupil whose attempt `:attemptId` is, still in the course. */
export function pupilOfAttempt(attempts: AttemptMemory): SchoolAccess {
  return callerWho('the pupil whose attempt it is', async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    if (attempt === null || attempt.pupilId !== caller.personId) return false
    return caller.courseIds.has(attempt.courseId)
  })
}

interface AttemptPlace {
  readonly db: SchoolDatabase
  readonly attempts: AttemptMemory
}

/** The pupil of `:attemptId`, or a guardian with confirmed rights; of what was handed in, those of the team too. */
export function familyOfAttempt({ attempts, db }: AttemptPlace): SchoolAccess {
  const name = 'the pupil whose attempt it is, those of the team, guardians with confirmed rights'
  return callerWho(name, async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    return attempt !== null && isFamilyOf(db, caller, attempt)
  })
}

function isFamilyOf(
  db: SchoolDatabase,
  caller: Caller,
  attempt: KnownAttempt,
): Promise<boolean> | boolean {
  if (isPupilOrGuardianOf(caller, attempt.pupilId)) return true
  return isCopyOfTeam(db, attempt.id, [caller.personId, ...caller.children.keys()])
}

/** Teachers of the course of `:attemptId`. */
export function teacherOfAttempt(attempts: AttemptMemory): SchoolAccess {
  return callerWho('the teachers of the course', async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    return attempt !== null && caller.taughtCourseIds.has(attempt.courseId)
  })
}

/** Those who may see an attempt's photos: its family, the course's teachers. */
export function viewersOfAttempt({ attempts, db }: AttemptPlace): SchoolAccess {
  const name =
    'the pupil, those of the team, guardians with confirmed rights, the teachers of the course'
  return callerWho(name, async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    if (attempt === null) return false
    return caller.taughtCourseIds.has(attempt.courseId) || isFamilyOf(db, caller, attempt)
  })
}
