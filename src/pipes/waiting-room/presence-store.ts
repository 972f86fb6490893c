/** Reads when accounts came, and when their devices say that they were there, over some days. */
import { sql } from 'kysely'
import { plainArray } from '#engine/database/plain-array.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'

/** One of the two times at least is there. */
export interface PresenceRow {
  readonly accountId: Id
  readonly onDay: Day
  readonly arrivedAtMs: number | null
  readonly claimedAtMs: number | null
}

/** Both days included. Days without an arrival and a claim are missing. */
export async function readPresence(
  db: PipesDatabase,
  accountIds: readonly Id[],
  fromDay: Day,
  untilDay: Day,
): Promise<PresenceRow[]> {
  if (accountIds.length === 0) return []
  const asked = sql`account_id = any(${plainArray(accountIds)}::uuid[])
    and on_day between ${fromDay}::date and ${untilDay}::date`
  const { rows } = await sql<{
    account_id: Id
    on_day: Day
    arrived_at: Date | null
    claimed_at: Date | null
  }>`
    select account_id, on_day, arrived_at, claimed_at
    from (select account_id, on_day, arrived_at from arrival where ${asked}) came
    full join (select account_id, on_day, claimed_at from arrival_claim where ${asked}) claim
      using (account_id, on_day)`.execute(db)
  return rows.map((row) => ({
    accountId: row.account_id,
    onDay: row.on_day,
    arrivedAtMs: row.arrived_at?.getTime() ?? null,
    claimedAtMs: row.claimed_at?.getTime() ?? null,
  }))
}
