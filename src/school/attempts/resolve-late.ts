/** A teacher decides whether a copy that came late counts as in time. */
import type { LateRuling } from '#contract/late-work.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { writeRuling } from './late-ruling-store.ts'
import { readSubmissionOfAttempt } from './read-submission.ts'
import { isClaimedInTime } from './timing.ts'

/** Only what came late is theirs to decide; what a server's record excuses stays in time. */
export async function resolveLate(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: LateRuling & { readonly attemptId: Id; readonly ruledBy: Id },
): Promise<Result<Record<string, never>>> {
  const submission = await readSubmissionOfAttempt(db, wish.attemptId)
  if (submission === undefined || !submission.is_late) return refuse('not_found')
  const isBacked = isClaimedInTime(submission) && submission.tried_same !== false
  await writeRuling(db, submission.assignment_id, {
    attempt_id: wish.attemptId,
    counts: wish.counts,
    because: wish.counts === 'in_time' && isBacked ? 'device_claim' : 'judgement',
    ruled_by: wish.ruledBy,
    ruled_at: new Date(clock.now()),
  })
  return accept({})
}
