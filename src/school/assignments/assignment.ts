/**
 * An assignment gives an exercise to a course for a time. Here are the decisions that follow from its window, pure: is it
 * open, is it over, do marks show.
 */
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import type { DueExtension } from './due-extension.ts'

/** A submission that left the device in time may still be on the line for this long. */
export const dueGraceMs = 60_000

/** An assignment as one pupil has it: own times and extra time are in it. */
export interface AssignmentWindow {
  readonly opensAt: number
  readonly dueAt: number | null
  /** Until when marks wait where they wait for the due time: never earlier than the class's. */
  readonly marksDueAt: number | null
  readonly lateAccepted: boolean
  readonly attemptsMax: number
  readonly feedback: 'now' | 'after_due'
  /** How long an attempt of this pupil may take; null: as long as one likes. */
  readonly minutes: number | null
  readonly isWithdrawn: boolean
  /** What recorded outages make of the due time; asked for once it is over. */
  readonly extension: DueExtension | null
}

/** Why nothing can be answered at this moment, or null while it can. */
export function whyClosed(nowMs: number, window: AssignmentWindow): RefusalCode | null {
  if (window.isWithdrawn) return 'not_found'
  if (nowMs < window.opensAt) return 'not_open_yet'
  if (isOverdue(nowMs, window) && !window.lateAccepted) return 'too_late'
  return null
}

/**
 * The same for work that a device kept: what it claims to have done in time is let in after the
 * due time too, so that nothing is lost. It counts as late until its teacher decides.
 */
export function whyClosedTo(
  nowMs: number,
  window: AssignmentWindow,
  claimedMs: number | null,
): RefusalCode | null {
  const closed = whyClosed(nowMs, window)
  return closed === 'too_late' && claimsInTime(claimedMs, window) ? null : closed
}

/** Whether the device's own clock said that it was still time. A claim proves nothing. */
export function claimsInTime(
  claimedMs: number | null,
  { dueAt }: Pick<AssignmentWindow, 'dueAt'>,
): boolean {
  return claimedMs !== null && dueAt !== null && claimedMs <= dueAt + dueGraceMs
}

/** The window for which marks wait. */
export function windowOfMarks(window: AssignmentWindow): AssignmentWindow {
  return { ...window, dueAt: window.marksDueAt }
}

/** True once the due time, as outages moved it, and its grace are over. */
export function isOverdue(
  nowMs: number,
  window: Pick<AssignmentWindow, 'dueAt' | 'extension'>,
): boolean {
  if (window.dueAt === null) return false
  return nowMs > (window.extension?.untilMs ?? window.dueAt) + dueGraceMs
}

/**
 * Whether a pupil sees marks and feedback of a submission. Not while work may still come in time:
 * the key must not travel from one pupil to the next during the grace.
 */
export function isResultOpen(
  nowMs: number,
  window: Pick<AssignmentWindow, 'dueAt' | 'feedback' | 'extension'>,
): boolean {
  if (window.feedback === 'now') return true
  return isOverdue(nowMs, window)
}
