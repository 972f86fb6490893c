/** Whether the day's arrival was in the morning, told beside a lesson of the afternoon: pure. */
import type { HalfDay } from '#contract/half-days.ts'
import { halfOf } from '#contract/half-of-day.ts'
import { wallClockOf } from '#kernel/calendar-day.ts'

export interface LessonHalf {
  readonly half: HalfDay
  /** The school's, an IANA name. */
  readonly timeZone: string
}

/** `at`: an instant. */
export function isOfMorning(at: string, { half, timeZone }: LessonHalf): boolean {
  const { time } = wallClockOf(Date.parse(at), timeZone)
  return half === 'afternoon' && halfOf(time) === 'morning'
}
