/** Keeps one answer of an attempt under way, so that another device can go on from there. */
import { drawQuestions } from '#contract/draw-questions.ts'
import type { Answer } from '#contract/questions.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { AnswerSave, SaveOutcome } from './answer-save-store.ts'
import type { AttemptMemory } from './remember-attempt.ts'

/** Writes saves in groups; answers once they are durable. */
export type KeepAnswer = (save: AnswerSave) => Promise<Result<SaveOutcome>>

export async function saveAnswer(
  context: {
    readonly clock: Clock
    readonly attempts: AttemptMemory
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
  const attempt = await context.attempts.get(save.attemptId)
  if (attempt === null || attempt.pupilId !== save.pupilId) return refuse('not_found')
  const revision = await context.revisions.get(attempt.revisionId)
  const asked = drawQuestions(revision.content.questions, revision.content.plan, attempt.drawSeed)
  const question = asked.find((one) => one.id === save.questionId)
  if (question === undefined || question.kind !== save.answer.kind) {
    return refuse('bad_request', { where: 'questionId' })
  }
  const kept = await context.keepAnswer({
    attemptId: attempt.id,
    assignmentId: attempt.assignmentId,
    pupilId: attempt.pupilId,
    questionId: save.questionId,
    answer: save.answer,
    version: save.version,
    savedAt: new Date(context.clock.now()),
  })
  if (!kept.ok) return kept
  return kept.value === 'kept' ? accept({}) : refuse(kept.value)
}
