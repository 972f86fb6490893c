/**
 * Whoever changes a school as a whole (its years, its classes of the new year, its timetable) waits for the one
 * before. The first of the locks: see *Who waits for whom* in ARCHITECTURE.md.
 */
import type { SchoolTransaction } from '#school/room-context.ts'
import { lockSchoolRow } from './school-year-store.ts'

/** Until the transaction ends. Rows that only name the school are written meanwhile as ever: pupils hand in. */
export function lockSchool(trx: SchoolTransaction, uai: string): Promise<void> {
  return lockSchoolRow(trx, uai)
}
