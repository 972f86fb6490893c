/**
 * No statement waits for ever for a database that fell silent. PostgreSQL's own limits are kept by PostgreSQL: a
 * host that is gone, or a way to it that swallows everything, keeps none, and TCP notices after a quarter of an hour.
 */
import {
  type Kysely,
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from 'kysely'
import type pg from 'pg'

/** Beyond PostgreSQL's own limit, whose answer may be on its way. */
const graceMs = 5_000
const extending = "select set_config('statement_timeout', $1, true)"

/** For the few long acts: the statements of this transaction may take so long. */
export async function extendStatementTime<Tables>(
  trx: Kysely<Tables>,
  statementMs: number,
): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(statementMs)}, true)`.execute(trx)
}

/** `code` is PostgreSQL's for a connection that failed: nobody knows what became of the statement. */
class SilentDatabase extends Error {
  readonly code = '08006'
}

/**
 * A pool whose connections are given up where a statement has no answer `statementMs` and some seconds later.
 * That is PostgreSQL's limit too: a silent connection is broken, and what waited on it is told.
 */
export function withStatementDeadline(pool: pg.Pool, statementMs: number): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => watched(await pool.connect(), statementMs),
  }
}

function watched(client: pg.PoolClient, statementMs: number): PostgresPoolClient {
  let limitMs = statementMs
  let silent: SilentDatabase | null = null
  const send = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    // What is still to be said over it, as a rollback, would wait behind what has no answer.
    if (silent !== null) throw silent
    // Counts until the connection is given back: a transaction that takes longer holds it to its end.
    if (text === extending) limitMs = Math.max(limitMs, Number(values[0]))
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        silent = new SilentDatabase('the database has not answered for too long')
        reject(silent)
      }, limitMs + graceMs)
    })
    try {
      return await Promise.race([client.query(text, values), deadline])
    } finally {
      clearTimeout(timer)
    }
  }
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('nothing here reads through a cursor')
    return send(text, [...values])
  }
  return { query, release: (isBroken) => client.release(silent ?? isBroken) }
}
