/** What carries the sound and the pictures of the live classes of a process. */
import type { MediaEngine, SoundEngine } from '#engine/media/media-engine.ts'
import type { PictureRelay } from '#engine/media/picture-relay.ts'

export interface LiveMedia {
  /** Null: there is no sound. */
  readonly media: SoundEngine | null
  /** Null: nobody shares a screen. */
  readonly pictures: PictureRelay | null
  /** Null: there is no server that forwards full video. */
  readonly video: MediaEngine | null
}
