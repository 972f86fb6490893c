/** Rows of spoken comments, one a copy, and the sounds that were sent for it. */
import type { Insertable, Selectable } from 'kysely'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import { lockCopies } from '#school/attempts/lock-copies.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

export type SpokenCommentRow = Selectable<SchoolTables['spoken_comment']>

export function readSpokenComment(
  db: SchoolDatabase,
  attemptId: Id,
): Promise<SpokenCommentRow | undefined> {
  return db
    .selectFrom('spoken_comment')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
}

/**
 * The last one stands. Answers the blobs of the sounds of this copy that went for it; null where the copy
 * was taken back in this moment.
 */
export function writeSpokenComment(
  db: SchoolDatabase,
  assignmentId: Id,
  comment: Insertable<SchoolTables['spoken_comment']>,
): Promise<string[] | null> {
  const { attempt_id: attemptId, ...said } = comment
  return db.transaction().execute(async (trx) => {
    if ((await lockCopies(trx, assignmentId, attemptId)) === 0) return null
    const before = await readSpokenComment(trx, attemptId)
    await trx
      .insertInto('spoken_comment')
      .values(comment)
      .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet(said))
      .execute()
    await publishChange(trx, assignmentTopic, assignmentId)
    return deleteSounds(trx, { attemptId, before, keptId: comment.file_id, now: comment.spoken_at })
  })
}

/** Answers the blobs of the sounds that went. */
export function deleteSpokenComment(
  db: SchoolDatabase,
  assignmentId: Id,
  attemptId: Id,
  now: Date,
): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await lockCopies(trx, assignmentId, attemptId)
    const before = await readSpokenComment(trx, attemptId)
    await trx.deleteFrom('spoken_comment').where('attempt_id', '=', attemptId).execute()
    await publishChange(trx, assignmentTopic, assignmentId)
    return deleteSounds(trx, { attemptId, before, keptId: null, now })
  })
}

/** From sending a sound until its teacher keeps it. */
const keepingMs = 86_400_000

/** Sounds of a copy: the one that was said before, and those that were sent and not kept within a day. */
async function deleteSounds(
  trx: SchoolTransaction,
  {
    attemptId,
    before,
    keptId,
    now,
  }: {
    readonly attemptId: Id
    readonly before: SpokenCommentRow | undefined
    readonly keptId: Id | null
    readonly now: Date
  },
): Promise<string[]> {
  const sentBefore = new Date(now.getTime() - keepingMs)
  const rows = await trx
    .deleteFrom('file')
    .where('attempt_id', '=', attemptId)
    .where('content_type', 'like', 'audio/%')
    // The pupil's own recordings are work that was handed in.
    .where('owner_id', '<>', (of) =>
      of.selectFrom('attempt').select('pupil_id').where('id', '=', attemptId),
    )
    .where((file) =>
      file.or([file('id', '=', before?.file_id ?? null), file('created_at', '<', sentBefore)]),
    )
    .$if(keptId !== null, (gone) => gone.where('id', '<>', keptId ?? ''))
    .returning('blob_key')
    .execute()
  return rows.map((row) => row.blob_key)
}
