/** What forbids that a lesson goes to another day or time. Pure. */
import type { Day } from '#kernel/calendar-day.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

export interface MovingLesson {
  readonly starts_at: Date
}

/**
 * Of a lesson that has begun the register is being kept where it stands: it would go along, to a time at which
 * nobody was there. Outside its school year, or on a day past, nobody finds a lesson any more.
 */
export function judgeMove(
  lesson: MovingLesson,
  onDate: Day,
  around: {
    readonly nowMs: number
    readonly today: Day
    readonly year: { readonly startsOn: Day; readonly endsOn: Day }
  },
): Result<null> {
  const { nowMs, today, year } = around
  if (lesson.starts_at.getTime() <= nowMs) return refuse('bad_request', { where: 'startsAt' })
  const isOfYear = year.startsOn <= onDate && onDate <= year.endsOn
  if (!isOfYear || onDate < today) return refuse('bad_request', { where: 'onDate' })
  return accept(null)
}
