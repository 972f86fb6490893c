/**
 * The database of the installation for a command that works on it, whether or not Préau is
 * running at the same time.
 */
import type { Config } from '#engine/config/config.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { type Database, openDatabase } from '#engine/database/database.ts'
import { joinEmbeddedServer } from '#engine/database/embedded-server.ts'
import { migrate } from '#engine/database/migrate.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import type { Log } from '#engine/log/log.ts'
import type { SchoolTables } from '#school/tables.ts'
import { refuseUnfinishedDemo } from './unfinished-demo.ts'

export interface OpenCell {
  readonly source: ConnectionSource
  readonly database: Database<SchoolTables>
}

/** Finds or starts the server, brings the database up to date, runs `work`, and puts all back. */
export async function withCell<T>(
  config: Config,
  log: Log,
  work: (cell: OpenCell) => Promise<T>,
): Promise<T> {
  refuseUnfinishedDemo(config)
  return withServer(config, log, async (source) => {
    await migrate(source, log)
    await prepareJobs(source)
    const database = openDatabase<SchoolTables>(source, { log })
    try {
      return await work({ source, database })
    } finally {
      await database.close()
    }
  })
}

/** Only the server; the database is left as it is. */
export async function withServer<T>(
  config: Config,
  log: Log,
  work: (source: ConnectionSource) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== null) return work(config.databaseUrl)
  const { dataDir, allowTemporary } = config
  const server = await joinEmbeddedServer({ dataDir, log, allowTemporary })
  try {
    return await work(server.connection)
  } finally {
    await server.stop()
  }
}
