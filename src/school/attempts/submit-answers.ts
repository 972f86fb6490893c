/**
 * Hands an attempt in: decided, marked, written durably in a group, then acknowledged with a
 * receipt. The device's id makes a retry harmless; an unknown outcome is never *received*.
 */
import type { Receipt, Submit } from '#contract/exercises.ts'
import { hintsOf } from '#contract/hints.ts'
import type { Answers } from '#contract/questions.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { windowOf } from '#school/assignments/assigned.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extendTwo } from '#school/assignments/extend-windows.ts'
import type { KnownRevision, RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { Marking } from '#school/questions/mark-outcome.ts'
import { markAnswers } from '#school/questions/marking.ts'
import { listFiles } from '#school/resources/list-files.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { decideSubmit, lateMsOf, windowOfAttempt } from './attempt.ts'
import { filesFit } from './files-taken.ts'
import { readOpenedHints } from './opened-hint-store.ts'
import { type AttemptInHand, readAttempt } from './read-attempt.ts'
import { readRuled } from './read-late-ruling.ts'
import { receiptOf } from './receipt.ts'
import {
  type DeviceTry,
  type NewSubmission,
  photosNamed,
  type SubmissionOutcome,
  submissionHash,
  triedHash,
} from './submission.ts'

/** Writes submissions in groups; answers once the group has committed. */
export type KeepSubmission = (submission: NewSubmission) => Promise<Result<SubmissionOutcome>>

export async function submitAnswers(
  context: {
    readonly db: SchoolDatabase
    readonly clock: Clock
    readonly revisions: RevisionMemory
    readonly keepSubmission: KeepSubmission
    readonly findOutages: FindOutages
  },
  wish: Submit & { readonly attemptId: Id; readonly pupilId: Id; readonly accountId: Id },
): Promise<Result<Receipt>> {
  const inHand = await readAttempt(context.db, wish.attemptId)
  if (inHand === null || inHand.attempt.pupil_id !== wish.pupilId) return refuse('not_found')
  const { attempt, assignment } = inHand
  const now = context.clock.now()
  const [window, timed] = await findWindows(context, inHand, now)
  const tried = tryOf(wish)
  const decision = decideSubmit(
    now,
    window,
    tried === null ? null : { atMs: tried.at.getTime(), isSame: tried.isSame !== false },
    timed,
  )
  // What was received before the door closed is acknowledged again after it.
  if (decision.kind === 'refused' && inHand.submissionId === null) return refuse(decision.code)
  const revision = await context.revisions.get(assignment.revision_id)
  if (!(await mayNameFiles(context.db, revision, attempt.id, wish.answers))) {
    return refuse('bad_request', { where: 'fileIds' })
  }
  const contentHash = submissionHash(attempt.id, wish.answers)
  const outcome = await context.keepSubmission({
    accountId: wish.accountId,
    id: wish.id,
    schoolUai: assignment.school_uai,
    assignmentId: assignment.id,
    attemptId: attempt.id,
    pupilId: attempt.pupil_id,
    answers: wish.answers,
    contentHash,
    receivedAt: new Date(now),
    isLate: decision.kind === 'late',
    lateMs: lateMsOf(now, timed),
    tried,
    extension: decision.kind === 'in_time' ? decision.extension : null,
    marking: await markCopy(context.db, revision, attempt, wish.answers),
  })
  if (!outcome.ok) return outcome
  switch (outcome.value.kind) {
    case 'other_content':
      return refuse('submission_id_reused')
    case 'attempt_closed':
      return refuse('attempt_closed')
    default: {
      const { timing, receiptNumber, kind } = outcome.value
      const isDecided = kind === 'already_there' && timing.is_late
      const ruled = isDecided ? await readRuled(context.db, attempt.id) : null
      const row = { id: wish.id, receipt_number: receiptNumber, content_hash: contentHash }
      return accept(receiptOf({ ...timing, ...row }, ruled))
    }
  }
}

/** The assignment's window, which says what is taken in, and the attempt's, which says what is late. */
function findWindows(
  { findOutages }: { readonly findOutages: FindOutages },
  { assignment, attempt }: AttemptInHand,
  now: number,
) {
  const given = windowOf(assignment)
  const timed = windowOfAttempt(given, attempt.timed_from?.getTime() ?? null)
  return extendTwo([given, timed], now, findOutages)
}

/** The device's word, and whether what came is what it had committed itself to. */
function tryOf({ id, answers, tried }: Submit): DeviceTry | null {
  if (tried === undefined) return null
  const { contentHash } = tried
  const isSame = contentHash === null ? null : contentHash === triedHash(id, answers)
  return { at: new Date(tried.at), contentHash, isSame }
}

/** By the hints that were told of before it; most exercises have none, and ask nothing of the database. */
async function markCopy(
  db: SchoolDatabase,
  revision: KnownRevision,
  { id, draw_seed }: AttemptInHand['attempt'],
  answers: Answers,
): Promise<Marking> {
  const hasHints = revision.content.questions.some((question) => hintsOf(question).length > 0)
  const openedHints = hasHints ? await readOpenedHints(db, id) : undefined
  return markAnswers(revision, draw_seed, answers, openedHints)
}

/** Most copies name no files, and ask nothing of the database. */
async function mayNameFiles(
  db: SchoolDatabase,
  { content }: KnownRevision,
  attemptId: Id,
  answers: Answers,
): Promise<boolean> {
  if (photosNamed(answers).length === 0) return true
  return filesFit(content.questions, answers, await listFiles(db, 'attempt_id', [attemptId]))
}
