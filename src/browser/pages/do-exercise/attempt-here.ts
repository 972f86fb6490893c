/**
 * What this device knows of an exercise without asking the school: the assignment as it was last
 * seen, and the attempt with its questions, kept as the school gave them. So a page that is opened
 * without a line goes on with the attempt, or begins one.
 */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { type OpenSatchel, satchelOf } from '#browser/satchel/own-satchel.ts'
import { isWorthRetrying } from '#browser/satchel/retry-delay.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { sendingOf } from './submission-sender.ts'

/** A copy that arrived so lately is shown with its receipt, not as a thing of the past. */
const justArrivedMs = 120_000

const workNote = (assignmentId: Id): string => `work ${assignmentId}`
const attemptNote = (assignmentId: Id): string => `attempt ${assignmentId}`

/** The assignment from the school; as it was last seen here where the school does not answer. */
export async function loadWork(
  who: { readonly accountId: Id; readonly personId: Id },
  assignmentId: Id,
  signal: AbortSignal,
): Promise<ApiResult<PupilAssignment>> {
  const path = `/api/pupils/${who.personId}/assignments/${assignmentId}`
  const result = await callApi<PupilAssignment>(path, { signal })
  if (result.ok) {
    const { value } = result
    void satchelOf(who.accountId).then(({ satchel }) => satchel.note(workNote(assignmentId), value))
    return result
  }
  if (!isWorthRetrying(result.refusal)) return result
  const { satchel } = await satchelOf(who.accountId)
  const value = await satchel.noted<PupilAssignment>(workNote(assignmentId))
  return value === null ? result : { ok: true, value }
}

export function noteAttempt({ satchel }: OpenSatchel, attempt: Attempt): Promise<void> {
  return satchel.note(attemptNote(attempt.assignmentId), attempt)
}

/** The attempt whose copy lies here: on its way, refused, or arrived a moment ago. */
export async function attemptWithCopy(
  { satchel }: OpenSatchel,
  assignmentId: Id,
): Promise<Attempt | null> {
  const attempt = await satchel.noted<Attempt>(attemptNote(assignmentId))
  if (attempt === null) return null
  const sending = sendingOf(satchel.view(), attempt.id)
  switch (sending.state) {
    case 'idle':
      return null
    case 'received':
      return Date.now() - sending.sinceMs < justArrivedMs ? attempt : null
    case 'refused':
      // Handed in from another device: the school's word says more than this copy.
      return sending.refusal.code === 'attempt_closed' ? null : attempt
    default:
      return attempt
  }
}

/**
 * The attempt to go on with while the school does not answer: the one under way on this device, or
 * a new one over the same questions, whose beginning lies in the satchel. Null where the questions
 * were never on this device, or no attempt is left.
 */
export async function attemptWithoutSchool(
  open: OpenSatchel,
  wish: { readonly value: PupilAssignment; readonly attemptId: Id },
): Promise<Attempt | null> {
  const { satchel } = open
  const { assignment, attemptsLeft, isOpen } = wish.value
  const held = await satchel.noted<Attempt>(attemptNote(assignment.id))
  if (held === null) return null
  const sending = sendingOf(satchel.view(), held.id)
  if (sending.state !== 'received' && !isHandedIn(wish.value, held.id)) return held
  if (!isOpen || attemptsLeft <= 0) return null
  const fresh: Attempt = {
    ...held,
    id: wish.attemptId,
    number: held.number + 1,
    answers: {},
    versions: {},
    photos: [],
  }
  await satchel.keep([
    {
      attemptId: fresh.id,
      task: { kind: 'begin_attempt', assignmentId: assignment.id },
      load: { kind: 'begin_attempt' },
    },
  ])
  await noteAttempt(open, fresh)
  open.wake()
  return fresh
}

function isHandedIn({ attempts }: PupilAssignment, attemptId: Id): boolean {
  return attempts.some((attempt) => attempt.id === attemptId && attempt.receipt !== null)
}
