/** Counts the copies of an assignment that hold answers for a person, by how far they are. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** How many copies of an assignment hold answers for a person, by how far they are. */
export interface ReturnCounts {
  readonly ready: number
  readonly waiting: number
  readonly returned: number
}

export async function readReturnCounts(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<ReturnCounts> {
  const { rows } = await sql<ReturnCounts>`
    select count(*) filter (where returned_copy.attempt_id is not null)::integer as returned,
      count(*) filter (
        where returned_copy.attempt_id is null and submission.to_mark <= marks.count
      )::integer as ready,
      count(*) filter (where submission.to_mark > marks.count)::integer as waiting
    from submission
    left join returned_copy on returned_copy.attempt_id = submission.attempt_id
    left join lateral (
      select count(*) from hand_mark where hand_mark.attempt_id = submission.attempt_id
    ) marks on true
    where submission.assignment_id = ${assignmentId} and submission.to_mark > 0`.execute(db)
  return rows[0] ?? { ready: 0, waiting: 0, returned: 0 }
}
