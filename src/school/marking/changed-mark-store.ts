/** Points that a teacher gave in the place of a rule's, one row per attempt and question. */
import type { Insertable } from 'kysely'
import { publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import { lockCopies } from '#school/attempts/lock-copies.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { readReturnedAt } from './returned-copy-store.ts'
import { returnsTopic } from './returns-topic.ts'

/** The copy of which a mark is changed. */
export interface ChangedCopy {
  readonly assignmentId: Id
  readonly attemptId: Id
}

/** The last word wins. False where the copy was taken back in this moment. */
export function writeChangedMark(
  db: SchoolDatabase,
  copy: ChangedCopy,
  mark: Omit<Insertable<SchoolTables['changed_mark']>, 'attempt_id'>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { question_id, ...change } = mark
    if ((await lockCopies(trx, copy.assignmentId, copy.attemptId)) === 0) return false
    await trx
      .insertInto('changed_mark')
      .values({ attempt_id: copy.attemptId, question_id, ...change })
      .onConflict((conflict) => conflict.columns(['attempt_id', 'question_id']).doUpdateSet(change))
      .execute()
    await tellChange(trx, copy)
    return true
  })
}

/** The rule's mark counts again. A copy that was returned stays so: nothing in it waits. */
export function deleteChangedMark(
  db: SchoolDatabase,
  copy: ChangedCopy,
  questionId: string,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockCopies(trx, copy.assignmentId, copy.attemptId)
    const { numDeletedRows } = await trx
      .deleteFrom('changed_mark')
      .where('attempt_id', '=', copy.attemptId)
      .where('question_id', '=', questionId)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await tellChange(trx, copy)
  })
}

/** Its teachers' pages hear of it; those of families too where it was returned: others do not listen. */
async function tellChange(trx: SchoolTransaction, copy: ChangedCopy): Promise<void> {
  const isReturned = (await readReturnedAt(trx, copy.attemptId)) !== null
  const topics = isReturned ? [assignmentTopic, returnsTopic] : [assignmentTopic]
  await publishChanges(
    trx,
    topics.map((topic) => ({ topic, key: copy.assignmentId })),
  )
}
