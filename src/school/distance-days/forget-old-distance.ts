/** Deletes what was declared to be at a distance once no attendance rests on it. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteDistanceBefore } from './distance-store.ts'

/** As long as the corrections and explanations of these days. */
export const distanceKeptDays = 400

export async function forgetOldDistance({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ readonly distanceDays: number }> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -distanceKeptDays)
  return { distanceDays: await deleteDistanceBefore(db, before) }
}
