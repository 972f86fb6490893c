/**
 * Whoever marks, returns or rules on copies waits for the one before. The lock is on the submissions themselves, so
 * that a copy that was taken back meanwhile is not there any more.
 */
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { lockSubmissions } from './submission-store.ts'

/**
 * Until the transaction ends no mark of these copies is taken away, and none of them returned or taken
 * back. Answers how many there are.
 */
export function lockCopies(
  trx: SchoolTransaction,
  assignmentId: Id,
  attemptId: Id | null,
): Promise<number> {
  return lockSubmissions(trx, assignmentId, attemptId)
}
