/** What the doors of attempts, of marking and of following are handed besides the room's common parts. */
import type { UploadRoom } from '#engine/http/upload-room.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import type { ExerciseContext } from '#school/exercises/exercise-context.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { AttemptMemory } from './remember-attempt.ts'
import type { KeepAnswer } from './save-answer.ts'
import type { KeepSubmission } from './submit-answers.ts'

export interface AttemptContext extends ExerciseContext {
  /** The one in which uploads are held while they come. */
  readonly uploadRoom: UploadRoom
  readonly attempts: AttemptMemory
  readonly revisions: RevisionMemory
  /** Group commit of answers under way. */
  readonly keepAnswer: KeepAnswer
  /** Group commit of submissions. */
  readonly keepSubmission: KeepSubmission
  /** Recorded outages: they alone move a due time. */
  readonly findOutages: FindOutages
}
