/**
 * Whoever changes a school's timetable, or what hangs on it (single lessons, days of distance), waits
 * for the one before. The lock is the school's own row, as where a school year is saved
 * (`save-school-year.ts`): the days of a year are part of what a timetable stands on.
 */
import { lockSchool } from '#school/people/lock-school.ts'
import type { SchoolTransaction } from '#school/room-context.ts'

/** Until the transaction ends. */
export function lockTimetable(trx: SchoolTransaction, uai: string): Promise<void> {
  return lockSchool(trx, uai)
}
