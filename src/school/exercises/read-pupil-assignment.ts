/** An assignment as its pupil sees it before, while and after answering. */
import type { PupilAssignment } from '#contract/exercises.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { decideBegin, isResultOpen } from './assignment.ts'
import {
  readAboutResources,
  readAssignment,
  readAssignmentView,
  windowOf,
} from './assignment-store.ts'
import { readAttemptsOfPupil } from './attempt-store.ts'
import type { FindOutages } from './due-extension.ts'
import { extendWindow } from './extend-windows.ts'
import { readHandMarks } from './hand-mark-store.ts'
import { readPaperCopies } from './paper-copy-store.ts'
import { receiptOf } from './receipt.ts'

export async function readPupilAssignment(
  context: {
    readonly db: SchoolDatabase
    readonly clock: Clock
    readonly findOutages: FindOutages
  },
  wish: {
    readonly pupilId: Id
    readonly assignmentId: Id
    /** Courses that the pupil follows. */
    readonly courseIds: ReadonlySet<Id>
  },
): Promise<Result<PupilAssignment>> {
  const { db, clock } = context
  const row = await readAssignment(db, wish.assignmentId)
  if (row === undefined || !wish.courseIds.has(row.course_id)) return refuse('not_found')
  const [view, attempts] = await Promise.all([
    readAssignmentView(db, wish.assignmentId),
    readAttemptsOfPupil(db, wish.assignmentId, wish.pupilId),
  ])
  if (view === null) return refuse('not_found')
  const attemptIds = attempts.map((attempt) => attempt.id)
  const [handMarks, onPaper] = await Promise.all([
    readHandMarks(db, attemptIds),
    readPaperCopies(db, attemptIds),
  ])
  const now = clock.now()
  const window = await extendWindow(windowOf(row), now, context.findOutages)
  const decision = decideBegin(
    now,
    window,
    attempts.map(({ number, submission_id }) => ({ number, isSubmitted: submission_id !== null })),
  )
  return accept({
    assignment: view,
    resources: await readAboutResources(db, row),
    attempts: attempts.map((attempt) => {
      const marks = handMarks.filter((mark) => mark.attempt_id === attempt.id)
      const toMark = (attempt.to_mark ?? 0) - marks.length
      const paper = onPaper.get(attempt.id)
      const handPoints = marks.reduce((sum, mark) => sum + Number(mark.points), 0)
      return {
        id: attempt.id,
        number: attempt.number,
        state: attempt.submission_id === null ? 'begun' : toMark > 0 ? 'to_mark' : 'marked',
        startedAt: attempt.started_at.toISOString(),
        receipt: receiptOfAttempt(attempt),
        ...(paper === undefined ? {} : { paper }),
        points:
          attempt.submission_id !== null && isResultOpen(now, window)
            ? Number(attempt.points) + handPoints
            : null,
      }
    }),
    attemptsLeft: Math.max(0, row.attempts_max - attempts.length),
    isOpen: decision.kind !== 'refused',
    closedBecause: decision.kind === 'refused' ? decision.code : null,
    ...(window.extension === null
      ? {}
      : { extendedUntil: new Date(window.extension.untilMs).toISOString() }),
  })
}

function receiptOfAttempt(attempt: Awaited<ReturnType<typeof readAttemptsOfPupil>>[number]) {
  const { submission_id: id, received_at, content_hash, is_late, ruled } = attempt
  if (id === null || received_at === null || content_hash === null || is_late === null) return null
  return receiptOf({ ...attempt, id, received_at, content_hash, is_late }, ruled)
}
