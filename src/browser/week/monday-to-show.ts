/** Which week opens first. */
import { addDays, type Day, mondayOf, weekdayOf } from '#kernel/calendar-day.ts'

/** This week's Monday; on a Sunday that of the week to come, which is what people look for. */
export function mondayToShow(today: Day): Day {
  return mondayOf(weekdayOf(today) === 7 ? addDays(today, 1) : today)
}
