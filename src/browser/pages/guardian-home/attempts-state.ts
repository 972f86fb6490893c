/** How far a child is with an assignment, from the attempts. */
import type { WorkState } from '#contract/day.ts'
import type { PupilAssignment } from '#contract/exercises.ts'

/** How far the child is, from the attempts: the best that happened counts. */
export function attemptsState(attempts: PupilAssignment['attempts']): WorkState {
  if (attempts.some((attempt) => attempt.state === 'marked' && attempt.points !== null)) {
    return 'marked'
  }
  if (attempts.some((attempt) => attempt.receipt !== null)) return 'received'
  return attempts.length > 0 ? 'begun' : 'not_opened'
}
