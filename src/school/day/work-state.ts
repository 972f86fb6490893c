/** How far a pupil is with a piece of work, and in which order work is shown. */
import type { HandIn, WorkState } from '#contract/day.ts'
import { isResultOpen } from '#school/assignments/assignment.ts'
import type { DueExtension } from '#school/assignments/due-extension.ts'
import { isReturned } from '#school/marking/returned-copy.ts'

/** A pupil's last attempt at an assignment. */
export interface WorkFacts {
  readonly hasAttempt: boolean
  readonly isSubmitted: boolean
  /** Answers for a person to mark, and when the copy was returned. */
  readonly toMark: number
  readonly returnedAt: string | null
}

/** When marks may be seen. */
export interface MarksWindow {
  readonly feedback: 'now' | 'after_due'
  /** Milliseconds since 1970; null without a due time. */
  readonly dueAt: number | null
  /** What recorded outages make of the due time. */
  readonly extension: DueExtension | null
}

/** Marks that wait for the due time, or for the return of the copy, keep the work *received*. */
export function workState(facts: WorkFacts, window: MarksWindow, nowMs: number): WorkState {
  if (!facts.isSubmitted) return facts.hasAttempt ? 'begun' : 'not_opened'
  const isOpen = isResultOpen(nowMs, window)
  return isOpen && isReturned(facts) ? 'marked' : 'received'
}

/**
 * What is due first stands first; what is handed in comes after what is not due the same moment;
 * work without a due time stands last. `dueMs` is the end of the day for homework.
 */
export function compareWork(
  one: { readonly work: HandIn; readonly dueMs: number | null },
  other: { readonly work: HandIn; readonly dueMs: number | null },
): number {
  const byDue = (one.dueMs ?? Number.MAX_VALUE) - (other.dueMs ?? Number.MAX_VALUE)
  return byDue || rankOf(one.work) - rankOf(other.work)
}

function rankOf(work: HandIn): number {
  if (work.kind === 'homework') return 1
  return work.state === 'not_opened' || work.state === 'begun' ? 0 : 2
}
