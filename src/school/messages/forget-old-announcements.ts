/** Deletes announcements a month after they ended or were withdrawn. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteAnnouncementsBefore } from './announcement-store.ts'

/** Days for which somebody may still ask what was announced. */
export const announcementsKeptDays = 31
/** Rows of one statement. */
const announcementsOfOneGo = 1_000

export async function forgetOldAnnouncements({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ announcements: number }> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -announcementsKeptDays)
  let announcements = 0
  for (;;) {
    const gone = await deleteAnnouncementsBefore(db, before, announcementsOfOneGo)
    announcements += gone
    if (gone < announcementsOfOneGo) return { announcements }
  }
}
