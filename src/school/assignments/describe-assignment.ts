/** An assignment as everybody may see it, with what it is about: for what is sealed in advance. */
import type { AboutResources, Assignment } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readAboutResources, readAssignment, readAssignmentView } from './read-assignment.ts'

export interface DescribedAssignment {
  readonly assignment: Assignment
  readonly resources: AboutResources
  readonly exerciseId: Id
  readonly revisionId: Id
  readonly assignedAt: Date
}

/** Null where it does not exist or was withdrawn. */
export async function describeAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<DescribedAssignment | null> {
  const row = await readAssignment(db, assignmentId)
  if (row === undefined || row.withdrawn_at !== null) return null
  const [assignment, resources] = await Promise.all([
    readAssignmentView(db, assignmentId),
    readAboutResources(db, row),
  ])
  if (assignment === null) return null
  return {
    assignment,
    resources,
    exerciseId: row.exercise_id,
    revisionId: row.revision_id,
    assignedAt: row.assigned_at,
  }
}
