/** Deletes the calendar addresses whose year is over, or whose account was closed. Runs every night. */
import type { RoomContext } from '#school/room-context.ts'
import { deleteDeadFeeds } from './calendar-feed-store.ts'

export async function forgetCalendarFeeds({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ readonly calendarFeeds: number }> {
  return { calendarFeeds: await deleteDeadFeeds(db, new Date(clock.now())) }
}
