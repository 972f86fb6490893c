/** What the doors of exercises are handed besides the room's common parts. */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { FindOutages } from './due-extension.ts'
import type { AttemptMemory } from './remember-attempt.ts'
import type { RevisionMemory } from './remember-revision.ts'
import type { KeepAnswer } from './save-answer.ts'
import type { KeepSubmission } from './submit-answers.ts'

export interface ExerciseContext extends RoomContext {
  readonly blobs: BlobStore
  readonly attempts: AttemptMemory
  readonly revisions: RevisionMemory
  /** Group commit of answers under way. */
  readonly keepAnswer: KeepAnswer
  /** Group commit of submissions. */
  readonly keepSubmission: KeepSubmission
  /** Recorded outages: they alone move a due time. */
  readonly findOutages: FindOutages
}
