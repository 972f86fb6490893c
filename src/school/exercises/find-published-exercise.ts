/** What may be given to pupils: an exercise of one's own, or of the common bank, as it was published. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readExercise } from './exercise-store.ts'

/** Refuses `not_found` for somebody else's, `not_published` where there is no revision yet. */
export async function findPublishedExercise(
  db: SchoolDatabase,
  exerciseId: string,
  wantedBy: Id,
): Promise<Result<{ readonly id: Id; readonly revisionId: Id }>> {
  const exercise = await readExercise(db, exerciseId)
  const isTheirs = exercise?.owner_id === wantedBy || exercise?.owner_id === null
  if (exercise === undefined || !isTheirs) return refuse('not_found')
  const { id, published_revision_id: revisionId } = exercise
  return revisionId === null ? refuse('not_published') : accept({ id, revisionId })
}
