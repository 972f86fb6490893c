/** What the doors of exercises are handed besides the room's common parts. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import type { RoomContext } from '#school/room-context.ts'

export interface ExerciseContext extends RoomContext {
  readonly blobs: BlobStore
}
