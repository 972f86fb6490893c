/**
 * Whether a process that serves people works on a database right now: each one listens for changes as long
 * as it lives, on a connection that PostgreSQL shows by its name. Commands do not listen.
 */
import pg from 'pg'
import { listenerName } from '#engine/database/change-listener.ts'
import { type ConnectionSource, clientConfig } from '#engine/database/connection.ts'

export async function isServed(source: ConnectionSource): Promise<boolean> {
  const client = new pg.Client({ ...clientConfig(source), application_name: 'preau-look' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ served: boolean }>(
      `select exists (
         select from pg_stat_activity where datname = current_database() and application_name = $1
       ) as served`,
      [listenerName],
    )
    return rows[0]?.served === true
  } finally {
    await client.end()
  }
}
