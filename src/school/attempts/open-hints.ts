/** Keeps how many hints of a question a pupil's device says were opened. */
import { drawQuestions } from '#contract/draw-questions.ts'
import { hintsOf } from '#contract/hints.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { RoomContext } from '#school/room-context.ts'
import { keepOpenedHints } from './opened-hint-store.ts'
import type { AttemptMemory } from './remember-attempt.ts'

/**
 * Whenever it comes: a hint that was opened in time may be told late. Refuses hints that the attempt's
 * questions do not have.
 */
export async function openHints(
  context: Pick<RoomContext, 'db' | 'clock'> & {
    readonly attempts: AttemptMemory
    readonly revisions: RevisionMemory
  },
  told: {
    readonly attemptId: Id
    readonly pupilId: Id
    readonly questionId: string
    readonly opened: number
  },
): Promise<Result<Record<string, never>>> {
  const attempt = await context.attempts.get(told.attemptId)
  if (attempt === null || attempt.pupilId !== told.pupilId) return refuse('not_found')
  const { content } = await context.revisions.get(attempt.revisionId)
  const asked = drawQuestions(content.questions, content.plan, attempt.drawSeed)
  const question = asked.find((one) => one.id === told.questionId)
  if (question === undefined) return refuse('bad_request', { where: 'questionId' })
  if (told.opened > hintsOf(question).length) return refuse('bad_request', { where: 'opened' })
  await keepOpenedHints(context.db, {
    attempt_id: attempt.id,
    question_id: told.questionId,
    opened: told.opened,
    told_at: new Date(context.clock.now()),
  })
  return accept({})
}
