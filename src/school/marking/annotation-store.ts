/** Rows of what is drawn on photos and PDFs. */
import { sql } from 'kysely'
import type { Annotation, Shape } from '#contract/annotations.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { type DrawnOn, drawnOnOf } from './drawn-on.ts'

/** What stands on the photos and PDFs of an attempt, in the order in which it was first drawn. */
export async function readAnnotations(db: SchoolDatabase, attemptId: Id): Promise<Annotation[]> {
  const rows = await db
    .selectFrom('annotation')
    .select(['id', 'photo_id', 'page', 'version', 'shape'])
    .where('attempt_id', '=', attemptId)
    .where('shape', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    photoId: row.photo_id,
    page: row.page,
    version: row.version,
    shape: row.shape as Shape,
  }))
}

/**
 * Two who draw on one file come one after the other; null where the attempt has no photo or PDF under
 * this id.
 */
export async function lockDrawable(
  trx: SchoolTransaction,
  attemptId: Id,
  photoId: Id,
): Promise<DrawnOn | null> {
  const row = await trx
    .selectFrom('file')
    .select('content_type')
    .where('id', '=', photoId)
    .where('attempt_id', '=', attemptId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  // What a teacher said of the copy lies beside them too, and may go.
  return row === undefined ? null : drawnOnOf(row.content_type)
}

/** Where an annotation lies, if there is one under this id. */
export async function findPlaceOf(
  trx: SchoolTransaction,
  id: Id,
): Promise<{ readonly photoId: Id; readonly page: number } | null> {
  const row = await trx
    .selectFrom('annotation')
    .select(['photo_id', 'page'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { photoId: row.photo_id, page: row.page }
}

/** Annotations of the photo or PDF other than this one: those that stand, and all that there ever were. */
export async function countOthers(
  trx: SchoolTransaction,
  photoId: Id,
  id: Id,
): Promise<{ readonly standing: number; readonly ever: number }> {
  return trx
    .selectFrom('annotation')
    .select([
      sql<number>`count(shape)::integer`.as('standing'),
      sql<number>`count(*)::integer`.as('ever'),
    ])
    .where('photo_id', '=', photoId)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
}

export interface AnnotationChange {
  readonly id: Id
  readonly attemptId: Id
  readonly photoId: Id
  readonly page: number
  readonly version: number
  readonly shape: Shape | null
  readonly drawnBy: Id
  readonly drawnAt: Date
}

/** An older version that arrives late changes nothing. */
export async function writeAnnotation(
  trx: SchoolTransaction,
  change: AnnotationChange,
): Promise<void> {
  const { id, attemptId, photoId, page, drawnBy, drawnAt, version } = change
  const shape = change.shape === null ? null : JSON.stringify(change.shape)
  const changed = { version, shape, drawn_by: drawnBy, drawn_at: drawnAt }
  await trx
    .insertInto('annotation')
    .values({ id, attempt_id: attemptId, photo_id: photoId, page, ...changed })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(changed).where('annotation.version', '<', version),
    )
    .execute()
}
