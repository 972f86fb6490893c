/** What a teacher who marks has before them: the answers, the guides, and who comes next. */
import type { MarkingSheet } from '#contract/results.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extraMinutes } from '#school/assignments/extra-minutes.ts'
import { readTeam } from '#school/assignments/read-team.ts'
import { readAttempt } from '#school/attempts/read-attempt.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readResult } from './read-result.ts'
import {
  hasLeftCourse,
  readCopiesInTurn,
  readCopiesOfPupil,
  readPupilName,
  readWaitingCopies,
} from './waiting-copy-store.ts'

export async function readMarkingSheet(
  context: {
    readonly db: SchoolDatabase
    readonly clock: Clock
    readonly revisions: RevisionMemory
    readonly findOutages: FindOutages
  },
  attemptId: Id,
  /** Marked by itself, through all copies; null for copy by copy. */
  questionId: string | null,
): Promise<Result<MarkingSheet>> {
  const result = await readResult(context, attemptId, 'teacher')
  if (!result.ok) return result
  const inHand = await readAttempt(context.db, attemptId)
  if (inHand === null) return refuse('not_found')
  const { db } = context
  const { id: assignmentId, revision_id: revisionId } = inHand.assignment
  const pupilId = inHand.attempt.pupil_id
  const [revision, pupil, waiting, team, copies, hasLeft] = await Promise.all([
    context.revisions.get(revisionId),
    readPupilName(db, pupilId),
    readOthers(db, assignmentId, result.value, questionId),
    readTeam(db, assignmentId, pupilId),
    readCopiesOfPupil(db, assignmentId, pupilId),
    hasLeftCourse(db, attemptId),
  ])
  const guides = revision.content.questions.flatMap((question) =>
    question.kind === 'open' && question.markingGuide !== undefined
      ? [[question.id, question.markingGuide] as const]
      : [],
  )
  return accept({
    result: result.value,
    pupil,
    ...(team.length === 0 ? {} : { team: [...team] }),
    ...(copies.length < 2
      ? {}
      : { copies: copies.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })) }),
    ...(hasLeft ? { hasLeft: true as const } : {}),
    ownMinutes: extraMinutes(inHand.assignment, inHand.assignment.minutes),
    markingGuides: Object.fromEntries(guides),
    nextAttemptId: waiting.nextAttemptId,
    firstAttemptId: waiting.firstAttemptId,
    othersWaiting: waiting.count,
  })
}

/** Whose copy comes next: with what was asked for still to be marked, or, where rules marked it, in turn. */
async function readOthers(
  db: SchoolDatabase,
  assignmentId: Id,
  { attemptId, marks, questions }: MarkingSheet['result'],
  questionId: string | null,
) {
  const question = questions.find(({ id }) => id === questionId)
  const mark = marks?.perQuestion.find((one) => one.questionId === questionId)
  const isByRule = question !== undefined && question.kind !== 'open' && mark?.onPaper !== true
  if (isByRule) return readCopiesInTurn(db, assignmentId, attemptId, question.id)
  const waiting = await readWaitingCopies(db, assignmentId, attemptId, questionId)
  return { ...waiting, firstAttemptId: null }
}
