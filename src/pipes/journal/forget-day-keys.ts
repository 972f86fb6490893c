/**
 * Destroys the keys of days that are over for twelve months, and removes what they had sealed: nobody
 * can open it any more, here or anywhere. Which leaves it was is noted. The public log stays, and can
 * be verified as before.
 */
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { forgetDamagedSegments } from './damaged-segments-store.ts'
import { openDayKeys } from './day-key-store.ts'
import { listEarlierLogs } from './earlier-logs-store.ts'
import { forgetRecordsOfDay } from './forgotten-records-store.ts'
import { lastDayForgotten } from './last-day-forgotten.ts'
import { listRecordDays } from './sealed-records-store.ts'

/** Gives the days that were forgotten, oldest first. */
export async function forgetDayKeys(
  dataDir: string,
  given: { readonly clock: Pick<Clock, 'now'>; readonly random: Pick<Random, 'bytes'> },
): Promise<string[]> {
  const keys = openDayKeys(dataDir, given.random)
  const last = lastDayForgotten(given.clock.now())
  const forgotten = keys.days().filter((day) => day <= last)
  for (const day of forgotten) keys.destroy(day)
  const held = new Set(keys.days())
  for (const folder of [dataDir, ...(await listEarlierLogs(dataDir))]) {
    for (const day of await listRecordDays(folder)) {
      if (day <= last && !held.has(day)) await forgetRecordsOfDay(folder, day)
    }
    await forgetDamagedSegments(folder, last)
  }
  return forgotten
}
