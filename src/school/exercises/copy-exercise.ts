/**
 * Makes an exercise of one's own of another: of one's own, of the common bank's, of one that a
 * colleague shares, or of those inside a resource that is copied.
 */
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { keepRenamedFiles, renameFiles } from '#school/resources/copy-files.ts'
import type { CopyExercises } from '#school/resources/copy-resource.ts'
import type { RoomContext } from '#school/room-context.ts'
import { originOfCopy } from '#school/sharing/shared-thing.ts'
import { withinTransaction } from '#school/within-transaction.ts'
import { type ExerciseOwner, insertExercise, readExercise } from './exercise-store.ts'
import { publishExercise } from './publish-exercise.ts'

type CopyContext = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** Exercises of one resource that come along with its copy; beyond, they are named as they were. */
const exercisesInsideMax = 50

/** A draft named `title`, with files of its own. */
export async function copyExercise(
  context: CopyContext,
  wish: { readonly exerciseId: Id; readonly title: string; readonly owner: ExerciseOwner },
): Promise<Result<{ id: Id }>> {
  const source = await readExercise(context.db, wish.exerciseId)
  if (source === undefined) return refuse('not_found')
  const { title, owner } = wish
  const { personId: ownerId, schoolUai } = owner
  const column = 'exercise_id'
  return withinTransaction(context.db, async (db) => {
    const within = { ...context, db }
    const content = source.draft as ExerciseContent
    const renamed = await renameFiles(within, content, { column, id: source.id })
    const id = mintId(context.clock, context.random)
    await insertExercise(db, {
      id,
      schoolUai,
      ownerId,
      title,
      subjectCode: source.subject_code,
      levelLabel: source.level_label,
      draft: renamed.content,
      tags: source.tags,
      originAuthorId: originOfCopy(source, ownerId),
      at: new Date(context.clock.now()),
    })
    await keepRenamedFiles(within, renamed.files, { column, id, ownerId, schoolUai })
    return accept({ id })
  })
}

/**
 * Only what the resource's author wrote comes along: a resource may name anybody's exercise, and the
 * copy has its key. What was published is published again, or the copied resource could not be;
 * what stands in the way of that is told to whoever publishes it.
 */
export const copyExercisesInside: CopyExercises = async (context, wish) => {
  const copies = new Map<Id, Id>()
  if (wish.authorId === wish.ownerId) return copies
  for (const exerciseId of [...new Set(wish.exerciseIds)].slice(0, exercisesInsideMax)) {
    const source = await readExercise(context.db, exerciseId)
    if (source === undefined || source.owner_id !== wish.authorId) continue
    const owner = { personId: wish.ownerId, schoolUai: wish.schoolUai }
    const copied = await copyExercise(context, { exerciseId, title: source.title, owner })
    if (!copied.ok) continue
    copies.set(exerciseId, copied.value.id)
    if (source.published_revision_id === null) continue
    await publishExercise(context, { exerciseId: copied.value.id, publishedBy: wish.ownerId })
  }
  return copies
}
