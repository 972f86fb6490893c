/** Deletes audit lines and import reports that have been kept for their year. Runs every night. */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

/** Months that a line of who did what, and a report of an import, are kept. */
const monthsKept = 12

export async function forgetOldLines({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ lines: number; runs: number }> {
  const now = new Date(clock.now())
  const lines = await sql`
    delete from audit_line where at < ${now}::timestamptz - make_interval(months => ${monthsKept})
  `.execute(db)
  const runs = await sql`
    delete from import_run where created_at < ${now}::timestamptz - make_interval(months => ${monthsKept})
  `.execute(db)
  return {
    lines: Number(lines.numAffectedRows ?? 0n),
    runs: Number(runs.numAffectedRows ?? 0n),
  }
}
