/** Puts a thing on a photo or a page of a submitted attempt, or takes it away. */
import type { SaveAnnotation } from '#contract/annotations.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import type { RoomContext } from '#school/room-context.ts'
import { countOthers, findPlaceOf, lockDrawable, writeAnnotation } from './annotation-store.ts'
import { roomOf } from './drawn-on.ts'
import { keepableShape } from './keepable-shape.ts'

/** For each that may stand, so many with those that were taken away, which leave an empty row. */
const everOfEach = 10

/**
 * Each annotation is kept by itself, so that two tabs or two teachers never write over each other.
 * Refuses what was not handed in, what lies elsewhere, half a point, a second page of a photo,
 * and more than a photo or PDF carries.
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
  const { attemptId, fileId: photoId, annotationId: id, page = 1, drawnBy, version } = wish
  const shape = wish.shape === null ? null : keepableShape(wish.shape)
  return db.transaction().execute(async (trx) => {
    const submission = await readSubmissionOfAttempt(trx, attemptId)
    if (submission === undefined) return refuse('not_found')
    const drawnOn = await lockDrawable(trx, attemptId, photoId)
    if (drawnOn === null) return refuse('not_found')
    const { annotationsMax, pagesMax } = roomOf[drawnOn]
    if (page > pagesMax) return refuse('bad_request', { where: 'page' })
    const lies = await findPlaceOf(trx, id)
    if (lies !== null && (lies.photoId !== photoId || lies.page !== page))
      return refuse('not_found')
    if (wish.shape !== null && shape === null) return refuse('bad_request', { where: 'path' })
    const others = await countOthers(trx, photoId, id)
    const isFull = shape !== null && others.standing >= annotationsMax
    if (isFull || (lies === null && others.ever >= annotationsMax * everOfEach)) {
      return refuse('in_use', { annotationsMax })
    }
    const drawnAt = new Date(clock.now())
    await writeAnnotation(trx, { id, attemptId, photoId, page, version, shape, drawnBy, drawnAt })
    return accept({})
  })
}
