/** Which passes were given. A minute's slots are unique: no process can give one of them again. */
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
  readonly slot: number
}

/** The passes of these accounts on these days, as far as they have any. */
export async function readPasses(
  db: PipesDatabase,
  whose: readonly Pick<GivenPass, 'accountId' | 'on'>[],
): Promise<GivenPass[]> {
  if (whose.length === 0) return []
  const { rows } = await sql<PassRow>`
    select overnight_pass.on_day, overnight_pass.account_id, from_minute, slot
    from unnest(${whose.map(({ on }) => on)}::date[],
      ${whose.map(({ accountId }) => accountId)}::uuid[]) as asked (on_day, account_id)
    join overnight_pass using (on_day, account_id)`.execute(db)
  return rows.map((row) => ({
    on: row.on_day,
    accountId: row.account_id,
    fromMs: row.from_minute * minuteMs,
    slot: row.slot,
  }))
}

/** Until the transaction ends nobody else gives passes: what is counted stays true. */
export async function lockPasses(db: PipesDatabase): Promise<void> {
  await sql`select pg_advisory_xact_lock(${passesLock}::bigint)`.execute(db)
}

/** By minute, how many of its slots are gone. */
export async function readTakenSlots(
  db: PipesDatabase,
  minutesMs: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ from_minute: number; taken: number }>`
    select from_minute, last.slot + 1 as taken
    from unnest(${minutesMs.map((fromMs) => fromMs / minuteMs)}::integer[]) as asked (from_minute)
    cross join lateral (
      select slot from overnight_pass given where given.from_minute = asked.from_minute
      order by slot desc limit 1
    ) last`.execute(db)
  return new Map(rows.map((row) => [row.from_minute * minuteMs, row.taken]))
}

/** Throws where a slot, or the account's morning, is taken already: then none of them is written. */
export async function insertPasses(db: PipesDatabase, passes: readonly GivenPass[]): Promise<void> {
  if (passes.length === 0) return
  await sql`
    insert into overnight_pass (on_day, account_id, from_minute, slot)
    select * from unnest(
      ${passes.map(({ on }) => on)}::date[],
      ${passes.map(({ accountId }) => accountId)}::uuid[],
      ${passes.map(({ fromMs }) => fromMs / minuteMs)}::integer[],
      ${passes.map(({ slot }) => slot)}::integer[])`.execute(db)
}

/** Deletes the passes of days before `day`; gives how many there were. */
export async function deletePassesBefore(db: PipesDatabase, day: Day): Promise<number> {
  const deleted = await sql`delete from overnight_pass where on_day < ${day}::date`.execute(db)
  return Number(deleted.numAffectedRows ?? 0n)
}
