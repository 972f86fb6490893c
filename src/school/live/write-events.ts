/** Writes what happened in live classes; a line that was pointed out is kept apart in the same transaction. */
import type { SchoolDatabase } from '#school/room-context.ts'
import { hasFlag, insertFlags } from './live-flag-store.ts'
import { type EventOutcome, insertEvents, type NewEvent } from './live-room-store.ts'

/** One outcome for each, in their order. */
export async function writeEvents(
  db: SchoolDatabase,
  group: readonly NewEvent[],
): Promise<EventOutcome[]> {
  if (!hasFlag(group)) return insertEvents(db, group)
  return db.transaction().execute(async (trx) => {
    const outcomes = await insertEvents(trx, group)
    await insertFlags(
      trx,
      group.filter((_, at) => outcomes[at] === 'written'),
    )
    return outcomes
  })
}
