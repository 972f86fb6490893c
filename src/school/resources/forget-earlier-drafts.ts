/** Deletes earlier drafts a year after they were written over: by night. */
import type { RoomContext } from '#school/room-context.ts'
import { deleteEarlierDraftsBefore } from './earlier-draft-store.ts'

/** From one school year into the next, when a lesson is given again. */
const earlierDraftsKeptMs = 366 * 86_400_000

export async function forgetEarlierDrafts({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ earlierDrafts: number }> {
  const before = new Date(clock.now() - earlierDraftsKeptMs)
  return { earlierDrafts: await deleteEarlierDraftsBefore(db, before) }
}
