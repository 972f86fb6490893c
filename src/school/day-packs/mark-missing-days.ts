/**
 * The days move on although nobody acts: a new school day comes near, an old one is over. Marks the
 * courses whose coming days are not all built under the present key, and lets go of days that are
 * over and of news of withdrawn packs that every device has heard. Also what mends a restore.
 */
import { dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readSchoolDays } from './course-days-store.ts'
import { deleteOldPacks, markMissing, readSchoolsWithLessons } from './day-pack-store.ts'
import { markOfKey, packKeyName } from './seal-pack.ts'

/** A device that was off for longer drops what it no longer finds named. */
const withdrawnKeptMs = 28 * 86_400_000
/** Days that are over stay for whoever still lives in them, west of us or with a slow clock. */
const overKeptMs = 36 * 3_600_000

export async function markMissingDays({
  db,
  clock,
  keyRing,
}: Pick<RoomContext, 'db' | 'clock' | 'keyRing'>): Promise<{ readonly marked: number }> {
  const now = clock.now()
  const keyMark = markOfKey(keyRing.key(packKeyName))
  let marked = 0
  for (const { uai, timeZone } of await readSchoolsWithLessons(db)) {
    const today = dayOf(now, timeZone)
    const coming = await readSchoolDays(db, uai, today)
    marked += await markMissing(db, uai, { today, coming, timeZone }, keyMark)
  }
  await deleteOldPacks(db, {
    before: dayOf(now - overKeptMs, 'UTC'),
    withdrawnBefore: new Date(now - withdrawnKeptMs),
  })
  return { marked }
}
