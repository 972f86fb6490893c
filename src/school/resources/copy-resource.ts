/** Makes a resource of one's own of another: of one's own, or of one that a colleague shares. */
import type { ResourceContent } from '#contract/content.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { originOfCopy } from '#school/sharing/shared-thing.ts'
import { withinTransaction } from '#school/within-transaction.ts'
import { keepRenamedFiles, renameFiles } from './copy-files.ts'
import { exercisesInResource, withExerciseIds } from './resource-parts.ts'
import { insertResource, readResource } from './resource-store.ts'

type CopyContext = Pick<RoomContext, 'db' | 'clock' | 'random'>

/**
 * What the exercises' room does for a copy: those of `authorId` among the exercises become
 * exercises of `ownerId`. Answers with the new id of each that was copied.
 */
export type CopyExercises = (
  context: CopyContext,
  wish: {
    readonly exerciseIds: readonly Id[]
    readonly authorId: Id
    readonly ownerId: Id
    /** Of the copied resource: its exercises go where their owner works. */
    readonly schoolUai: string
  },
) => Promise<ReadonlyMap<Id, Id>>

/** A draft named `title` with files of its own: nothing in it hangs on what it was copied from. */
export async function copyResource(
  context: CopyContext,
  copyExercises: CopyExercises,
  wish: { readonly resourceId: Id; readonly title: string; readonly ownerId: Id },
): Promise<Result<{ id: Id }>> {
  const { ownerId, title } = wish
  const source = await readResource(context.db, wish.resourceId)
  if (source === undefined) return refuse('not_found')
  const { school_uai: schoolUai, owner_id: authorId } = source
  const content = source.draft as ResourceContent
  const exerciseIds = exercisesInResource(content)
  const exercises = await copyExercises(context, { exerciseIds, authorId, ownerId, schoolUai })
  return withinTransaction(context.db, async (db) => {
    const within = { ...context, db }
    const renamed = await renameFiles(within, withExerciseIds(content, exercises), {
      column: 'resource_id',
      id: source.id,
    })
    const id = mintId(context.clock, context.random)
    await insertResource(db, {
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
    await keepRenamedFiles(within, renamed.files, { column: 'resource_id', id, ownerId, schoolUai })
    return accept({ id })
  })
}
