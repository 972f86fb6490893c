/** Which passes were given. The passes of a minute are numbered, each number once. */
import { sql } from 'kysely'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { type GivenPass, minuteMs } from './overnight-pass.ts'

/** An arbitrary number that every version of Préau must share. */
const passesLock = 7_723_284_404

interface PassRow {
  readonly on_day: Day
  readonly account_id: Id
  readonly from_minute: number
  readonly ordinal: number
}

/** Every pass of these accounts that is not forgotten: a few for each. */
export async function readPasses(
  db: PipesDatabase,
  accountIds: readonly Id[],
): Promise<GivenPass[]> {
  // By the accounts alone: a list in place of a join is quick also before the table has statistics.
  const { rows } = await sql<PassRow>`
    select on_day, account_id, from_minute, ordinal from overnight_pass
    where account_id = any(${[...accountIds]}::uuid[])`.execute(db)
  return rows.map((row) => ({
    on: row.on_day,
    accountId: row.account_id,
    fromMs: row.from_minute * minuteMs,
    ordinal: row.ordinal,
  }))
}

/** Until the transaction ends nobody else gives passes: what is counted stays true. */
export async function lockPasses(db: PipesDatabase): Promise<void> {
  await sql`select pg_advisory_xact_lock(${passesLock}::bigint)`.execute(db)
}

/** By minute, how many passes were given. */
export async function readTaken(
  db: PipesDatabase,
  minutesMs: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ from_minute: number; taken: number }>`
    select from_minute, last.ordinal + 1 as taken
    from unnest(${minutesMs.map((fromMs) => fromMs / minuteMs)}::integer[]) as asked (from_minute)
    cross join lateral (
      select ordinal from overnight_pass given where given.from_minute = asked.from_minute
      order by ordinal desc limit 1
    ) last`.execute(db)
  return new Map(rows.map((row) => [row.from_minute * minuteMs, row.taken]))
}

/** Throws where a number of the minute, or the account's morning, is taken: then none is written. */
export async function insertPasses(db: PipesDatabase, passes: readonly GivenPass[]): Promise<void> {
  if (passes.length === 0) return
  await sql`
    insert into overnight_pass (on_day, account_id, from_minute, ordinal)
    select * from unnest(
      ${passes.map(({ on }) => on)}::date[],
      ${passes.map(({ accountId }) => accountId)}::uuid[],
      ${passes.map(({ fromMs }) => fromMs / minuteMs)}::integer[],
      ${passes.map(({ ordinal }) => ordinal)}::integer[])`.execute(db)
}

/** Deletes the passes of days before `day`; gives how many there were. */
export async function deletePassesBefore(db: PipesDatabase, day: Day): Promise<number> {
  const deleted = await sql`delete from overnight_pass where on_day < ${day}::date`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}
