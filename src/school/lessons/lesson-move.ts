/**
 * What forbids that a lesson goes to another day or time: asked by whoever moves one for itself, by hand or in a swap.
 * Pure. Where the timetable or the calendar changes, many lessons follow at once, and one that may not is left where it
 * is and told instead of refusing the rest: those that began are held by `rebuild-lessons.ts`, which stays inside the
 * year, and the day of homework is kept by `lesson-changes.ts`.
 */
import type { Day } from '#kernel/calendar-day.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

export interface MovingLesson {
  readonly on_date: Day
  readonly starts_at: Date
  readonly homework: string | null
  readonly homework_due_on: Day | null
}

/**
 * Of a lesson that has begun the register is being kept where it stands: it would go along, to a time at which
 * nobody was there. Outside its school year, or on a day past, nobody finds a lesson any more. Homework is never for a
 * day before the lesson that gives it: so that one does not go further than that day.
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
  if (isAfterHomework(lesson, onDate)) return refuse('bad_request', { where: 'homeworkDueOn' })
  return accept(null)
}

function isAfterHomework(
  lesson: Pick<MovingLesson, 'homework' | 'homework_due_on' | 'on_date'>,
  onDate: Day,
): boolean {
  const { homework, homework_due_on, on_date } = lesson
  if (homework === null || homework_due_on === null) return false
  return onDate > on_date && onDate > homework_due_on
}
