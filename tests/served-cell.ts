/**
 * A whole cell in this process, with its pages, on a database of its own: for tests in a browser
 * and for the screenshots. What it holds at first is what `fill` puts in.
 */
import { mkdtempSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { type Config, loadConfig } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { publishChange } from '#engine/database/change-feed.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { clientFolder } from '#roles/client-build.ts'
import { createSchoolParts } from '#roles/school-context.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { startWeb, type WebRole } from '#roles/web.ts'
import { startWorker } from '#roles/worker.ts'
import { rightsTopic } from '#school/people/remember-caller.ts'
import type { SchoolTables } from '#school/tables.ts'
import { buildOnce } from './build-once.ts'
import { type SilentServer, startSilentServer } from './silent-server.ts'
import { createTestDatabase } from './test-database.ts'

export interface ServedCell<Filled> {
  /** `http://localhost:…`: only there does a browser take secure cookies without TLS. */
  readonly origin: string
  readonly context: SchoolContext
  readonly filled: Filled
  /** The server is gone: its port answers nobody until the doors open again. */
  closeDoors(): Promise<void>
  openDoors(): Promise<void>
  /** Whoever knocks is heard and never answered, until the doors open again. */
  hangDoors(): Promise<void>
  stop(): Promise<void>
}

/** A filled cell at rest, to be copied. */
export interface CellCopy {
  readonly databaseName: string
  readonly dataDir: string
}

/** What a cell stands on: a filled database and a data folder, before any door is open. */
export async function fillCell<Filled>(
  fill: (context: SchoolContext, dataDir: string) => Promise<Filled>,
  clock: Clock,
  /** Filled already, as far as this goes. */
  copy: CellCopy | null = null,
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-served-'))
  if (copy !== null) await cp(copy.dataDir, dataDir, { recursive: true })
  const testDatabase = await createTestDatabase<SchoolTables>(copy?.databaseName)
  const { database, source } = testDatabase
  await prepareJobs(source)
  await buildOnce()
  const admissionRate = 100_000
  const config = loadConfig({}, { dataDir, port: 0, databaseUrl: null, admissionRate })
  const keyRing = openKeyRing(dataDir, systemRandom)
  const news = await createNewsHub(database, silentLog)
  const parts = await createSchoolParts({ config, database, keyRing, news, log: silentLog, clock })
  await news.start()
  const rest = async (): Promise<void> => {
    await parts.drain()
    await news.stop()
  }
  const leave = async (): Promise<void> => {
    await rest()
    await testDatabase.close()
    await rm(dataDir, { recursive: true })
  }
  const keep = async (): Promise<CellCopy> => {
    await rest()
    return { ...(await testDatabase.keep()), dataDir }
  }
  const filled = await fill(parts.context, dataDir).catch(async (error: unknown) => {
    // Left open, it would hold the failed test's process for ever.
    await leave()
    throw error
  })
  // Rows that a filling writes past the acts tell nobody: whoever was read in the middle of it is forgotten.
  await publishChange(database.kysely, rightsTopic, '*')
  await news.catchUp()
  return { dataDir, database, source, config, news, parts, filled, leave, keep }
}

export async function serveCell<Filled>(
  fill: (context: SchoolContext, dataDir: string) => Promise<Filled>,
  /** The school's clock; the machine's own unless told. */
  clock: Clock = systemClock,
  copy: CellCopy | null = null,
  /** Of the doors. */
  settings: Partial<Config> = {},
): Promise<ServedCell<Filled>> {
  const { config, database, filled, leave, news, parts } = await fillCell(fill, clock, copy)
  const worker = await startWorker({ database, context: parts.context, news, log: silentLog })
  const startDoors = (port: number): Promise<WebRole> =>
    startWeb({
      config: { ...config, ...settings, port },
      context: parts.context,
      news,
      log: silentLog,
      tls: null,
      clientFolder,
      checkReplies: true,
    })
  let web: WebRole | null = await startDoors(0)
  const { port } = web
  let silence: SilentServer | null = null
  const closeDoors = async (): Promise<void> => {
    await web?.stop()
    await silence?.stop()
    web = null
    silence = null
  }
  return {
    origin: `http://localhost:${port}`,
    context: parts.context,
    filled,
    closeDoors,
    async openDoors() {
      if (web !== null) return
      await closeDoors()
      web = await startDoors(port)
    },
    async hangDoors() {
      await closeDoors()
      silence = await startSilentServer(port)
    },
    async stop() {
      await closeDoors()
      await worker.stop()
      await leave()
    },
  }
}
