/**
 * Takes copies of what colleagues share, for a reprise: only what is one's own is attached or given.
 * Each thing once, however often the course carried it, and published, so that it can be.
 */
import type { Id } from '#kernel/ids.ts'
import { copyExercise, copyExercisesInside } from '#school/exercises/copy-exercise.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { type CopyExercises, copyResource } from '#school/resources/copy-resource.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'
import type { SourceThing } from './reprise-source-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** The exercises' room says which of these are published, as the database of the call sees it. */
export type FindPublished = (
  db: SchoolDatabase,
  exerciseIds: readonly Id[],
) => Promise<ReadonlySet<Id>>

type SharedThing = Pick<SourceThing, 'kind' | 'contentId' | 'title'>

/** By the id of what was copied, the id of the copy. */
export async function copyShared(
  context: Context,
  findPublished: FindPublished,
  things: readonly SharedThing[],
  owner: { readonly personId: Id; readonly schoolUai: string },
): Promise<Map<Id, Id>> {
  const copies = new Map<Id, Id>()
  // Exercises first: a resource that shows one of them shows the same copy.
  for (const { contentId, kind, title } of things) {
    if (kind !== 'exercise' || copies.has(contentId)) continue
    const copied = await copyExercise(context, { exerciseId: contentId, title, owner })
    if (!copied.ok) continue
    copies.set(contentId, copied.value.id)
    await publishExercise(context, { exerciseId: copied.value.id, publishedBy: owner.personId })
  }
  const copyInside: CopyExercises = async (within, wish) => {
    const exerciseIds = wish.exerciseIds.filter((id) => !copies.has(id))
    for (const [id, copy] of await copyExercisesInside(within, { ...wish, exerciseIds })) {
      copies.set(id, copy)
    }
    return copies
  }
  for (const { contentId, kind, title } of things) {
    if (kind !== 'resource' || copies.has(contentId)) continue
    const wish = { resourceId: contentId, title, ownerId: owner.personId }
    const copied = await copyResource(context, copyInside, wish)
    if (!copied.ok) continue
    copies.set(contentId, copied.value.id)
    await publishResource(context, (ids) => findPublished(context.db, ids), {
      resourceId: copied.value.id,
      publishedBy: owner.personId,
    })
  }
  return copies
}
