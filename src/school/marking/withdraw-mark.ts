/** A teacher takes back a mark that was given by mistake: the answer waits to be marked again. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import type { RoomContext } from '#school/room-context.ts'
import { deleteHandMark } from './hand-mark-store.ts'

/** Where there is no mark there is nothing to take back: done. */
export async function withdrawMark(
  { db }: Pick<RoomContext, 'db'>,
  mark: { readonly attemptId: Id; readonly questionId: string },
): Promise<Result<Record<string, never>>> {
  const submission = await readSubmissionOfAttempt(db, mark.attemptId)
  if (submission === undefined) return refuse('not_found')
  await deleteHandMark(db, submission.assignment_id, mark.attemptId, mark.questionId)
  return accept({})
}
