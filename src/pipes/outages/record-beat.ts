/**
 * Writes a sign of life and, with it, the outage that ended by it. One transaction: a silence is
 * judged once, by whoever speaks first.
 */
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { type Beat, judgeBeat, type Outage } from './outage.ts'
import { forgetOldBoots, lockBeats, readBeats, writeBeat, writeOutage } from './outage-store.ts'

export function recordBeat(db: PipesDatabase, beat: Beat): Promise<Outage | null> {
  return db.transaction().execute(async (trx) => {
    await lockBeats(trx)
    const written = await readBeats(trx)
    const outage = judgeBeat(written, beat)
    await writeBeat(trx, beat)
    if (!written.some(({ boot }) => boot === beat.boot)) await forgetOldBoots(trx)
    if (outage !== null) await writeOutage(trx, outage)
    return outage
  })
}
