/**
 * The demo schools are put in by many acts, not in one transaction. If that is interrupted
 * (a full disk, a kill), what is there is neither a demo nor an installation: a mark in the
 * data folder tells it, and the next start throws it away and begins anew. Nothing else can
 * have been written meanwhile, since commands refuse to work while the mark is there.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { writePrivateFile } from '#engine/config/private-file.ts'
import { startEmbeddedServer } from '#engine/database/embedded-server.ts'
import type { Log } from '#engine/log/log.ts'

const markName = 'demo-unfinished'

/** Runs `seed` under the mark; it must be called on an empty embedded database only. */
export async function underMark(dataDir: string, seed: () => Promise<void>): Promise<void> {
  writePrivateFile(join(dataDir, markName), '')
  await seed()
  rmSync(join(dataDir, markName))
}

/** Empties an embedded database whose demo was never finished. */
export async function discardUnfinishedDemo(config: Config, log: Log): Promise<void> {
  const { dataDir, databaseUrl, allowTemporary } = config
  if (databaseUrl !== null || !existsSync(join(dataDir, markName))) return
  log.warn({}, 'the demo schools were not finished; they are put in anew')
  const server = await startEmbeddedServer({ dataDir, log, allowTemporary })
  const { database } = server.connection
  const client = new pg.Client({ ...server.connection, database: 'postgres' })
  try {
    await client.connect()
    await client.query(`drop database if exists ${database} with (force)`)
  } finally {
    await client.end()
    // The next start makes the database again, empty.
    await server.stop()
  }
  rmSync(join(dataDir, markName))
}

/** For commands that write: what they wrote would be thrown away. */
export function refuseUnfinishedDemo({ dataDir, databaseUrl }: Config): void {
  if (databaseUrl !== null || !existsSync(join(dataDir, markName))) return
  throw new PlainError({
    french: `L’installation de démonstration dans ${dataDir} n’est pas finie. Lancez npm start d’abord, ou choisissez un autre dossier avec PREAU_DATA.`,
    english: `The demo installation in ${dataDir} is not finished. Run npm start first, or choose another folder with PREAU_DATA.`,
  })
}
