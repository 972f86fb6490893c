/** How each question of an assignment did, over first attempts or over all. */
import {
  type AssignmentStatistics,
  type CountedAttempts,
  countedAttemptsMax,
} from '#contract/question-statistics.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAssignment, readAssignmentView } from '#school/assignments/read-assignment.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import { readHandMarks } from '#school/marking/read-hand-marks.ts'
import { countQuestions } from '#school/questions/count-questions.ts'
import { withHandMarks } from '#school/questions/with-hand-marks.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readCountedAttempts } from './counted-attempt-store.ts'

export async function readQuestionStatistics(
  context: { readonly db: SchoolDatabase; readonly revisions: RevisionMemory },
  wish: { readonly assignmentId: Id; readonly counted: CountedAttempts },
): Promise<Result<AssignmentStatistics>> {
  const { db, revisions } = context
  const [row, assignment] = await Promise.all([
    readAssignment(db, wish.assignmentId),
    readAssignmentView(db, wish.assignmentId),
  ])
  if (row === undefined || assignment === null) return refuse('not_found')
  const found = await readCountedAttempts(
    db,
    wish.assignmentId,
    wish.counted,
    countedAttemptsMax + 1,
  )
  const rows = found.slice(0, countedAttemptsMax)
  const handMarks = await readHandMarks(
    db,
    rows.map(({ attempt_id }) => attempt_id),
  )
  const byAttempt = Map.groupBy(handMarks, ({ attempt_id }) => attempt_id)
  const attempts = rows.map(({ attempt_id, answers, marks }) => ({
    answers,
    marks: withHandMarks(marks, byAttempt.get(attempt_id) ?? []),
  }))
  return accept({
    assignment,
    counted: wish.counted,
    attempts: attempts.length,
    isCut: found.length > rows.length,
    questions: countQuestions(await revisions.get(row.revision_id), attempts),
  })
}
