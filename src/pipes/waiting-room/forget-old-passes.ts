/** Deletes passes of mornings that are over. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { passesKeptDays } from './overnight-pass.ts'
import { deletePassesBefore } from './overnight-pass-store.ts'

export async function forgetOldPasses(given: {
  readonly db: PipesDatabase
  readonly clock: Pick<Clock, 'now'>
}): Promise<{ readonly passes: number }> {
  const today = dayOf(given.clock.now(), 'UTC')
  return { passes: await deletePassesBefore(given.db, addDays(today, -passesKeptDays)) }
}
