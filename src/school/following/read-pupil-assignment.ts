/** An assignment as its pupil sees it before, while and after answering. */
import type { PupilAssignment } from '#contract/exercises.ts'
import { takeHintCost } from '#contract/hints.ts'
import { roundPoints } from '#contract/round-points.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { windowOf } from '#school/assignments/assigned.ts'
import { isResultOpen, windowOfMarks } from '#school/assignments/assignment.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extendTwo } from '#school/assignments/extend-windows.ts'
import { readAssigned } from '#school/assignments/read-assigned.ts'
import { readAboutResources, readAssignmentView } from '#school/assignments/read-assignment.ts'
import { readTeam } from '#school/assignments/read-team.ts'
import { attemptFacts, decideBegin } from '#school/attempts/attempt.ts'
import { readAttemptsOfPupil } from '#school/attempts/read-attempt.ts'
import { readPaperCopies } from '#school/attempts/read-paper-copies.ts'
import { receiptOf } from '#school/attempts/receipt.ts'
import { type HandMarkRow, readHandMarks } from '#school/marking/read-hand-marks.ts'
import { isReturned } from '#school/marking/returned-copy.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

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
  const row = await readAssigned(db, wish.assignmentId, wish.pupilId)
  if (row === undefined || !wish.courseIds.has(row.course_id)) return refuse('not_found')
  const [view, attempts, team] = await Promise.all([
    readAssignmentView(db, wish.assignmentId),
    readAttemptsOfPupil(db, wish.assignmentId, wish.pupilId),
    readTeam(db, wish.assignmentId, wish.pupilId),
  ])
  if (view === null) return refuse('not_found')
  const attemptIds = attempts.map((attempt) => attempt.id)
  const [handMarks, onPaper] = await Promise.all([
    readHandMarks(db, attemptIds),
    readPaperCopies(db, attemptIds),
  ])
  const now = clock.now()
  const given = windowOf(row)
  const { minutes } = given
  const both = [given, windowOfMarks(given)] as const
  const [window, marksWindow] = await extendTwo(both, now, context.findOutages)
  const decision = decideBegin(now, window, attemptFacts(attempts, wish.pupilId, null))
  const mates = team.flatMap(({ givenName, id }) => (id === wish.pupilId ? [] : [givenName]))
  return accept({
    assignment: {
      ...view,
      opensAt: row.own_opens_at.toISOString(),
      dueAt: row.own_due_at?.toISOString() ?? null,
    },
    ...(minutes === null ? {} : { time: { minutes, extraTime: row.extra_time } }),
    resources: await readAboutResources(db, row),
    ...(mates.length === 0 ? {} : { team: { mates } }),
    attempts: attempts.map((attempt) => {
      const marks = handMarks.filter((mark) => mark.attempt_id === attempt.id)
      const { to_mark: toMark, returned_at: returnedAt } = attempt
      const isBack = isReturned({ toMark, returnedAt })
      const handPoints = isBack ? pointsOf(marks) : 0
      const paper = onPaper.get(attempt.id)
      return {
        id: attempt.id,
        number: attempt.number,
        state: attempt.submission_id === null ? 'begun' : isBack ? 'marked' : 'to_mark',
        startedAt: attempt.started_at.toISOString(),
        receipt: receiptOfAttempt(attempt),
        ...(paper === undefined ? {} : { paper }),
        ...(attempt.pupil_id === wish.pupilId ? {} : { by: attempt.given_name }),
        points:
          attempt.submission_id !== null && isResultOpen(now, marksWindow)
            ? roundPoints(Number(attempt.points) + handPoints)
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

/** What they add to the points of the rules, without what opened hints took of it. */
function pointsOf(marks: readonly HandMarkRow[]): number {
  const left = marks.map(
    ({ hint_cost, points, rule_points }) =>
      takeHintCost(Number(points), Number(hint_cost)).points - Number(rule_points ?? 0),
  )
  return left.reduce((sum, points) => sum + points, 0)
}
