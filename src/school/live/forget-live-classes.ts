/** Deletes what was said, drawn and shown in live classes, and later who was there. Runs every night. */
import type { SlideContext } from './live-context.ts'
import { deleteEventsBefore, deleteRoomsBefore } from './live-room-store.ts'
import { deleteSlides } from './slide-store.ts'

/** Chat, drawings, votes and slides: time to look something up, or to report it. */
export const liveEventsKeptDays = 7
/** Who came in and went: as long as what attendance rests on. */
export const liveRegisterKeptDays = 400

/** A slide that was taken away can be brought back for so long. */
const removedSlideKeptDays = 1

const dayMs = 86_400_000

export async function forgetLiveClasses(
  context: Pick<SlideContext, 'blobs' | 'clock' | 'db'>,
): Promise<{
  readonly liveEvents: number
  readonly liveRooms: number
  readonly liveSlides: number
}> {
  const { clock, db } = context
  const before = (days: number): Date => new Date(clock.now() - days * dayMs)
  return {
    liveEvents: await deleteEventsBefore(db, before(liveEventsKeptDays)),
    liveRooms: await deleteRoomsBefore(db, before(liveRegisterKeptDays)),
    liveSlides: await forgetSlides(context, {
      endedBefore: before(liveEventsKeptDays),
      removedBefore: before(removedSlideKeptDays),
    }),
  }
}

async function forgetSlides(
  { blobs, db }: Pick<SlideContext, 'blobs' | 'db'>,
  old: { readonly endedBefore: Date; readonly removedBefore: Date },
): Promise<number> {
  const pictures = await deleteSlides(db, old)
  // Bytes go after the rows: a crash in between leaves bytes without a row, never the reverse.
  for (const key of pictures) await blobs.remove(key)
  return pictures.length
}
