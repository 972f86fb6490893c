/** Keeps one answer of an attempt under way, so that another device can go on from there. */
import type { Answer } from '#contract/questions.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { whyClosed } from './assignment.ts'
import { windowOf } from './assignment-store.ts'
import { type AnswerSave, readAttempt } from './attempt-store.ts'
import type { RevisionMemory } from './remember-revision.ts'

/** Writes saves in groups; answers once they are durable. */
export type KeepAnswer = (save: AnswerSave) => Promise<Result<unknown>>

export async function saveAnswer(
  context: {
    readonly db: SchoolDatabase
    readonly clock: Clock
    readonly revisions: RevisionMemory
    readonly keepAnswer: KeepAnswer
  },
  save: {
    readonly attemptId: Id
    readonly pupilId: Id
    readonly questionId: string
    readonly answer: Answer
    readonly version: number
  },
): Promise<Result<Record<string, never>>> {
  const inHand = await readAttempt(context.db, save.attemptId)
  if (inHand === null || inHand.attempt.pupil_id !== save.pupilId) return refuse('not_found')
  if (inHand.submissionId !== null) return refuse('attempt_closed')
  const closed = whyClosed(context.clock.now(), windowOf(inHand.assignment))
  if (closed !== null) return refuse(closed)
  const revision = await context.revisions.get(inHand.assignment.revision_id)
  const question = revision.content.questions.find((one) => one.id === save.questionId)
  if (question === undefined || question.kind !== save.answer.kind) {
    return refuse('bad_request', { where: 'questionId' })
  }
  const kept = await context.keepAnswer({
    attemptId: save.attemptId,
    questionId: save.questionId,
    answer: save.answer,
    version: save.version,
    savedAt: new Date(context.clock.now()),
  })
  return kept.ok ? accept({}) : kept
}
