/**
 * Says whether this is the only process of its kind on a database: a lock of PostgreSQL's, held by
 * a connection of its own. It ends with the process, however that ends.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type ConnectionSource, clientConfig } from '#engine/database/connection.ts'

/** After a kill the server may need a moment to see that the holder is gone. */
const waitMsDefault = 5_000
const tryEveryMs = 250

export interface SoleProcess {
  release(): Promise<void>
}

/** Null: another process holds the lock, and kept it for as long as this one was willing to wait. */
export async function becomeSoleProcess(
  source: ConnectionSource,
  lock: number,
  waitMs: number = waitMsDefault,
): Promise<SoleProcess | null> {
  const client = new pg.Client({
    ...clientConfig(source),
    application_name: 'preau-sole',
    keepAlive: true,
  })
  // When the database goes, the lock goes with it; whoever works on it then has other troubles.
  client.on('error', () => undefined)
  await client.connect()
  const untilMs = performance.now() + waitMs
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1) as held',
      [lock],
    )
    if (rows[0]?.held === true) return { release: () => client.end() }
    if (performance.now() >= untilMs) break
    await wait(tryEveryMs)
  }
  await client.end()
  return null
}
