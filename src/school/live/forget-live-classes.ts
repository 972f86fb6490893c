/** Deletes what was said and drawn in live classes, and later who was there. Runs every night. */
import { recordingKeptDays } from '#contract/live-recording.ts'
import type { LiveContext } from './live-context.ts'
import { deleteEventsBefore, deleteRoomsBefore } from './live-room-store.ts'
import { deleteNamelessConsents } from './recording-consent-store.ts'
import { deleteRecordingsBefore } from './recording-store.ts'

/** Chat, drawings and votes: time to look something up, or to report it. */
export const liveEventsKeptDays = 7
/** Who came in and went: as long as what attendance rests on. */
export const liveRegisterKeptDays = 400

const dayMs = 86_400_000

export async function forgetLiveClasses({
  blobs,
  clock,
  db,
}: Pick<LiveContext, 'blobs' | 'clock' | 'db'>): Promise<{
  /** Pieces of voices in recordings. */
  readonly liveVoices: number
  readonly recordingConsents: number
  readonly liveEvents: number
  readonly liveRooms: number
}> {
  const before = (days: number): Date => new Date(clock.now() - days * dayMs)
  // Before the logs, which are kept as long as a recording.
  const voices = await deleteRecordingsBefore(db, before(recordingKeptDays))
  for (const key of voices) await blobs.remove(key)
  return {
    liveVoices: voices.length,
    recordingConsents: await deleteNamelessConsents(db),
    liveEvents: await deleteEventsBefore(db, before(liveEventsKeptDays)),
    liveRooms: await deleteRoomsBefore(db, before(liveRegisterKeptDays)),
  }
}
