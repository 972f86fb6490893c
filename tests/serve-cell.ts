/**
 * A whole cell as a process of its own, for tests that kill it and for the bench: the real roles
 * over a database that outlives it. Prints `{"port":…}` once its doors are open.
 *
 *   node tests/serve-cell.ts '{"source":…,"dataDir":"…"}'
 */
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { openDatabase } from '#engine/database/database.ts'
import { createLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { clientFolder } from '#roles/client-build.ts'
import { leaveHeapRoom } from '#roles/leave-heap-room.ts'
import { createSchoolParts } from '#roles/school-context.ts'
import { startSequencer } from '#roles/sequencer.ts'
import { pipesOf } from '#roles/waiting-room.ts'
import { startWeb } from '#roles/web.ts'
import { startWorker } from '#roles/worker.ts'
import type { SchoolTables } from '#school/tables.ts'

interface Wish {
  readonly source: ConnectionSource
  readonly dataDir: string
  readonly poolMax?: number
  /** People let in a second; enough for every crowd of a test unless it says otherwise. */
  readonly admissionRate?: number
  /** Opens when everybody's rights are in memory, as in a process that has run since the night. */
  readonly isRested?: boolean
  readonly port?: number
  /** Shares rooms and line with other cells of this server. */
  readonly valkeyUrl?: string
  /** Does the jobs as well, as `./preau start` does. */
  readonly withWorker?: boolean
  /** Records what comes, and brings it into the log every second; false: neither. */
  readonly hasJournal?: boolean
  /** The file that names whom it witnesses and who witnesses it. */
  readonly logPolicy?: string
  /** Serves the pages as well, of a client that was built. */
  readonly withPages?: boolean
}

const {
  source,
  dataDir,
  poolMax,
  admissionRate = 100_000,
  isRested = false,
  port = 0,
  valkeyUrl = null,
  withWorker = false,
  withPages = false,
  hasJournal = true,
  logPolicy = null,
} = JSON.parse(process.argv[2] ?? '{}') as Wish
leaveHeapRoom()
const config = loadConfig(processEnvironment(), {
  port,
  dataDir,
  databaseUrl: null,
  valkeyUrl,
  admissionRate,
  journal: { isOn: hasJournal, countries: null, networks: null, policy: logPolicy },
})
const log = createLog({ level: 'error', destination: process.stderr })
const database = openDatabase<SchoolTables>(source, { log, ...(poolMax ? { poolMax } : {}) })
const news = await createNewsHub(database, log)
const keyRing = openKeyRing(dataDir, systemRandom)
const { context, areCallersRead } = await createSchoolParts({
  config,
  database,
  keyRing,
  news,
  log,
})
await news.start()
if (isRested) await areCallersRead
if (withWorker) await startWorker({ database, context, news, log })
if (hasJournal) {
  startSequencer({ config, keyRing, source, db: pipesOf(database.kysely), log, everyMs: 1_000 })
}
const web = await startWeb({
  config,
  context,
  news,
  log,
  tls: null,
  clientFolder: withPages ? clientFolder : null,
  checkReplies: false,
})
process.stdout.write(`${JSON.stringify({ port: web.port })}\n`)
