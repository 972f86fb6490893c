/** Puts a thing on a photo of a submitted attempt, or takes it away. */
import { annotationsMaxOfPhoto } from '#contract/annotation-limits.ts'
import type { SaveAnnotation } from '#contract/annotations.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { countOthers, findPhotoOf, lockPhoto, writeAnnotation } from './annotation-store.ts'
import { keepableShape } from './keepable-shape.ts'
import { readSubmissionOfAttempt } from './submission-store.ts'

/** Annotations of one photo with those that were taken away, which leave an empty row. */
const everMaxOfPhoto = 2_000

/**
 * Each annotation is kept by itself, so that two tabs or two teachers never write over each other.
 * Refuses what was not handed in, another photo's annotation, half a point, and more than a photo
 * carries.
 */
export function saveAnnotation(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: SaveAnnotation & {
    readonly attemptId: Id
    readonly fileId: Id
    readonly annotationId: Id
    readonly drawnBy: Id
  },
): Promise<Result<Record<string, never>>> {
  const { attemptId, fileId: photoId, annotationId: id, drawnBy, version } = wish
  const shape = wish.shape === null ? null : keepableShape(wish.shape)
  return db.transaction().execute(async (trx) => {
    const submission = await readSubmissionOfAttempt(trx, attemptId)
    if (submission === undefined) return refuse('not_found')
    if (!(await lockPhoto(trx, attemptId, photoId))) return refuse('not_found')
    const liesOn = await findPhotoOf(trx, id)
    if (liesOn !== null && liesOn !== photoId) return refuse('not_found')
    if (wish.shape !== null && shape === null) return refuse('bad_request', { where: 'path' })
    const others = await countOthers(trx, photoId, id)
    const isFull = shape !== null && others.standing >= annotationsMaxOfPhoto
    if (isFull || (liesOn === null && others.ever >= everMaxOfPhoto)) {
      return refuse('in_use', { annotationsMax: annotationsMaxOfPhoto })
    }
    const drawnAt = new Date(clock.now())
    await writeAnnotation(trx, { id, attemptId, photoId, version, shape, drawnBy, drawnAt })
    return accept({})
  })
}
