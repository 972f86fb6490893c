/** Reads assignments as pupils have them: with own times and extra time. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type Assigned, type AssignedRow, assignedKey, windowOf } from './assigned.ts'
import type { AssignmentWindow } from './assignment.ts'
import { termsColumns, termsOf } from './join-terms.ts'

export function readAssigned(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<AssignedRow | undefined> {
  return db
    .selectFrom('assignment')
    .innerJoinLateral(termsOf(pupilId), (join) => join.onTrue())
    .selectAll('assignment')
    .select(termsColumns)
    .where('assignment.id', '=', assignmentId)
    .executeTakeFirst()
}

/** The present windows of pupils at assignments, by `assignedKey`; those that do not exist are absent. */
export async function readWindows(
  db: SchoolDatabase,
  pairs: readonly Assigned[],
): Promise<Map<string, AssignmentWindow>> {
  const wanted = sql<{ assignment_id: Id; pupil_id: Id }>`(
    select * from unnest(
      ${pairs.map((pair) => pair.assignmentId)}::uuid[], ${pairs.map((pair) => pair.pupilId)}::uuid[]
    ) as pair (assignment_id, pupil_id)
  )`.as('wanted')
  const rows = await db
    .selectFrom('assignment')
    .innerJoin(wanted, 'wanted.assignment_id', 'assignment.id')
    .innerJoinLateral(termsOf(sql<Id>`wanted.pupil_id`), (join) => join.onTrue())
    .selectAll('assignment')
    .select(termsColumns)
    .select('wanted.pupil_id')
    .execute()
  return new Map(
    rows.map((row) => [
      assignedKey({ assignmentId: row.id, pupilId: row.pupil_id }),
      windowOf(row),
    ]),
  )
}
