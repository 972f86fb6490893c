/**
 * What this device knows of an exercise without asking the school: the assignment as it was last
 * seen, and the attempt with its questions, kept as the school gave them. So a page that is opened
 * without a line goes on with the attempt, or begins one.
 */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { readHere } from '#browser/device/load-here.ts'
import { type OpenSatchel, satchelOf } from '#browser/satchel/own-satchel.ts'
import { isWorthRetrying } from '#browser/satchel/retry-delay.ts'
import type { PackedExercise } from '#contract/day-packs.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import type { Me } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
import { attemptOfPack, type OwnTerms, timeFrom, workOfPack } from './packed-work.ts'
import { sendingOf } from './submission-sender.ts'

/** A copy that arrived so lately is shown with its receipt, not as a thing of the past. */
const justArrivedMs = 120_000

const workNote = (assignmentId: Id): string => `work ${assignmentId}`
const attemptNote = (assignmentId: Id): string => `attempt ${assignmentId}`

async function packedExercise(assignmentId: Id): Promise<PackedExercise | null> {
  const found = await readHere((code) => code.readPackedExercise(assignmentId))
  return found?.value.exercise ?? null
}

/** Whoever waits longer than this for the school begins with what is here. */
const patienceMs = 8_000

/** Whose work it is, and under which terms of their own. */
type Worker = Pick<Me, 'accountId' | 'personId'> & OwnTerms

/** The assignment as this device last saw it, else as its day pack tells it. */
async function workHere(who: Worker, assignmentId: Id): Promise<PupilAssignment | null> {
  const { satchel } = await satchelOf(who.accountId)
  const seen = await satchel.noted<PupilAssignment>(workNote(assignmentId))
  if (seen !== null) return seen
  const packed = await packedExercise(assignmentId)
  return packed === null ? null : workOfPack(packed, who, Date.now())
}

/** The assignment from the school; as it is known here where the school does not answer, or late. */
export async function loadWork(
  who: Worker,
  assignmentId: Id,
  signal: AbortSignal,
): Promise<ApiResult<PupilAssignment>> {
  const path = `/api/pupils/${who.personId}/assignments/${assignmentId}`
  const asked = callApi<PupilAssignment>(path, { signal }).then(async (result) => {
    const { satchel } = await satchelOf(who.accountId)
    if (result.ok) await satchel.note(workNote(assignmentId), result.value)
    if (result.ok || !isWorthRetrying(result.refusal)) return result
    const value = await workHere(who, assignmentId)
    return value === null ? result : ({ ok: true, value } as const)
  })
  const hereAtLast = async (): Promise<ApiResult<PupilAssignment>> => {
    await new Promise((done) => setTimeout(done, patienceMs))
    const value = await workHere(who, assignmentId)
    return value === null ? asked : { ok: true, value }
  }
  return Promise.race([asked, hereAtLast()])
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
    case 'full':
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
 * a new one, whose beginning lies in the satchel. Null where the questions that it would ask were
 * never on this device, or no attempt is left.
 */
export async function attemptWithoutSchool(
  open: OpenSatchel,
  wish: { readonly value: PupilAssignment; readonly attemptId: Id; readonly pupilId: Id },
): Promise<Attempt | null> {
  const { satchel } = open
  const { assignment, attemptsLeft, isOpen } = wish.value
  const held = await satchel.noted<Attempt>(attemptNote(assignment.id))
  const isOver =
    held !== null &&
    (sendingOf(satchel.view(), held.id).state === 'received' || isHandedIn(wish.value, held.id))
  if (held !== null && !isOver) return held
  if (!isOpen || attemptsLeft <= 0) return null
  const { attemptId: id, pupilId } = wish
  // What the school was last seen to have may be older than the attempt that was held here.
  const number = 1 + Math.max(held?.number ?? 0, wish.value.attempts.length)
  const packed = await packedExercise(assignment.id)
  const again = held === null || held.leavesOut === true ? null : held
  const fresh: Attempt | null =
    packed !== null
      ? attemptOfPack(packed, { id, pupilId, number }, wish.value, Date.now())
      : again && {
          ...again,
          ...timeFrom(wish.value.time, Date.now()),
          ...{ id, number, answers: {}, versions: {}, photos: [] },
        }
  if (fresh === null) return null
  const kept = await satchel.keep([
    {
      attemptId: fresh.id,
      task: { kind: 'begin_attempt', assignmentId: assignment.id, drawnAs: number },
      load: { kind: 'begin_attempt' },
    },
  ])
  // Nothing of an attempt whose beginning has no room could ever follow.
  if (kept === 'full') return null
  await noteAttempt(open, fresh)
  open.wake()
  return fresh
}

function isHandedIn({ attempts }: PupilAssignment, attemptId: Id): boolean {
  return attempts.some((attempt) => attempt.id === attemptId && attempt.receipt !== null)
}
