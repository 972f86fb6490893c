/** Deletes outages whose time is over. Runs every night. */
import type { Clock } from '#kernel/clock.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { outagesKeptMs } from './outage.ts'
import { deleteOutagesBefore } from './outage-store.ts'

export async function forgetOldOutages(given: {
  readonly db: PipesDatabase
  readonly clock: Pick<Clock, 'now'>
}): Promise<{ readonly outages: number }> {
  const before = new Date(given.clock.now() - outagesKeptMs)
  return { outages: await deleteOutagesBefore(given.db, before) }
}
