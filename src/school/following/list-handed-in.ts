/** What each pupil of the course handed in last of an assignment: for rooms that give points for it. */
import type { Assignment } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAssignmentView } from '#school/assignments/read-assignment.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type HandedInRow, readHandedIn } from './following-store.ts'

export interface HandedIn {
  readonly assignment: Assignment
  readonly copies: readonly HandedInRow[]
}

export async function listHandedIn(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<Result<HandedIn>> {
  const assignment = await readAssignmentView(db, assignmentId)
  if (assignment === null) return refuse('not_found')
  const copies = await readHandedIn(db, assignmentId, assignment.courseId)
  return accept({ assignment, copies })
}
