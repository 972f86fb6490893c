/** Deletes what was said and drawn in live classes, and later who was there. Runs every night. */
import type { RoomContext } from '#school/room-context.ts'
import { deleteEventsBefore, deleteRoomsBefore } from './live-room-store.ts'

/** Chat, drawings and votes: time to look something up, or to report it. */
export const liveEventsKeptDays = 7
/** Who came in and went: as long as what attendance rests on. */
export const liveRegisterKeptDays = 400

const dayMs = 86_400_000

export async function forgetLiveClasses({ db, clock }: Pick<RoomContext, 'db' | 'clock'>): Promise<{
  readonly liveEvents: number
  readonly liveRooms: number
}> {
  const before = (days: number): Date => new Date(clock.now() - days * dayMs)
  return {
    liveEvents: await deleteEventsBefore(db, before(liveEventsKeptDays)),
    liveRooms: await deleteRoomsBefore(db, before(liveRegisterKeptDays)),
  }
}
