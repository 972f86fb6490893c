/** Deletes that teachers were away once nobody arranges their lessons any more. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteAbsencesBefore } from './absence-store.ts'

/** A month after the last day: what became of the lessons is said by the lessons. */
export const absencesKeptDays = 31

export async function forgetOldAbsences({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ readonly teacherAbsences: number }> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -absencesKeptDays)
  return { teacherAbsences: await deleteAbsencesBefore(db, before) }
}
