/** Until when work is awaited: the due time, or what recorded outages made of it. */
import type { DayAssignment } from '#contract/day.ts'

export type Due = Pick<DayAssignment, 'dueAt' | 'extendedUntil'>

export function awaitedUntil({ dueAt, extendedUntil }: Due): string | null {
  return extendedUntil ?? dueAt
}

export function isOverdue(work: Due, nowMs: number): boolean {
  const until = awaitedUntil(work)
  return until !== null && Date.parse(until) <= nowMs
}
