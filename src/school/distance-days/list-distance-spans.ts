/** Lists the half-days at a distance of some schools, for the rooms that need to know. */
import type { Day } from '#kernel/calendar-day.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { DistanceSpan } from './distance.ts'
import { readDistanceSpans } from './distance-store.ts'

/** Those that touch the days, both included; the latest declared first. */
export function listDistanceSpans(
  db: SchoolDatabase,
  uais: readonly string[],
  fromDay: Day,
  untilDay: Day,
): Promise<DistanceSpan[]> {
  return readDistanceSpans(db, uais, fromDay, untilDay)
}
