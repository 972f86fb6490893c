/** Counts the counting copies of an assignment that hold answers for a person, by how far they are. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** How many of the copies that count hold answers for a person, by how far they are. */
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
        where returned_copy.attempt_id is null and counting_copy.waiting = 0
      )::integer as ready,
      count(*) filter (where counting_copy.waiting > 0)::integer as waiting
    from counting_copy
    left join returned_copy on returned_copy.attempt_id = counting_copy.attempt_id
    where counting_copy.assignment_id = ${assignmentId} and counting_copy.to_mark > 0`.execute(db)
  return rows[0] ?? { ready: 0, waiting: 0, returned: 0 }
}
