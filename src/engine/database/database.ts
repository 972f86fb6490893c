/**
 * The door to PostgreSQL: typed queries by Kysely over a bounded pool. Nothing waits for
 * ever: not for a connection, not for a lock, not for an answer.
 */
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type ConnectionSource, clientConfig, keptAlive } from '#engine/database/connection.ts'
import { rowValues } from '#engine/database/row-values.ts'
import { extendStatementTime, withStatementDeadline } from '#engine/database/statement-deadline.ts'
import type { Log } from '#engine/log/log.ts'

export interface DatabaseOptions {
  readonly log: Log
  /** Connections at most; 10. */
  readonly poolMax?: number
  /** How long a caller waits for a connection, a free one or a new one; 5 000. */
  readonly connectionWaitMs?: number
  /** A statement is cancelled after this; 15 000. */
  readonly statementTimeoutMs?: number
}

export interface TransactionOptions {
  /** `read committed` unless told. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readonly readOnly?: boolean
  /** For the few long acts (a roster import): replaces the statement timeout inside. */
  readonly statementTimeoutMs?: number
}

export interface Database<Tables> {
  /** Where it is, for those who need a connection of their own (LISTEN, jobs, backup). */
  readonly source: ConnectionSource
  /** For single statements; pass it where `Kysely | Transaction` is asked for. */
  readonly kysely: Kysely<Tables>
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<T>(
    work: (trx: Transaction<Tables>) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
  /** Connections in use and callers waiting for one: a live signal of load. */
  load(): { readonly used: number; readonly waiting: number; readonly poolMax: number }
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>
}

const poolMaxDefault = 10
const statementTimeoutMsDefault = 15_000
const lockTimeoutMs = 5000
const idleInTransactionTimeoutMs = 30_000
const connectionWaitMsDefault = 5000

/** Opens a pool; the first connection is made by the first statement. */
export function openDatabase<Tables>(
  source: ConnectionSource,
  options: DatabaseOptions,
): Database<Tables> {
  const poolMax = options.poolMax ?? poolMaxDefault
  const statementTimeoutMs = options.statementTimeoutMs ?? statementTimeoutMsDefault
  const pool = new pg.Pool({
    ...clientConfig(source),
    types: rowValues,
    max: poolMax,
    connectionTimeoutMillis: options.connectionWaitMs ?? connectionWaitMsDefault,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    application_name: 'preau',
    ...keptAlive,
  })
  // A connection may break in the hands of a caller, between two statements: the next one
  // tells the caller. Unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  let closing = false
  pool.on('error', (err) => {
    if (!closing) options.log.warn({ err }, 'a database connection was lost')
  })

  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: withStatementDeadline(pool, statementTimeoutMs) }),
  })
  return {
    source,
    kysely,
    transaction: (work, transactionOptions = {}) => transact(kysely, work, transactionOptions),
    load: () => ({
      used: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
      poolMax,
    }),
    async close() {
      closing = true
      await kysely.destroy()
    },
  }
}

async function transact<Tables, T>(
  kysely: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const { isolation, readOnly, statementTimeoutMs } = options
  let builder = kysely.transaction()
  if (isolation !== undefined) builder = builder.setIsolationLevel(isolation)
  if (readOnly === true) builder = builder.setAccessMode('read only')
  return builder.execute(async (trx) => {
    if (statementTimeoutMs !== undefined) {
      await extendStatementTime(trx, statementTimeoutMs)
    }
    return work(trx)
  })
}
