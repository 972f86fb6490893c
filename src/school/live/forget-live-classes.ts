/** Deletes what was said, drawn, shown and recorded in live classes, and later who was there. Runs every night. */
import { flaggedLineKeptDays } from '#contract/live-flags.ts'
import { recordingKeptDays } from '#contract/live-recording.ts'
import type { LiveContext } from './live-context.ts'
import { deleteFlagsBefore } from './live-flag-store.ts'
import { deleteEventsBefore, deleteRoomsBefore } from './live-room-store.ts'
import { deleteNamelessConsents } from './recording-consent-store.ts'
import { deleteRecordingsBefore } from './recording-store.ts'
import { deleteSlides } from './slide-store.ts'

/** Chat, drawings, votes and slides: time to look something up, or to report it. */
export const liveEventsKeptDays = 7
/** Who came in and went: as long as what attendance rests on. */
export const liveRegisterKeptDays = 400

/** A slide that was taken away can be brought back for so long. */
const removedSlideKeptDays = 1

const dayMs = 86_400_000

export async function forgetLiveClasses(
  context: Pick<LiveContext, 'blobs' | 'clock' | 'db'>,
): Promise<{
  /** Pieces of voices in recordings. */
  readonly liveVoices: number
  readonly recordingConsents: number
  readonly liveEvents: number
  readonly liveFlags: number
  readonly liveRooms: number
  readonly liveSlides: number
}> {
  const { blobs, clock, db } = context
  const before = (days: number): Date => new Date(clock.now() - days * dayMs)
  // Before the logs, which are kept as long as a recording.
  const voices = await deleteRecordingsBefore(db, before(recordingKeptDays))
  for (const key of voices) await blobs.remove(key)
  return {
    liveVoices: voices.length,
    recordingConsents: await deleteNamelessConsents(db),
    liveEvents: await deleteEventsBefore(db, before(liveEventsKeptDays)),
    liveFlags: await deleteFlagsBefore(db, before(flaggedLineKeptDays)),
    liveRooms: await deleteRoomsBefore(db, before(liveRegisterKeptDays)),
    liveSlides: await forgetSlides(context, {
      endedBefore: before(liveEventsKeptDays),
      removedBefore: before(removedSlideKeptDays),
    }),
  }
}

async function forgetSlides(
  { blobs, db }: Pick<LiveContext, 'blobs' | 'db'>,
  old: { readonly endedBefore: Date; readonly removedBefore: Date },
): Promise<number> {
  const pictures = await deleteSlides(db, old)
  // Bytes go after the rows: a crash in between leaves bytes without a row, never the reverse.
  for (const key of pictures) await blobs.remove(key)
  return pictures.length
}
