/** A teacher's mark and comment under one answer of a submitted attempt, or under the whole copy. */
import type { GivenMark } from '#contract/results.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAttempt } from '#school/attempts/read-attempt.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import { findMarkable, judgeHandMark } from '#school/questions/hand-mark.ts'
import type { QuestionMark } from '#school/questions/mark-outcome.ts'
import type { RoomContext } from '#school/room-context.ts'
import { writeHandMark } from './hand-mark-store.ts'

/** Refuses what was not handed in, a question that is not there, and what does not fit it. */
export async function markByHand(
  context: Pick<RoomContext, 'db' | 'clock'> & { readonly revisions: RevisionMemory },
  mark: GivenMark & {
    readonly attemptId: Id
    readonly questionId: string
    readonly markedBy: Id
  },
): Promise<Result<Record<string, never>>> {
  const inHand = await readAttempt(context.db, mark.attemptId)
  const submission = await readSubmissionOfAttempt(context.db, mark.attemptId)
  if (inHand === null || submission === undefined) return refuse('not_found')
  const revision = await context.revisions.get(inHand.assignment.revision_id)
  const markable = findMarkable(revision.content, mark.questionId)
  // Only what the rules left to a person: their own marks are not written over here.
  const waiting = (submission.result as QuestionMark[]).find(
    (one) => one.questionId === mark.questionId && one.state === 'to_mark',
  )
  if (markable === null || waiting === undefined) return refuse('not_found')
  const given = judgeHandMark(markable, mark)
  if (!given.ok) return given
  const { ticks, ...words } = given.value
  const isWritten = await writeHandMark(context.db, inHand.assignment.id, {
    attempt_id: mark.attemptId,
    question_id: mark.questionId,
    ...words,
    ticks: ticks === null ? null : JSON.stringify(ticks),
    hint_cost: waiting.hints?.cost ?? 0,
    marked_by: mark.markedBy,
    marked_at: new Date(context.clock.now()),
  })
  return isWritten ? accept({}) : refuse('not_found')
}
