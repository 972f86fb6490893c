/** Reads what was handed in: of an attempt, or under the id that a device gave it. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SubmissionRow } from './submission.ts'

export function readSubmissionOfAttempt(
  db: SchoolDatabase,
  attemptId: Id,
): Promise<SubmissionRow | undefined> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
}

export function readSubmission(
  db: SchoolDatabase,
  accountId: Id,
  id: Id,
): Promise<SubmissionRow | undefined> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
}
