/** What kind of day it is: with lessons, without, a weekend, a holiday. */
import type { Lacking } from '#contract/classes.ts'
import type { DayDistance } from '#contract/distance-days.ts'
import { type Day, weekdayOf } from '#kernel/calendar-day.ts'

export interface DayFacts {
  readonly on: Day
  readonly lessonCount: number
  /** For each school of the person: what closes it that day, or null. */
  readonly daysOff: readonly (string | null)[]
  /** The next day with a lesson that takes place; null where none is known. */
  readonly nextSchoolDay: Day | null
  /** Of a pupil: why there can be no lessons on any day. */
  readonly lacking?: Lacking | null
  /** Of a pupil: what is told of a day at a distance. */
  readonly distance?: DayDistance | null
}

export interface DayKind {
  readonly kind: 'lessons' | 'no_lessons' | 'weekend' | 'holiday' | Lacking
  /** The holiday's name. */
  readonly label: string | null
  readonly nextSchoolDay: Day | null
  readonly distance?: DayDistance
}

/**
 * Lessons win, and only they can be at a distance: a school that works on a Saturday has a Saturday with lessons. A holiday is nobody's
 * fault; on all other days, a Sunday evening too, a pupil without a class should hear of it.
 */
export function dayKindOf(facts: DayFacts): DayKind {
  const { on, lessonCount, daysOff, distance, nextSchoolDay } = facts
  if (lessonCount > 0) {
    return { kind: 'lessons', label: null, nextSchoolDay: null, ...(distance ? { distance } : {}) }
  }
  const label = daysOff.find((name) => name !== null) ?? null
  const allClosed = daysOff.length > 0 && daysOff.every((name) => name !== null)
  if (allClosed) return { kind: 'holiday', label, nextSchoolDay }
  if (facts.lacking) return { kind: facts.lacking, label: null, nextSchoolDay }
  return { kind: weekdayOf(on) >= 6 ? 'weekend' : 'no_lessons', label: null, nextSchoolDay }
}
