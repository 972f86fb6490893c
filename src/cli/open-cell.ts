/**
 * The database of the installation for a command that works on it, whether or not Préau is
 * running at the same time.
 */
import type { Config } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { type Database, openDatabase } from '#engine/database/database.ts'
import { joinEmbeddedServer } from '#engine/database/embedded-server.ts'
import { isServed } from '#engine/database/is-served.ts'
import { migrate, readMissing } from '#engine/database/migrate.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import type { Log } from '#engine/log/log.ts'
import type { SchoolTables } from '#school/tables.ts'
import { refuseUnfinishedDemo } from './unfinished-demo.ts'

export interface OpenCell {
  readonly source: ConnectionSource
  readonly database: Database<SchoolTables>
}

/**
 * Finds or starts the server, brings the database up to date unless Préau runs on it, runs `work`, and puts
 * all back.
 */
export async function withCell<T>(
  config: Config,
  log: Log,
  work: (cell: OpenCell) => Promise<T>,
): Promise<T> {
  refuseUnfinishedDemo(config)
  return withServer(config, log, async (source) => {
    if (await isServed(source)) await refuseOlderProcess(source)
    else {
      await migrate(source, log)
      await prepareJobs(source)
    }
    const database = openDatabase<SchoolTables>(source, { log })
    try {
      return await work({ source, database })
    } finally {
      await database.close()
    }
  })
}

/** Changing the database under a process that knows only its old shape would leave no way back. */
async function refuseOlderProcess(source: ConnectionSource): Promise<void> {
  const missing = await readMissing(source)
  if (missing.length === 0) return
  throw new PlainError({
    french: `Préau tourne encore dans une version plus ancienne que cette commande, et la base est à sa forme (il manque ${missing.join(', ')}). Rien n’a été fait. Faites une sauvegarde avec ./preau backup, arrêtez Préau, relancez-le, puis recommencez.`,
    english: `Préau still runs in a version older than this command, and the database has its shape (${missing.length} migrations are missing). Nothing was done. Make a backup with ./preau backup, stop Préau, start it again, then retry.`,
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
