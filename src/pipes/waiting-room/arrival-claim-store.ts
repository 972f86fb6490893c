/** Writes what devices claim about presence, many in one statement; the first claim of a day stays. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import type { ArrivalClaim } from './arrival-claim.ts'

/** True for each claim once it, or an earlier one of its account and day, is durable. */
export async function insertArrivalClaims(
  db: PipesDatabase,
  claims: readonly ArrivalClaim[],
): Promise<true[]> {
  await sql`
    insert into arrival_claim (on_day, account_id, claimed_at, received_at)
    select * from unnest(
      ${claims.map(({ onDay }) => onDay)}::date[],
      ${claims.map(({ accountId }) => accountId)}::uuid[],
      ${claims.map(({ claimedAtMs }) => new Date(claimedAtMs))}::timestamptz[],
      ${claims.map(({ receivedAtMs }) => new Date(receivedAtMs))}::timestamptz[])
    on conflict do nothing`.execute(db)
  return claims.map(() => true)
}

export async function deleteArrivalClaimsBefore(db: PipesDatabase, day: Day): Promise<number> {
  const deleted = await sql`delete from arrival_claim where on_day < ${day}::date`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}
