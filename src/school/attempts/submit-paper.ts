/**
 * Hands a pupil's sheet in for them: what the pupil had saved, the photos, who handed it in and when by
 * their word, in one transaction with its audit line. What a pupil handed in stays as it is.
 */
import { drawQuestions } from '#contract/draw-questions.ts'
import type { Receipt } from '#contract/exercises.ts'
import { paperPhotosMax, type SubmitPaper } from '#contract/paper-copies.ts'
import type { Answers } from '#contract/questions.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { windowOf } from '#school/assignments/assigned.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extendWindow } from '#school/assignments/extend-windows.ts'
import type { KnownRevision, RevisionMemory } from '#school/exercises/remember-revision.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { markAnswers } from '#school/questions/marking.ts'
import { answersWithPaper, markedOnPaper } from '#school/questions/paper-mark.ts'
import { listFiles } from '#school/resources/list-files.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { decideSubmit, lateMsOf } from './attempt.ts'
import { readSavedAnswers } from './attempt-store.ts'
import { readOpenedHints } from './opened-hint-store.ts'
import { insertPaperCopy } from './paper-copy-store.ts'
import { type AttemptInHand, readAttempt } from './read-attempt.ts'
import { readSubmissionOfAttempt } from './read-submission.ts'
import { receiptOf } from './receipt.ts'
import { type NewSubmission, submissionHash } from './submission.ts'
import { writeSubmissions } from './submission-store.ts'

/** A teacher's clock may be ahead of the server's by this. */
const aheadMsMax = 60_000

interface PaperContext {
  readonly db: SchoolDatabase
  readonly clock: Clock
  readonly revisions: RevisionMemory
  readonly findOutages: FindOutages
}

interface PaperWish extends SubmitPaper {
  readonly attemptId: Id
  /** Who hands it in. */
  readonly teacher: { readonly personId: Id; readonly accountId: Id }
}

/** Refuses with `attempt_closed` what is handed in already, and `bad_request` a photo of elsewhere. */
export async function submitPaper(
  context: PaperContext,
  wish: PaperWish,
): Promise<Result<Receipt>> {
  const { db } = context
  const inHand = await readAttempt(db, wish.attemptId)
  if (inHand === null) return refuse('not_found')
  if (inHand.submissionId !== null) return receiptAgain(db, wish)
  const now = context.clock.now()
  const claimedMs = wish.onPaperAt === null ? now : Date.parse(wish.onPaperAt)
  if (claimedMs > now + aheadMsMax) return refuse('bad_request', { where: 'onPaperAt' })
  const revision = await context.revisions.get(inHand.assignment.revision_id)
  const [{ answers: saved }, files] = await Promise.all([
    readSavedAnswers(db, wish.attemptId),
    listFiles(db, 'attempt_id', [wish.attemptId]),
  ])
  const kept = new Set(files.map((file) => file.id))
  const answers = answersWithPaper(saved, kept, wish)
  const wrong = whatIsWrong(revision, inHand, wish, { answers, kept })
  if (wrong !== null) return refuse('bad_request', { where: wrong })
  if (inHand.assignment.withdrawn_at !== null) return refuse('not_found')
  const sheet = { ...wish, accountId: wish.teacher.accountId, answers, claimedMs, receivedMs: now }
  return keep(context, wish, await composePaper(context, inHand, sheet))
}

/** The submission that a sheet becomes, by the times of the attempt's pupil. */
export async function composePaper(
  { db, findOutages, revisions }: Pick<PaperContext, 'db' | 'findOutages' | 'revisions'>,
  { assignment, attempt }: AttemptInHand,
  sheet: {
    readonly id: Id
    readonly accountId: Id
    readonly answers: Answers
    /** Null: the whole work. */
    readonly questionId: string | null
    readonly claimedMs: number
    readonly receivedMs: number
  },
): Promise<NewSubmission> {
  const { answers, claimedMs, receivedMs } = sheet
  const revision = await revisions.get(assignment.revision_id)
  const window = await extendWindow(windowOf(assignment), receivedMs, findOutages)
  // What reached its teacher is taken in whenever it did; what it counts as, the hour says.
  const atMs = Math.max(claimedMs, window.opensAt)
  const decision = decideSubmit(atMs, { ...window, lateAccepted: true })
  const openedHints = await readOpenedHints(db, attempt.id)
  const marking = markAnswers(revision, attempt.draw_seed, answers, openedHints)
  return {
    accountId: sheet.accountId,
    id: sheet.id,
    schoolUai: assignment.school_uai,
    assignmentId: assignment.id,
    attemptId: attempt.id,
    pupilId: attempt.pupil_id,
    answers,
    contentHash: submissionHash(attempt.id, answers),
    receivedAt: new Date(receivedMs),
    isLate: decision.kind === 'late',
    lateMs: lateMsOf(atMs, window),
    tried: null,
    extension: decision.kind === 'in_time' ? decision.extension : null,
    marking: sheet.questionId === null ? markedOnPaper(marking) : marking,
  }
}

/** Where the request asks for what cannot be; null where all is well. */
function whatIsWrong(
  { content }: KnownRevision,
  { attempt }: AttemptInHand,
  { questionId, photoIds }: PaperWish,
  { answers, kept }: { readonly answers: Answers; readonly kept: ReadonlySet<Id> },
): string | null {
  if (!photoIds.every((id) => kept.has(id))) return 'photoIds'
  if (questionId === null) return null
  const drawn = drawQuestions(content.questions, content.plan, attempt.draw_seed)
  const question = drawn.find((one) => one.id === questionId)
  if (question?.kind !== 'open' || question.accepts === 'text') return 'questionId'
  const answer = answers[questionId]
  return answer?.kind === 'open' && answer.fileIds.length > paperPhotosMax ? 'photoIds' : null
}

async function keep(
  { db }: PaperContext,
  { teacher, onPaperAt, photoIds, questionId }: PaperWish,
  submission: NewSubmission,
): Promise<Result<Receipt>> {
  const { attemptId, schoolUai, pupilId } = submission
  return db.transaction().execute(async (trx) => {
    const [outcome] = await writeSubmissions(trx, [submission])
    if (outcome?.kind !== 'received') return refuse('attempt_closed')
    await insertPaperCopy(trx, {
      attemptId,
      handedInBy: teacher.personId,
      onPaperAt: onPaperAt === null ? null : new Date(onPaperAt),
      photoIds: questionId === null ? photoIds : [],
    })
    await writeAuditLine(trx, {
      schoolUai,
      actorId: teacher.personId,
      action: 'paper_copy_handed_in',
      subjectId: pupilId,
      detail: { assignmentId: submission.assignmentId },
    })
    const row = {
      id: submission.id,
      receipt_number: outcome.receiptNumber,
      content_hash: submission.contentHash,
    }
    return accept(receiptOf({ ...outcome.timing, ...row }, null))
  })
}

/** The answer to the first sending may have been lost on its way back. */
async function receiptAgain(db: SchoolDatabase, wish: PaperWish): Promise<Result<Receipt>> {
  const submission = await readSubmissionOfAttempt(db, wish.attemptId)
  const isSame = submission?.id === wish.id && submission.account_id === wish.teacher.accountId
  return isSame ? accept(receiptOf(submission, null)) : refuse('attempt_closed')
}
