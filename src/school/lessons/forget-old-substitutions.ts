/** Deletes who stood in once nobody asks for it any more. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteSubstitutionsBefore } from './substitution-store.ts'

/** As long as the registers that they may have taken. */
export const substitutionsKeptDays = 400

export async function forgetOldSubstitutions({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ readonly substitutions: number }> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -substitutionsKeptDays)
  return { substitutions: await deleteSubstitutionsBefore(db, before) }
}
