/**
 * A teacher returns marked copies, one or all: from then on pupil and guardians see what a person
 * marked, as soon as the assignment's own rule opens its result. Safe to repeat, and to take back.
 */
import type { Returned } from '#contract/following.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readReturnCounts } from './read-return-counts.ts'
import {
  deleteReturns,
  type ReturnedWhich,
  readReturnedAt,
  writeReturns,
} from './returned-copy-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** Every copy of which all is marked; the others are counted, and stay. */
export async function returnCopies(
  { db, clock }: Context,
  act: { readonly assignmentId: Id; readonly returnId: Id; readonly returnedBy: Id },
): Promise<Result<Returned>> {
  const returnedAt = new Date(clock.now())
  const returned = await writeReturns(db, { ...act, attemptId: null, returnedAt })
  const { waiting } = await readReturnCounts(db, act.assignmentId)
  return accept({ returned, waiting })
}

/** Refuses with `bad_request` at `marks` while an answer waits, or where rules have marked all. */
export async function returnCopy(
  { db, clock }: Context,
  { attemptId, returnedBy }: { readonly attemptId: Id; readonly returnedBy: Id },
): Promise<Result<Record<string, never>>> {
  const submission = await readSubmissionOfAttempt(db, attemptId)
  if (submission === undefined) return refuse('not_found')
  const { assignment_id: assignmentId } = submission
  const returnedAt = new Date(clock.now())
  await writeReturns(db, { assignmentId, attemptId, returnId: null, returnedBy, returnedAt })
  const isThere = (await readReturnedAt(db, attemptId)) !== null
  return isThere ? accept({}) : refuse('bad_request', { where: 'marks' })
}

/** What was never returned is taken back already: done. */
export async function takeReturnsBack(
  { db }: Pick<RoomContext, 'db'>,
  assignmentId: Id,
  which: ReturnedWhich,
): Promise<Result<Record<string, never>>> {
  await db.transaction().execute((trx) => deleteReturns(trx, assignmentId, which))
  return accept({})
}

export async function takeCopyBack(
  context: Pick<RoomContext, 'db'>,
  attemptId: Id,
): Promise<Result<Record<string, never>>> {
  const submission = await readSubmissionOfAttempt(context.db, attemptId)
  if (submission === undefined) return refuse('not_found')
  return takeReturnsBack(context, submission.assignment_id, { attemptId })
}
