/**
 * A teacher's mark and comment under one answer of a submitted attempt, or under the whole copy. Where rules
 * have marked the answer it stands in the place of theirs, which is kept.
 */
import type { GivenMark } from '#contract/results.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAttempt } from '#school/attempts/read-attempt.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import type { SubmissionRow } from '#school/attempts/submission.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import { findMarkable, judgeHandMark } from '#school/questions/hand-mark.ts'
import type { QuestionMark } from '#school/questions/mark-outcome.ts'
import type { RoomContext } from '#school/room-context.ts'
import { writeChangedMark } from './changed-mark-store.ts'
import { writeHandMark } from './hand-mark-store.ts'

type Mark = GivenMark & {
  readonly attemptId: Id
  readonly questionId: string
  readonly markedBy: Id
}

/** Refuses what was not handed in, a question that is not there, and what does not fit it. */
export async function markByHand(
  context: Pick<RoomContext, 'db' | 'clock'> & { readonly revisions: RevisionMemory },
  mark: Mark,
): Promise<Result<Record<string, never>>> {
  const inHand = await readAttempt(context.db, mark.attemptId)
  const submission = await readSubmissionOfAttempt(context.db, mark.attemptId)
  if (inHand === null || submission === undefined) return refuse('not_found')
  const revision = await context.revisions.get(inHand.assignment.revision_id)
  const markable = findMarkable(revision.content, mark.questionId)
  const marks = submission.result as QuestionMark[]
  const first = marks.find((one) => one.questionId === mark.questionId)
  if (markable === null || first === undefined) return refuse('not_found')
  if (first.state !== 'to_mark') return changeMark(context, submission, first, mark)
  const given = judgeHandMark(markable, mark)
  if (!given.ok) return given
  const { ticks, ...words } = given.value
  const isWritten = await writeHandMark(context.db, inHand.assignment.id, {
    attempt_id: mark.attemptId,
    question_id: mark.questionId,
    ...words,
    ticks: ticks === null ? null : JSON.stringify(ticks),
    hint_cost: first.hints?.cost ?? 0,
    marked_by: mark.markedBy,
    marked_at: new Date(context.clock.now()),
  })
  return isWritten ? accept({}) : refuse('not_found')
}

/** `ruled` has points and a comment alone put in its place; a question worth nothing has no points to change. */
async function changeMark(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  submission: SubmissionRow,
  ruled: QuestionMark,
  mark: Mark,
): Promise<Result<Record<string, never>>> {
  if (ruled.pointsMax === 0) return refuse('not_found')
  const given = judgeHandMark({ worth: ruled.pointsMax, rubric: undefined }, mark)
  if (!given.ok) return given
  const { assignment_id: assignmentId, attempt_id: attemptId } = submission
  const isWritten = await writeChangedMark(
    db,
    { assignmentId, attemptId },
    {
      question_id: ruled.questionId,
      points: given.value.points,
      comment: given.value.comment,
      hint_cost: ruled.hints?.cost ?? 0,
      rule_points: ruled.points,
      marked_by: mark.markedBy,
      marked_at: new Date(clock.now()),
    },
  )
  return isWritten ? accept({}) : refuse('not_found')
}
