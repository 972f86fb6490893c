/**
 * A teacher takes back a mark: an answer that was left to a person waits to be marked again, for another
 * the rule's mark counts again.
 */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import type { QuestionMark } from '#school/questions/mark-outcome.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteChangedMark } from './changed-mark-store.ts'
import { deleteHandMark } from './hand-mark-store.ts'

/** Where there is no mark there is nothing to take back: done. */
export async function withdrawMark(
  { db }: Pick<RoomContext, 'db'>,
  mark: { readonly attemptId: Id; readonly questionId: string },
): Promise<Result<Record<string, never>>> {
  const { attemptId, questionId } = mark
  const submission = await readSubmissionOfAttempt(db, attemptId)
  if (submission === undefined) return refuse('not_found')
  const { assignment_id: assignmentId } = submission
  const marks = submission.result as QuestionMark[]
  const first = marks.find((one) => one.questionId === questionId)
  if (first === undefined) return accept({})
  if (first.state === 'to_mark') await deleteHandMark(db, assignmentId, attemptId, questionId)
  else await deleteChangedMark(db, { assignmentId, attemptId }, questionId)
  return accept({})
}
