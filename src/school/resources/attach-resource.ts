/** Attaches a published resource of one's own to a lesson; attaching twice does no harm. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { attachToLesson, readResource } from './resource-store.ts'

export async function attachResource(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: { readonly lessonId: Id; readonly resourceId: Id; readonly attachedBy: Id },
): Promise<Result<Record<string, never>>> {
  const resource = await readResource(db, wish.resourceId)
  if (resource === undefined || resource.owner_id !== wish.attachedBy) return refuse('not_found')
  if (resource.published_revision_id === null) return refuse('not_published')
  await attachToLesson(db, { ...wish, at: new Date(clock.now()) })
  return accept({})
}
