/** Reads what a teacher decided about a copy that came late. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { Ruled } from './timing.ts'

export async function readRuled(db: SchoolDatabase, attemptId: Id): Promise<Ruled> {
  const row = await db
    .selectFrom('late_ruling')
    .select('counts')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  return row?.counts ?? null
}
