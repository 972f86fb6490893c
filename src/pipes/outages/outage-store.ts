/** Rows of signs of life and of outages. */
import { sql, type Transaction } from 'kysely'
import type { PipesDatabase, PipesTables } from '#pipes/pipe-tables.ts'
import { joinMs, type Outage, type WrittenBeat } from './outage.ts'

/** Boots of which a sign of life is kept: every machine of a large installation, and some before. */
const bootsMax = 32

type PipesTransaction = Transaction<PipesTables>

/** One at a time: two processes that start together must not record one silence twice. */
export async function lockBeats(trx: PipesTransaction): Promise<void> {
  await sql`lock table heartbeat in share row exclusive mode`.execute(trx)
}

export async function readBeats(trx: PipesTransaction): Promise<WrittenBeat[]> {
  const rows = await trx.selectFrom('heartbeat').selectAll().execute()
  return rows.map((row) => ({
    boot: row.boot,
    run: row.run,
    wallMs: row.beat_at.getTime(),
    steadyMs: row.steady_ms,
  }))
}

/** A beat that was given up and arrives after a later one changes nothing. */
export async function writeBeat(trx: PipesTransaction, beat: WrittenBeat): Promise<void> {
  const row = { run: beat.run, beat_at: new Date(beat.wallMs), steady_ms: beat.steadyMs }
  await trx
    .insertInto('heartbeat')
    .values({ boot: beat.boot, ...row })
    .onConflict((conflict) =>
      conflict.column('boot').doUpdateSet(row).where('heartbeat.steady_ms', '<=', beat.steadyMs),
    )
    .execute()
}

export async function forgetOldBoots(trx: PipesTransaction): Promise<void> {
  await sql`
    delete from heartbeat where boot not in (
      select boot from heartbeat order by beat_at desc limit ${bootsMax}
    )`.execute(trx)
}

/** Writes a span, or makes the one longer that it goes on with. */
export async function writeOutage(trx: PipesTransaction, outage: Outage): Promise<void> {
  const { reason } = outage
  const fromAt = new Date(outage.fromMs)
  const untilAt = new Date(outage.untilMs)
  const joined = await sql`
    update outage set until_at = greatest(until_at, ${untilAt}), from_at = least(from_at, ${fromAt})
    where id = (
      select id from outage
      where reason = ${reason} and until_at >= ${new Date(outage.fromMs - joinMs)}
        and from_at <= ${untilAt}
      order by until_at desc limit 1
    )`.execute(trx)
  if ((joined.numAffectedRows ?? 0n) > 0n) return
  await trx.insertInto('outage').values({ from_at: fromAt, until_at: untilAt, reason }).execute()
}

/** Spans of one answer; the latest ones where there are more. */
const outagesReadMax = 1_000

/** Spans that touch the time asked for, in their order. */
export async function readOutages(
  db: PipesDatabase,
  fromMs: number,
  untilMs: number,
): Promise<Outage[]> {
  const rows = await db
    .selectFrom('outage')
    .select(['from_at', 'until_at', 'reason'])
    .where('until_at', '>', new Date(fromMs))
    .where('from_at', '<', new Date(untilMs))
    .orderBy('until_at', 'desc')
    .limit(outagesReadMax)
    .execute()
  return rows
    .map((row) => ({
      fromMs: row.from_at.getTime(),
      untilMs: row.until_at.getTime(),
      reason: row.reason,
    }))
    .sort((left, right) => left.fromMs - right.fromMs)
}

export async function deleteOutagesBefore(db: PipesDatabase, before: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('outage')
    .where('until_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(deleted.numDeletedRows)
}
