/** Lists the classes of a school whose week holds more assessments than a teacher is warned of. */
import { addDays, type Day, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { areTooMany } from './week-load.ts'
import { type ClassAssessments, countDueAssessments } from './week-load-store.ts'

/** The fullest first; `on` is any day of the week. */
export async function listFullWeeks(
  db: SchoolDatabase,
  schoolYearId: Id,
  on: Day,
): Promise<ClassAssessments[]> {
  const monday = mondayOf(on)
  const counts = await countDueAssessments(db, schoolYearId, monday, addDays(monday, 6))
  return counts.filter(({ assessments }) => areTooMany(assessments))
}
