/**
 * An assignment gives an exercise to a course for a time; an attempt is one pupil's go at it.
 * Here are the decisions, pure: may an attempt begin, is a submission in time, is the result open.
 */
import type { RefusalCode } from '#kernel/refusal-codes.ts'

/** A submission that left the device in time may still be on the line for this long. */
export const dueGraceMs = 60_000

export interface AssignmentWindow {
  readonly opensAt: number
  readonly dueAt: number | null
  readonly lateAccepted: boolean
  readonly attemptsMax: number
  readonly feedback: 'now' | 'after_due'
  readonly isWithdrawn: boolean
}

export interface AttemptFact {
  readonly number: number
  readonly isSubmitted: boolean
}

export type BeginDecision =
  | { readonly kind: 'resume'; readonly number: number }
  | { readonly kind: 'begin'; readonly number: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }

/** Resumes the attempt under way; otherwise begins the next, if one is left and the time is right. */
export function decideBegin(
  nowMs: number,
  window: AssignmentWindow,
  attempts: readonly AttemptFact[],
): BeginDecision {
  const closed = whyClosed(nowMs, window)
  if (closed !== null) return { kind: 'refused', code: closed }
  const underWay = attempts.find((attempt) => !attempt.isSubmitted)
  if (underWay !== undefined) return { kind: 'resume', number: underWay.number }
  if (attempts.length >= window.attemptsMax) return { kind: 'refused', code: 'no_attempt_left' }
  const last = attempts.reduce((highest, attempt) => Math.max(highest, attempt.number), 0)
  return { kind: 'begin', number: last + 1 }
}

/** Why nothing can be answered at this moment, or null while it can. */
export function whyClosed(nowMs: number, window: AssignmentWindow): RefusalCode | null {
  if (window.isWithdrawn) return 'not_found'
  if (nowMs < window.opensAt) return 'not_open_yet'
  if (isOverdue(nowMs, window) && !window.lateAccepted) return 'too_late'
  return null
}

/** True once the due time and its grace are over. */
export function isOverdue(nowMs: number, window: Pick<AssignmentWindow, 'dueAt'>): boolean {
  return window.dueAt !== null && nowMs > window.dueAt + dueGraceMs
}

export type SubmitDecision =
  | { readonly kind: 'accepted'; readonly isLate: boolean }
  | { readonly kind: 'refused'; readonly code: RefusalCode }

/** A submission is taken while the window is open; after the due time it counts as late. */
export function decideSubmit(nowMs: number, window: AssignmentWindow): SubmitDecision {
  const closed = whyClosed(nowMs, window)
  if (closed !== null) return { kind: 'refused', code: closed }
  return { kind: 'accepted', isLate: isOverdue(nowMs, window) }
}

/**
 * Whether a pupil sees marks and feedback of a submission. Not while work may still come in time:
 * the key must not travel from one pupil to the next during the grace.
 */
export function isResultOpen(nowMs: number, window: AssignmentWindow): boolean {
  if (window.feedback === 'now') return true
  return isOverdue(nowMs, window)
}
