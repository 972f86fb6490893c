/**
 * Reserves numbers for tickets, a block at a time: durable before the first of them is given, so
 * that a killed process wastes numbers and repeats none.
 */
import { sql } from 'kysely'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { firstLedger, type NumberBlock } from './number-blocks.ts'

/**
 * Where the database's history runs: which cluster, and on which timeline. It changes when a
 * standby is promoted and when a copy is restored elsewhere.
 */
const historyOfNow = sql`(select system_identifier from pg_control_system()) || '/' ||
  left(pg_walfile_name(pg_current_wal_lsn()), 8)`

/** One block, and a new epoch where the database's history took another turn. */
export async function reserveNumbers(db: PipesDatabase, count: number): Promise<NumberBlock> {
  const { rows } = await sql<{ epoch: number; next_number: number }>`
    insert into ticket_block (epoch, next_number, history)
    values (${firstLedger.epoch}, ${firstLedger.nextNumber} + ${count}::bigint, ${historyOfNow})
    on conflict (single) do update set
      epoch = ticket_block.epoch + (ticket_block.history <> excluded.history)::integer,
      next_number = case when ticket_block.history = excluded.history
        then ticket_block.next_number + ${count}::bigint else ${firstLedger.nextNumber} + ${count}::bigint end,
      history = excluded.history
    returning epoch, next_number`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('no block of numbers was reserved')
  return { epoch: row.epoch, nextNumber: row.next_number - count, endNumber: row.next_number }
}
