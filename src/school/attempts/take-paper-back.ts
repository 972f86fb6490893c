/**
 * A teacher takes a copy on paper back that was put in for the wrong pupil, or moves it to the right one.
 * What the pupil had saved themselves stays with them, and who never opened the work has not begun it; a copy
 * that was returned stays as it is.
 */
import { drawQuestions } from '#contract/draw-questions.ts'
import type { MovePaper, PaperAttempt } from '#contract/paper-copies.ts'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { assignmentTopic } from '#school/assignments/assignment-topic.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import {
  answersWithPaper,
  marksWithSheet,
  type Sheet,
  sheetOf,
} from '#school/questions/paper-mark.ts'
import { listFiles } from '#school/resources/list-files.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import type { AttemptContext } from './attempt-context.ts'
import { readSavedAnswers } from './attempt-store.ts'
import { beginPaperCopy } from './begin-paper-copy.ts'
import { deleteUnopened } from './paper-attempt-store.ts'
import {
  deletePaperCopy,
  insertPaperCopy,
  isPaperReturned,
  lockPaperCopy,
  moveSheet,
  type PaperInHand,
} from './paper-copy-store.ts'
import { type AttemptInHand, readAttempt, readAttemptsOfPupil } from './read-attempt.ts'
import { readPaperCopies } from './read-paper-copies.ts'
import { readSubmission, readSubmissionOfAttempt } from './read-submission.ts'
import { writeSubmissions } from './submission-store.ts'
import { composePaper } from './submit-paper.ts'

interface Teacher {
  readonly personId: Id
  readonly accountId: Id
}

/**
 * The photos and every mark of the copy go. Refuses with `in_use` a copy that was returned. What was
 * taken back already is: done.
 */
export async function takePaperBack(
  { db, blobs }: AttemptContext,
  { attemptId, teacher }: { readonly attemptId: Id; readonly teacher: Teacher },
): Promise<Result<Record<string, never>>> {
  const result = await db.transaction().execute(async (trx): Promise<Result<string[]>> => {
    const copy = await lockPaperCopy(trx, attemptId)
    if (copy === undefined) {
      const other = await readSubmissionOfAttempt(trx, attemptId)
      return other === undefined ? accept([]) : refuse('not_found')
    }
    // Asked behind the lock: somebody may have returned it while this waited.
    if (await isPaperReturned(trx, attemptId)) return refuse('in_use', { where: 'returned' })
    const { answers: saved } = await readSavedAnswers(trx, attemptId)
    const { photoIds } = sheetOf(copy.answers, saved, copy.photo_ids)
    const gone = await deletePaperCopy(trx, attemptId, photoIds)
    await deleteUnopened(trx, attemptId)
    await writeTakenBack(trx, copy, teacher)
    await publishChange(trx, assignmentTopic, copy.assignment_id)
    return accept(gone)
  })
  if (!result.ok) return result
  // Bytes go after the rows: a crash in between leaves bytes without a row, never the reverse.
  for (const key of result.value) await blobs.remove(key)
  return accept({})
}

/**
 * Moves the sheet with its photos, what was drawn on them and said of it, and the marks of what it answers.
 * It was received when it was; whether that is late, the times of the right pupil say. Refuses with
 * `attempt_closed` where that one has handed in, and with `in_use` a copy that was returned.
 */
export async function movePaper(
  context: AttemptContext,
  wish: MoveWish,
): Promise<Result<PaperAttempt>> {
  const before = await findMoved(context, wish)
  if (before !== null) return accept(before)
  const outcome = await moveOnce(context, wish)
  if (outcome.ok) return outcome
  // Sent twice at once, the second finds nothing left to move.
  const meanwhile = await findMoved(context, wish)
  return meanwhile === null ? outcome : accept(meanwhile)
}

type MoveWish = MovePaper & { readonly attemptId: Id; readonly teacher: Teacher }

/** Where the sheet of this wish lies already. */
async function findMoved({ db }: AttemptContext, wish: MoveWish): Promise<PaperAttempt | null> {
  const moved = await readSubmission(db, wish.teacher.accountId, wish.id)
  return moved?.pupil_id === wish.pupilId ? { attemptId: moved.attempt_id } : null
}

async function moveOnce(context: AttemptContext, wish: MoveWish): Promise<Result<PaperAttempt>> {
  const { db } = context
  const [from, papers] = await Promise.all([
    readAttempt(db, wish.attemptId),
    readPaperCopies(db, [wish.attemptId]),
  ])
  // Asked before anything begins for the other pupil.
  if (from === null || !papers.has(wish.attemptId)) return refuse('not_found')
  if (wish.pupilId === from.attempt.pupil_id) return refuse('bad_request', { where: 'pupilId' })
  if (await isPaperReturned(db, wish.attemptId)) return refuse('in_use', { where: 'returned' })
  const assignmentId = from.assignment.id
  const begun = await beginPaperCopy(context, {
    ...wish,
    assignmentId,
    attemptId: wish.toAttemptId,
  })
  if (!begun.ok) return begun
  const to = await readAttempt(db, begun.value.attemptId)
  if (to === null) return refuse('not_found')
  return db.transaction().execute((trx) => moveLocked(trx, context, wish, to))
}

async function moveLocked(
  trx: SchoolTransaction,
  context: AttemptContext,
  wish: { readonly attemptId: Id; readonly id: Id; readonly teacher: Teacher },
  to: AttemptInHand,
): Promise<Result<PaperAttempt>> {
  const { attemptId: from, teacher } = wish
  const copy = await lockPaperCopy(trx, from)
  if (copy === undefined) return refuse('not_found')
  if (await isPaperReturned(trx, from)) return refuse('in_use', { where: 'returned' })
  const pupilId = to.attempt.pupil_id
  const others = await readAttemptsOfPupil(trx, copy.assignment_id, pupilId)
  if (others.some((one) => one.submission_id !== null)) return refuse('attempt_closed')
  const submission = await composeMoved(trx, context, { copy, from, to, wish })
  const { sheet, marks } = submission
  const [outcome] = await writeSubmissions(trx, [submission.row])
  if (outcome?.kind !== 'received') return refuse('attempt_closed')
  const { photoIds } = sheet
  const place = { from, to: to.attempt.id, toPupilId: pupilId }
  const costs = new Map(
    submission.row.marking.perQuestion.map(({ hints, questionId }) => [questionId, hints?.cost]),
  )
  const moved = marks.map((questionId) => ({ questionId, hintCost: costs.get(questionId) ?? 0 }))
  await moveSheet(trx, { ...place, photoIds, marks: moved })
  await deletePaperCopy(trx, from, [])
  await deleteUnopened(trx, from)
  await insertPaperCopy(trx, {
    attemptId: to.attempt.id,
    handedInBy: copy.handed_in_by,
    onPaperAt: copy.on_paper_at,
    photoIds: sheet.questionId === null ? photoIds : [],
  })
  await writeTakenBack(trx, copy, teacher)
  await writeAuditLine(trx, {
    schoolUai: copy.school_uai,
    actorId: teacher.personId,
    action: 'paper_copy_moved',
    subjectId: pupilId,
    detail: { assignmentId: copy.assignment_id },
  })
  return accept({ attemptId: to.attempt.id })
}

/** What the sheet is with the right pupil's own answers, and which marks go with it. */
async function composeMoved(
  trx: SchoolTransaction,
  context: AttemptContext,
  move: {
    readonly copy: PaperInHand
    readonly from: Id
    readonly to: AttemptInHand
    readonly wish: { readonly id: Id; readonly teacher: Teacher }
  },
) {
  const { copy, to, wish } = move
  const [{ answers: saved }, { answers: theirs }, revision] = await Promise.all([
    readSavedAnswers(trx, move.from),
    readSavedAnswers(trx, to.attempt.id),
    context.revisions.get(to.assignment.revision_id),
  ])
  const given = sheetOf(copy.answers, saved, copy.photo_ids)
  const drawn = drawQuestions(
    revision.content.questions,
    revision.content.plan,
    to.attempt.draw_seed,
  )
  // Where the right pupil is asked other questions, the sheet is one for the whole work.
  const isAsked = drawn.some((question) => question.id === given.questionId)
  const sheet: Sheet = { ...given, questionId: isAsked ? given.questionId : null }
  const files = await listFiles(trx, 'attempt_id', [to.attempt.id])
  const kept = new Set(files.map((file) => file.id))
  const row = await composePaper({ ...context, db: trx }, to, {
    id: wish.id,
    accountId: wish.teacher.accountId,
    answers: answersWithPaper(theirs, kept, sheet),
    questionId: sheet.questionId,
    claimedMs: (copy.on_paper_at ?? copy.received_at).getTime(),
    receivedMs: copy.received_at.getTime(),
  })
  return { row, sheet, marks: marksWithSheet(given, copy.result, row.marking.perQuestion) }
}

function writeTakenBack(
  trx: SchoolTransaction,
  copy: PaperInHand,
  teacher: Teacher,
): Promise<unknown> {
  return writeAuditLine(trx, {
    schoolUai: copy.school_uai,
    actorId: teacher.personId,
    action: 'paper_copy_taken_back',
    subjectId: copy.pupil_id,
    detail: { assignmentId: copy.assignment_id },
  })
}
