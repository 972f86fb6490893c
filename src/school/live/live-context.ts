/** What the doors and acts of live classes are handed. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import type { Id } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'

export interface LiveContext
  extends Pick<RoomContext, 'db' | 'clock' | 'random' | 'keyRing' | 'log'> {
  readonly blobs: BlobStore
}

/** Somebody who came with a ticket that is good. */
export interface Comer {
  readonly ticketId: Id
  readonly lessonId: Id
  readonly personId: Id
  readonly role: 'teacher' | 'adult' | 'guest' | 'pupil'
  /** The last event that the page holds. */
  readonly after: number
}
