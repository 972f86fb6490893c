/** What the room of day packs is handed, and what its doors are handed. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { PersonalPacks } from './read-personal-pack.ts'
import type { SealedMemory } from './remember-sealed.ts'

/** What builders need. */
export interface PackBuilding extends RoomContext {
  readonly blobs: BlobStore
  readonly revisions: RevisionMemory
}

/** What the doors need. */
export interface PackContext extends PackBuilding {
  readonly personalPacks: PersonalPacks
  readonly sealedPacks: SealedMemory
}
