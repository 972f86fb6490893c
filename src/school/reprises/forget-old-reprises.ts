/**
 * Forgets who took up which course again once the year into which it was taken is over: nothing can
 * be given there any more. What was placed and given stays. Runs every night.
 */
import { dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteReprisesOfYearsBefore } from './reprise-store.ts'

export async function forgetOldReprises({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ reprises: number }> {
  return { reprises: await deleteReprisesOfYearsBefore(db, dayOf(clock.now(), 'UTC')) }
}
