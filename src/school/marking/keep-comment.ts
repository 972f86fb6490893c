/** A teacher keeps a comment to use again, or changes its words. */
import { keptCommentsMax } from '#contract/kept-comments.ts'
import type { Id } from '#kernel/ids.ts'
import { plainText } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { countKeptComments, lockOwner, writeKeptComment } from './kept-comment-store.ts'

/** Refuses another person's id, words that are none, and more than a list holds. */
export function keepComment(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: { readonly commentId: Id; readonly ownerId: Id; readonly words: string },
): Promise<Result<Record<string, never>>> {
  const { commentId: id, ownerId } = wish
  const words = plainText(wish.words)
  return db.transaction().execute(async (trx) => {
    if (words === '') return refuse('bad_request', { where: 'words' })
    await lockOwner(trx, ownerId)
    if ((await countKeptComments(trx, ownerId, id)) >= keptCommentsMax) {
      return refuse('in_use', { commentsMax: keptCommentsMax })
    }
    const touchedAt = new Date(clock.now())
    const isOwn = await writeKeptComment(trx, { id, ownerId, words, touchedAt })
    return isOwn ? accept({}) : refuse('not_found')
  })
}
