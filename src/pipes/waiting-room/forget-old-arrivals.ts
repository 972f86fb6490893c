/** Deletes arrivals, and claims of some, whose time is over. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { deleteArrivalClaimsBefore } from './arrival-claim-store.ts'
import { deleteArrivalsBefore } from './arrival-store.ts'
import { arrivalsKeptDays } from './first-arrival.ts'

export async function forgetOldArrivals(given: {
  readonly db: PipesDatabase
  readonly clock: Pick<Clock, 'now'>
}): Promise<{ readonly arrivals: number; readonly arrivalClaims: number }> {
  const before = addDays(dayOf(given.clock.now(), 'UTC'), -arrivalsKeptDays)
  return {
    arrivals: await deleteArrivalsBefore(given.db, before),
    arrivalClaims: await deleteArrivalClaimsBefore(given.db, before),
  }
}
