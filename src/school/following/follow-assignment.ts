/**
 * The teacher's view of an assignment: every pupil of the course who has it, how far each one is, and the copies
 * of who has left.
 */
import { drawQuestions } from '#contract/draw-questions.ts'
import type { Following } from '#contract/following.ts'
import { hintsOf } from '#contract/hints.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { roundPoints } from '#contract/round-points.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { extraMinutes } from '#school/assignments/extra-minutes.ts'
import {
  readAssignedContent,
  readAssignment,
  readAssignmentView,
} from '#school/assignments/read-assignment.ts'
import { readPaperCopies } from '#school/attempts/read-paper-copies.ts'
import { countsLate, timingOf } from '#school/attempts/timing.ts'
import { readReturnCounts } from '#school/marking/read-return-counts.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type FollowedRow, readFollowing } from './following-store.ts'

export async function followAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<Result<Following>> {
  const [row, assignment] = await Promise.all([
    readAssignment(db, assignmentId),
    readAssignmentView(db, assignmentId),
  ])
  if (row === undefined || assignment === null) return refuse('not_found')
  const [rows, returns] = await Promise.all([
    readFollowing(db, assignmentId, assignment.courseId),
    readReturnCounts(db, assignmentId),
  ])
  const onPaper = await readPaperCopies(
    db,
    rows.flatMap(({ attempt_id, submission_id }) =>
      attempt_id === null || submission_id === null ? [] : [attempt_id],
    ),
  )
  // Most exercises have no hints, and nobody's questions are asked for.
  const content = rows.some(({ opened_hints }) => opened_hints > 0)
    ? await readAssignedContent(db, assignmentId)
    : null
  const present = (one: FollowedRow) => {
    const paper = onPaper.get(one.attempt_id ?? '')
    return {
      ...presentPupil(one, assignment.minutes ?? null),
      ...allHintsOf(one, content),
      ...(paper === undefined ? {} : { paper }),
    }
  }
  return accept({
    assignment,
    isToSome: row.to_some,
    returns,
    pupils: rows.filter((one) => !one.has_left).map(present),
    former: rows.filter((one) => one.has_left).map(present),
  })
}

/** `minutes`: how long an attempt may take the others. */
function presentPupil(row: FollowedRow, minutes: number | null): Following['pupils'][number] {
  const toMark = row.waiting ?? 0
  const isSubmitted = row.submission_id !== null
  const state = isSubmitted
    ? toMark > 0
      ? ('to_mark' as const)
      : ('marked' as const)
    : row.attempt_id === null
      ? ('not_opened' as const)
      : ('begun' as const)
  const timing = timingOfRow(row)
  return {
    pupil: { id: row.pupil_id, familyName: row.family_name, givenName: row.given_name },
    className: row.class_name,
    ...(row.team === null ? {} : { team: row.team }),
    ...(row.sender === null ? {} : { handedInBy: row.sender }),
    ownWindow: ownWindowOf(row),
    ownMinutes: extraMinutes(row, minutes),
    state,
    attemptId: row.attempt_id,
    attemptNumber: row.attempt_number,
    answeredCount: row.answered_count,
    ...(row.is_again === true ? { isAgain: true as const } : {}),
    openedHints: row.opened_hints,
    receivedAt: row.received_at?.toISOString() ?? null,
    isLate: timing !== null && countsLate(timing),
    timing,
    points: isSubmitted ? roundPoints(Number(row.points) + Number(row.hand_points ?? 0)) : null,
    toMark,
    returning: returningOf(row, toMark),
  }
}

/** Of the questions that the attempt asks. */
function allHintsOf(
  { opened_hints, draw_seed }: FollowedRow,
  content: ExerciseContent | null,
): { allHints?: number } {
  if (opened_hints === 0 || content === null) return {}
  const asked = drawQuestions(content.questions, content.plan, draw_seed)
  return { allHints: asked.reduce((sum, question) => sum + hintsOf(question).length, 0) }
}

function ownWindowOf({ is_own, own_opens_at, own_due_at }: FollowedRow) {
  if (!is_own || own_due_at === null) return null
  return { opensAt: own_opens_at.toISOString(), dueAt: own_due_at.toISOString() }
}

/** Null where rules marked all, and while something waits for a mark. */
function returningOf(row: FollowedRow, waiting: number) {
  if ((row.to_mark ?? 0) === 0 || waiting > 0) return null
  return row.returned_at === null ? ('ready' as const) : ('returned' as const)
}

function timingOfRow(row: FollowedRow) {
  const { received_at, is_late } = row
  if (received_at === null || is_late === null) return null
  return timingOf({ ...row, received_at, is_late }, row.ruled)
}
