/** Rows of the comments that teachers keep for themselves. */
import { sql } from 'kysely'
import type { KeptComment } from '#contract/kept-comments.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

/** Most used first; of those used as often, the last one touched. */
export function readKeptComments(db: SchoolDatabase, ownerId: Id): Promise<KeptComment[]> {
  return db
    .selectFrom('kept_comment')
    .select(['id', 'words'])
    .where('owner_id', '=', ownerId)
    .orderBy('used_count', 'desc')
    .orderBy('touched_at', 'desc')
    .execute()
}

/** Two tabs of one teacher count one after the other. */
export async function lockOwner(trx: SchoolTransaction, ownerId: Id): Promise<void> {
  await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', ownerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

export async function countKeptComments(trx: SchoolTransaction, ownerId: Id, exceptId: Id) {
  const { count } = await trx
    .selectFrom('kept_comment')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('owner_id', '=', ownerId)
    .where('id', '<>', exceptId)
    .executeTakeFirstOrThrow()
  return count
}

/** False where the id is another person's. */
export async function writeKeptComment(
  trx: SchoolTransaction,
  comment: {
    readonly id: Id
    readonly ownerId: Id
    readonly words: string
    readonly touchedAt: Date
  },
): Promise<boolean> {
  const { id, ownerId, words, touchedAt } = comment
  const row = await trx
    .insertInto('kept_comment')
    .values({ id, owner_id: ownerId, words, touched_at: touchedAt })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ words, touched_at: touchedAt })
        .where('kept_comment.owner_id', '=', ownerId),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function countUse(
  db: SchoolDatabase,
  ownerId: Id,
  id: Id,
  touchedAt: Date,
): Promise<void> {
  await db
    .updateTable('kept_comment')
    .set((row) => ({ used_count: row('used_count', '+', 1), touched_at: touchedAt }))
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .execute()
}

export async function deleteKeptComment(db: SchoolDatabase, ownerId: Id, id: Id): Promise<void> {
  await db.deleteFrom('kept_comment').where('id', '=', id).where('owner_id', '=', ownerId).execute()
}
