/** Bounds of work plans, and on which days one is shown; apart, so that pages go without schemas. */
import { addDays, type Day } from '#kernel/calendar-day.ts'

/** Characters. */
export const planTitleMax = 80
export const planWordsMax = 200
export const planCommentMax = 300
export const planItemsMax = 20
/** Pupils for whom one press composes. */
export const planPupilsMax = 60
/** Days from the first to the last. */
export const planDaysMax = 31
/** How many days ahead a plan may begin. */
export const planAheadDaysMax = 92
/** How long before its first day a plan comes to the pupil's device, and after its last stays with the day. */
export const planAheadDays = 7
export const planBackDays = 7

interface Span {
  readonly firstDay: Day
  readonly lastDay: Day
}

/** Whether the plan stands on a pupil's day: from its first one on, and a week beyond its last. */
export function standsOn({ firstDay, lastDay }: Span, on: Day): boolean {
  return firstDay <= on && on <= addDays(lastDay, planBackDays)
}

/** Whether a device keeps it with the day. */
export function goesWithDay({ firstDay, lastDay }: Span, on: Day): boolean {
  return addDays(firstDay, -planAheadDays) <= on && on <= addDays(lastDay, planBackDays)
}
