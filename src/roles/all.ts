/**
 * Everything in one process: what `npm start` and `./preau start` run. Absent configuration means
 * local: without DATABASE_URL the embedded PostgreSQL is started here and stopped at the end.
 */
import { createNewsHub } from '#engine/bus/news-hub.ts'
import type { Config } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import type { LanCertificate } from '#engine/config/lan-certificate.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { type Database, openDatabase } from '#engine/database/database.ts'
import { startEmbeddedServer } from '#engine/database/embedded-server.ts'
import { migrate } from '#engine/database/migrate.ts'
import { becomeSoleProcess } from '#engine/database/sole-process.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import type { Log } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { findForeignClocks } from '#school/people/find-foreign-clocks.ts'
import type { SchoolTables } from '#school/tables.ts'
import { buildClient, clientFolder } from './client-build.ts'
import { leaveHeapRoom } from './leave-heap-room.ts'
import { createSchoolParts } from './school-context.ts'
import type { SchoolContext } from './school-routes.ts'
import { startSequencer } from './sequencer.ts'
import { pipesOf } from './waiting-room.ts'
import { startWeb } from './web.ts'
import { startWorker } from './worker.ts'

export interface RunningCell {
  /** What to open in a browser on this machine. */
  readonly address: string
  readonly context: SchoolContext
  /** Drains, then stops everything in the opposite order of its start. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly config: Config
  readonly log: Log
  readonly lan: LanCertificate | null
  /** Said aloud as it happens: 'database', 'client', 'seed'. */
  readonly onStep: (step: StartStep) => void
  /** Called on an empty embedded database only, before the doors open. */
  readonly seed: ((context: SchoolContext) => Promise<void>) | null
  /** Called if the embedded database ends although nobody stopped it. */
  readonly onDatabaseLost: () => void
  /** Called if another process keeps the door of this database since the database was away. */
  readonly onDoorTaken: (why: PlainError) => void
}

export type StartStep = 'database' | 'client' | 'seed' | 'doors'

export async function startAll(options: StartOptions): Promise<RunningCell> {
  const { config, log } = options
  leaveHeapRoom()
  const undo: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    options.onStep('database')
    const source = await findDatabase(options, undo)
    const database = openDatabase<SchoolTables>(source, { log })
    undo.push(() => database.close())
    await bringUpToDate(source, database, log)
    options.onStep('client')
    await buildClient()
    const news = await createNewsHub(database, log)
    const keyRing = openKeyRing(config.dataDir, systemRandom)
    const parts = await createSchoolParts({ config, database, keyRing, news, log })
    await news.start()
    undo.push(() => news.stop())
    undo.push(() => parts.drain())
    if (options.seed !== null && config.databaseUrl === null && (await isEmpty(database))) {
      options.onStep('seed')
      await options.seed(parts.context)
      await news.catchUp()
    }
    const worker = await startWorker({ database, context: parts.context, news, log })
    undo.push(() => worker.stop())
    options.onStep('doors')
    if (config.valkeyUrl === null) {
      const sole = await becomeSoleProcess(source, webLock, {
        onTaken: () => options.onDoorTaken(secondProcess),
      })
      if (sole === null) throw secondProcess
      undo.push(() => sole.release())
    }
    if (config.journal.isOn) {
      const sequencer = startSequencer({
        config,
        keyRing,
        source,
        db: pipesOf(database.kysely),
        log,
      })
      undo.push(() => sequencer.stop())
    }
    const web = await startWeb({
      config,
      context: parts.context,
      news,
      log,
      tls: options.lan,
      clientFolder,
      checkReplies: false,
    })
    undo.push(() => web.stop())
    const scheme = options.lan === null ? 'http' : 'https'
    return { address: `${scheme}://localhost:${web.port}`, context: parts.context, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** An arbitrary number that every version of Préau must share. */
const webLock = 7_723_284_403

/** Two lines side by side would let in twice as many as the machine can serve, and out of order. */
const secondProcess = new PlainError({
  french:
    'Un autre processus de Préau ouvre déjà la porte de cette base. Sans PREAU_VALKEY_URL, la file d’attente vit dans un seul processus : arrêtez l’autre, ou donnez ce réglage aux deux.',
  english:
    'Another process of Préau already keeps the door of this database. Without PREAU_VALKEY_URL the waiting line lives in one process: stop the other one, or give both that setting.',
})

async function findDatabase(
  { config, log, onDatabaseLost }: StartOptions,
  undo: (() => Promise<void>)[],
): Promise<ConnectionSource> {
  if (config.databaseUrl !== null) return config.databaseUrl
  const { dataDir, allowTemporary } = config
  const server = await startEmbeddedServer({ dataDir, log, allowTemporary })
  undo.push(() => server.stop())
  server.lost.then(onDatabaseLost)
  return server.connection
}

async function bringUpToDate(
  source: ConnectionSource,
  database: Database<SchoolTables>,
  log: Log,
): Promise<void> {
  await migrate(source, log)
  await prepareJobs(source)
  // Their lessons are planned by it: an operator moves both, see `docs/operating/start.md`.
  const schools = await findForeignClocks({ db: database.kysely })
  if (schools.length > 0) log.warn({ schools }, 'schools overseas keep the clock of Paris')
}

async function isEmpty(database: Database<SchoolTables>): Promise<boolean> {
  const school = await database.kysely
    .selectFrom('school')
    .select('uai')
    .limit(1)
    .executeTakeFirst()
  return school === undefined
}
