/** For a reader of a resource: which assignment each exercise inside it is, and how far they are. */
import { drawnCount } from '#contract/draw-questions.ts'
import type { InlineAssignments } from '#contract/inline-assignments.ts'
import type { Id } from '#kernel/ids.ts'
import { isReturned } from '#school/marking/returned-copy.ts'
import type { Caller } from '#school/people/caller.ts'
import { findExercisesInside } from '#school/resources/read-resource.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type InlineExerciseRow, readInlineExercises } from './following-store.ts'

/** `pupilId` names the child whose guardian reads; absent, the caller reads for themself. */
export async function listInlineAssignments(
  db: SchoolDatabase,
  caller: Caller,
  wish: { readonly resourceId: Id; readonly pupilId: Id | undefined },
): Promise<InlineAssignments> {
  const child = wish.pupilId === undefined ? undefined : caller.children.get(wish.pupilId)
  const isPupil = child === undefined && caller.courseIds.size > 0
  const pupilId = child === undefined ? caller.personId : (wish.pupilId ?? caller.personId)
  const exerciseIds = await findExercisesInside(db, wish.resourceId)
  const rows = await readInlineExercises(db, exerciseIds, {
    pupilId,
    courseIds: [...(child ?? caller).courseIds],
    taughtIds: child === undefined ? [...caller.taughtCourseIds] : [],
  })
  const byExercise = new Map(rows.map((row) => [row.exercise_id, row]))
  return {
    assignments: exerciseIds.flatMap((exerciseId) => {
      const row = byExercise.get(exerciseId)
      if (row === undefined) return []
      return {
        exerciseId,
        assignmentId: row.assignment_id,
        title: row.title,
        questionCount: drawnCount(
          row.question_ids.map((id) => ({ id })),
          row.plan ?? undefined,
        ),
        state: child !== undefined || isPupil ? stateOf(row) : null,
      }
    }),
  }
}

function stateOf(row: InlineExerciseRow) {
  if (row.submission_id !== null) {
    const isBack = isReturned({ toMark: row.to_mark, returnedAt: row.returned_at })
    return isBack ? ('marked' as const) : ('to_mark' as const)
  }
  return row.attempt_id === null ? ('not_opened' as const) : ('begun' as const)
}
