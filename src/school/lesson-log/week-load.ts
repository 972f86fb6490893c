/**
 * How much falls due in a class's week: the pure rules. Nothing is forbidden by them; they say it
 * before it is too much.
 */
import { addDays, type Day, mondayOf } from '#kernel/calendar-day.ts'

/** Assessments of one class in one week, over all its courses, before a teacher is warned. */
export const assessmentsOfWeekMax = 4

export function areTooMany(assessments: number): boolean {
  return assessments > assessmentsOfWeekMax
}

/** Monday to Saturday of the week, and Sunday where something is due on it. */
export function daysOfWeek(on: Day, dueOn: readonly Day[]): Day[] {
  const monday = mondayOf(on)
  const days = [0, 1, 2, 3, 4, 5].map((count) => addDays(monday, count))
  const sunday = addDays(monday, 6)
  return dueOn.includes(sunday) ? [...days, sunday] : days
}

/** The week's things under their days; what lies outside is left out. */
export function byDay<Thing extends { readonly on: Day }>(
  days: readonly Day[],
  things: readonly Thing[],
): { readonly day: Day; readonly things: readonly Thing[] }[] {
  const ofDay = Map.groupBy(things, ({ on }) => on)
  return days.map((day) => ({ day, things: ofDay.get(day) ?? [] }))
}

export interface PlannedAssessment {
  readonly id: string
  readonly on: Day
}

/**
 * What a planned or moved assessment makes of a class's week: those already there, wherever in the
 * week itself stood before, and whether it would be one too many.
 */
export function judgePlanned<Other extends PlannedAssessment>(
  planned: PlannedAssessment,
  ofClass: readonly Other[],
): { readonly others: readonly Other[]; readonly count: number; readonly isTooMany: boolean } {
  const monday = mondayOf(planned.on)
  const others = ofClass.filter(({ id, on }) => id !== planned.id && mondayOf(on) === monday)
  const count = others.length + 1
  return { others, count, isTooMany: areTooMany(count) }
}
