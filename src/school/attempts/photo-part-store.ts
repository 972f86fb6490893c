/** Rows of photos that have not come whole yet. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

interface PhotoPlace {
  readonly attemptId: Id
  readonly photoId: Id
}

/** Bytes of a photo that have come, from its beginning without a gap. */
export async function countPhotoBytes(db: SchoolDatabase, photo: PhotoPlace): Promise<number> {
  const row = await db
    .selectFrom('photo_part')
    .select(sql<string>`coalesce(max(starts_at + length(bytes)), 0)`.as('bytes'))
    .where('attempt_id', '=', photo.attemptId)
    .where('photo_id', '=', photo.photoId)
    .executeTakeFirstOrThrow()
  return Number(row.bytes)
}

/** Photos of the attempt, other than this one, that have begun to come. */
export async function countOtherPhotos(db: SchoolDatabase, photo: PhotoPlace): Promise<number> {
  const row = await db
    .selectFrom('photo_part')
    .select(sql<string>`count(distinct photo_id)`.as('count'))
    .where('attempt_id', '=', photo.attemptId)
    .where('photo_id', '!=', photo.photoId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The same part a second time changes nothing. */
export async function insertPhotoPart(
  db: SchoolDatabase,
  part: PhotoPlace & {
    readonly startsAt: number
    readonly bytes: Uint8Array
    readonly receivedAt: Date
  },
): Promise<void> {
  await db
    .insertInto('photo_part')
    .values({
      attempt_id: part.attemptId,
      photo_id: part.photoId,
      starts_at: part.startsAt,
      bytes: Buffer.from(part.bytes),
      received_at: part.receivedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function readPhotoParts(db: SchoolDatabase, photo: PhotoPlace): Promise<Buffer> {
  const rows = await db
    .selectFrom('photo_part')
    .select('bytes')
    .where('attempt_id', '=', photo.attemptId)
    .where('photo_id', '=', photo.photoId)
    .orderBy('starts_at')
    .execute()
  return Buffer.concat(rows.map((row) => row.bytes))
}

export async function deletePhotoParts(db: SchoolDatabase, photo: PhotoPlace): Promise<void> {
  await db
    .deleteFrom('photo_part')
    .where('attempt_id', '=', photo.attemptId)
    .where('photo_id', '=', photo.photoId)
    .execute()
}

/** Answers how many parts went. */
export async function deletePhotoPartsBefore(db: SchoolDatabase, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('photo_part')
    .where('received_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
