/**
 * What the database knows of this installation's logs. It lies apart from their folder, and comes
 * along with backups and standbys: so a folder that is lost, or older than it was, can be told.
 */
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import type { KnownLog } from './known-log.ts'
import { generationOf } from './log-name.ts'

/** Of one installation: each is a loss of its journal. */
const logsMax = 1_000

/** In the order in which they were begun. */
export async function readKnownLogs(db: PipesDatabase): Promise<KnownLog[]> {
  const rows = await db
    .selectFrom('known_log')
    .select(['origin', 'size', 'checkpoint'])
    .orderBy('begun_at', 'desc')
    .orderBy('origin', 'desc')
    .limit(logsMax)
    .execute()
  // The clock may have been put back between two of them.
  return rows
    .reverse()
    .sort((left, right) => generationOf(left.origin) - generationOf(right.origin))
}

/** Before anything is signed under this name: whoever has a copy of the database knows of it. */
export async function announceLog(db: PipesDatabase, origin: string): Promise<void> {
  await db
    .insertInto('known_log')
    .values({ origin })
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .execute()
}

/** One that comes after a later one changes nothing. */
export async function tellCheckpoint(
  db: PipesDatabase,
  { checkpoint, origin, size }: KnownLog & { readonly checkpoint: string },
): Promise<void> {
  await db
    .insertInto('known_log')
    .values({ origin, size, checkpoint })
    .onConflict((conflict) =>
      conflict
        .column('origin')
        .doUpdateSet({ size, checkpoint })
        .where('known_log.size', '<=', size),
    )
    .execute()
}
