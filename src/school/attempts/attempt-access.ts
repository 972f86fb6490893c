/** Who may do, see and mark an attempt, as rules over the caller and the path. */
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, isPupilOrGuardianOf, teachesOrTaught } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isOpenToLeaver } from './attempt-store.ts'
import type { AttemptMemory, KnownAttempt } from './remember-attempt.ts'
import { isCopyOfTeam } from './submission-store.ts'

/**
 * The pupil whose attempt `:attemptId` is. Who left the course since goes on with what they began, as long
 * as it stands: work that a device kept is handed in later than it was done.
 */
export function pupilOfAttempt({ attempts, db }: AttemptPlace): SchoolAccess {
  return callerWho('the pupil whose attempt it is', async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    if (attempt === null || attempt.pupilId !== caller.personId) return false
    return caller.courseIds.has(attempt.courseId) || isOpenToLeaver(db, attempt)
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
    return teachesOrTaught(caller, attempt.courseId) || isFamilyOf(db, caller, attempt)
  })
}
