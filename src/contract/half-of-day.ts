/** Where a day is parted: the browser asks it too, so that it stands apart from the schemas. */
import type { HalfDay } from './half-days.ts'

/** A lesson that starts from this hour on belongs to the afternoon. */
export const afternoonFrom = '13:00'

/** `time`: a lesson's start on the school's clock, as `08:30`. */
export function halfOf(time: string): HalfDay {
  return time < afternoonFrom ? 'morning' : 'afternoon'
}
