/**
 * An attempt is one pupil's go at an assignment. Here are the decisions, pure: may one begin, when is its time over, is
 * what is handed in in time.
 */
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import {
  type AssignmentWindow,
  dueGraceMs,
  isOverdue,
  whyClosedTo,
} from '#school/assignments/assignment.ts'
import type { DueExtension } from '#school/assignments/due-extension.ts'

export interface AttemptFact {
  readonly number: number
  readonly isSubmitted: boolean
}

/**
 * What an attempt has before it: the pupil's own, and what others of the team handed in, but for what came
 * after the device says that it was begun: two who work at the same time both keep their work.
 */
export function attemptFacts(
  attempts: readonly {
    readonly number: number
    readonly pupil_id: string
    readonly submission_id: string | null
    readonly received_at: Date | null
  }[],
  pupilId: string,
  claimedMs: number | null,
): AttemptFact[] {
  return attempts.flatMap(({ number, pupil_id, received_at, submission_id }) => {
    const isLater = claimedMs !== null && received_at !== null && received_at.getTime() > claimedMs
    if (pupil_id !== pupilId && isLater) return []
    return [{ number, isSubmitted: submission_id !== null }]
  })
}

export type BeginDecision =
  | { readonly kind: 'resume'; readonly number: number }
  | { readonly kind: 'begin'; readonly number: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }

/**
 * Resumes the attempt under way; otherwise begins the next, if one is left and the time is right.
 * `claimedMs`: when the device says that it was begun.
 */
export function decideBegin(
  nowMs: number,
  window: AssignmentWindow,
  attempts: readonly AttemptFact[],
  claimedMs: number | null = null,
): BeginDecision {
  const closed = whyClosedTo(nowMs, window, claimedMs)
  if (closed !== null) return { kind: 'refused', code: closed }
  const underWay = attempts.find((attempt) => !attempt.isSubmitted)
  if (underWay !== undefined) return { kind: 'resume', number: underWay.number }
  if (attempts.length >= window.attemptsMax) return { kind: 'refused', code: 'no_attempt_left' }
  const last = attempts.reduce((highest, attempt) => Math.max(highest, attempt.number), 0)
  return { kind: 'begin', number: last + 1 }
}

const minuteMs = 60_000

/**
 * From when the time of a limited attempt runs, null where it is not limited. A device that began
 * it without the school says when: a claim that can only take time away, and never more than since
 * the opening.
 */
export function timedFrom(
  nowMs: number,
  { minutes, opensAt }: Pick<AssignmentWindow, 'minutes' | 'opensAt'>,
  claimedMs: number | null,
): number | null {
  if (minutes === null) return null
  return Math.min(nowMs, Math.max(opensAt, claimedMs ?? nowMs))
}

/** When the time of an attempt is over; null where it is not limited. */
export function attemptEndsAt(
  { minutes }: Pick<AssignmentWindow, 'minutes'>,
  timedFromMs: number | null,
): number | null {
  return minutes === null || timedFromMs === null ? null : timedFromMs + minutes * minuteMs
}

/**
 * The window in which an attempt is in time: the assignment's, or its own time where that is over
 * earlier. What comes after it is late; whether it is taken in is asked of the assignment's window, so
 * that nothing that a pupil wrote is refused because the time ran out.
 */
export function windowOfAttempt(
  window: AssignmentWindow,
  timedFromMs: number | null,
): AssignmentWindow {
  const endsAt = attemptEndsAt(window, timedFromMs)
  if (endsAt === null || timedFromMs === null) return window
  if (window.dueAt !== null && window.dueAt <= endsAt) return window
  return { ...window, opensAt: Math.max(window.opensAt, timedFromMs), dueAt: endsAt }
}

/** What the device says of its first try at sending a copy. */
export interface Tried {
  readonly atMs: number
  /** False: what came is not what the device had committed itself to. */
  readonly isSame: boolean
}

export type SubmitDecision =
  /** With an extension: in time only because of it. */
  | { readonly kind: 'in_time'; readonly extension: DueExtension | null }
  | { readonly kind: 'late' }
  | { readonly kind: 'refused'; readonly code: RefusalCode }

/**
 * In time, in time because of an outage, late, or refused. Only a server's record moves the due
 * time; what the device says keeps the work from being refused, and leaves the rest to the teacher.
 * `timed`: the attempt's own window, where its time is limited.
 */
export function decideSubmit(
  nowMs: number,
  window: AssignmentWindow,
  tried: Tried | null = null,
  timed: AssignmentWindow = window,
): SubmitDecision {
  const closed = whyClosedTo(nowMs, window, tried?.atMs ?? null)
  if (closed !== null) return { kind: 'refused', code: closed }
  if (timed.dueAt === null || nowMs <= timed.dueAt + dueGraceMs) {
    return { kind: 'in_time', extension: null }
  }
  const isWhole = tried === null || tried.isSame
  if (isOverdue(nowMs, timed) || !isWhole) return { kind: 'late' }
  return { kind: 'in_time', extension: timed.extension }
}

/** How long after the due time as it was given, in ms. */
export function lateMsOf(nowMs: number, { dueAt }: Pick<AssignmentWindow, 'dueAt'>): number {
  return dueAt === null ? 0 : Math.max(0, nowMs - dueAt)
}
