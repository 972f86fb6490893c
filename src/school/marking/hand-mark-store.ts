/** Marks and comments that a person gave, one row per attempt and question. */
import type { Insertable } from 'kysely'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import { lockCopies } from '#school/attempts/lock-copies.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { deleteReturns } from './returned-copy-store.ts'

/**
 * Gives or changes a mark; the last word wins, and pages that follow hear of it. False where the copy was
 * taken back in this moment.
 */
export function writeHandMark(
  db: SchoolDatabase,
  assignmentId: Id,
  mark: Insertable<SchoolTables['hand_mark']>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { attempt_id, question_id, ...change } = mark
    if ((await lockCopies(trx, assignmentId, attempt_id)) === 0) return false
    await trx
      .insertInto('hand_mark')
      .values({ attempt_id, question_id, ...change })
      .onConflict((conflict) => conflict.columns(['attempt_id', 'question_id']).doUpdateSet(change))
      .execute()
    await publishChange(trx, assignmentTopic, assignmentId)
    return true
  })
}

/** Takes a mark away, and the copy back where it was returned: it is not wholly marked any more. */
export function deleteHandMark(
  db: SchoolDatabase,
  assignmentId: Id,
  attemptId: Id,
  questionId: string,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockCopies(trx, assignmentId, attemptId)
    await trx
      .deleteFrom('hand_mark')
      .where('attempt_id', '=', attemptId)
      .where('question_id', '=', questionId)
      .execute()
    await deleteReturns(trx, assignmentId, { attemptId })
    await publishChange(trx, assignmentTopic, assignmentId)
  })
}
