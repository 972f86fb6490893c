/** Copies that were returned lately, as a pupil's day tells of them. */
import type { ReturnedCopy } from '#contract/day.ts'
import type { HandInRow } from './day-store.ts'
import { presentSubject } from './present-subject.ts'

/** Of work whose marks may be seen: the newest first, without any mark. */
export function listReturned(rows: readonly HandInRow[], since: Date): ReturnedCopy[] {
  return rows
    .flatMap((row) => {
      const { attemptId, returnedAt, title } = row
      if (attemptId === null || returnedAt === null) return []
      const at = new Date(returnedAt)
      if (at < since) return []
      return [{ attemptId, title, subject: presentSubject(row), returnedAt: at.toISOString() }]
    })
    .toSorted((one, other) => other.returnedAt.localeCompare(one.returnedAt))
}
