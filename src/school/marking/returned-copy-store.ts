/** Copies that were returned: one row each, for as long as every answer in them is marked. */
import { sql } from 'kysely'
import { publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import { lockCopies } from '#school/attempts/lock-copies.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { returnsTopic } from './returns-topic.ts'

/** Which copies: one, or those that one act returned. */
export type ReturnedWhich = { readonly attemptId: Id } | { readonly returnId: Id }

/** Null while it is not returned. */
export async function readReturnedAt(db: SchoolDatabase, attemptId: Id): Promise<Date | null> {
  const row = await db
    .selectFrom('returned_copy')
    .select('returned_at')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  return row?.returned_at ?? null
}

/**
 * Returns a copy, or all that count, of which every answer is marked, and says how many the act has returned by now. An
 * act that has returned something returns nothing more: the same id again gets the same count.
 */
export function writeReturns(
  db: SchoolDatabase,
  act: {
    readonly assignmentId: Id
    /** Null: all of the assignment that count. */
    readonly attemptId: Id | null
    readonly returnId: Id | null
    readonly returnedBy: Id
    readonly returnedAt: Date
  },
): Promise<number> {
  const { assignmentId, attemptId, returnId } = act
  return db.transaction().execute(async (trx) => {
    await lockCopies(trx, assignmentId, attemptId)
    const before = returnId === null ? 0 : await countReturned(trx, returnId)
    if (before > 0) return before
    const { rows } = await sql`
      insert into returned_copy (attempt_id, return_id, returned_by, returned_at)
      select attempt_id, ${returnId}::uuid, ${act.returnedBy}::uuid, ${act.returnedAt}::timestamptz
      from submission
      where assignment_id = ${assignmentId} and attempt_id = coalesce(${attemptId}::uuid, attempt_id)
        and to_mark > 0
        and to_mark <= (select count(*) from hand_mark where attempt_id = submission.attempt_id)
        and (${attemptId !== null} or attempt_id in (
          select attempt_id from counting_copy where assignment_id = ${assignmentId}))
      on conflict do nothing
      returning attempt_id`.execute(trx)
    if (rows.length > 0) await tellReturns(trx, assignmentId)
    return rows.length
  })
}

/** Takes copies back; those that were not returned stay as they are. */
export async function deleteReturns(
  trx: SchoolTransaction,
  assignmentId: Id,
  which: ReturnedWhich,
): Promise<number> {
  const chosen =
    'attemptId' in which
      ? sql`returned_copy.attempt_id = ${which.attemptId}`
      : sql`returned_copy.return_id = ${which.returnId}`
  const { rows } = await sql`
    delete from returned_copy using submission
    where submission.attempt_id = returned_copy.attempt_id
      and submission.assignment_id = ${assignmentId} and ${chosen}
    returning returned_copy.attempt_id`.execute(trx)
  if (rows.length > 0) await tellReturns(trx, assignmentId)
  return rows.length
}

async function countReturned(trx: SchoolTransaction, returnId: Id): Promise<number> {
  const row = await trx
    .selectFrom('returned_copy')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('return_id', '=', returnId)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** Its teachers' pages hear of it, and those of its pupils and their guardians. */
function tellReturns(trx: SchoolTransaction, assignmentId: Id): Promise<void> {
  return publishChanges(trx, [
    { topic: assignmentTopic, key: assignmentId },
    { topic: returnsTopic, key: assignmentId },
  ])
}
