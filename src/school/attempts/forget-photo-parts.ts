/** Deletes parts of photos that never became whole: by night, when no device will go on with them. */
import type { RoomContext } from '#school/room-context.ts'
import { deletePhotoPartsBefore } from './photo-part-store.ts'

/** As long as a device keeps its own copy: after that nobody goes on with it. */
const partsKeptMs = 14 * 86_400_000

export async function forgetPhotoParts({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ photoParts: number }> {
  const before = new Date(clock.now() - partsKeptMs)
  return { photoParts: await deletePhotoPartsBefore(db, before) }
}
