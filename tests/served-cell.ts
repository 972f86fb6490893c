/**
 * A whole cell in this process, with its pages, on a database of its own: for tests in a browser
 * and for the screenshots. What it holds at first is what `fill` puts in.
 */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { loadConfig } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { buildClient, clientFolder } from '#roles/client-build.ts'
import { createSchoolParts } from '#roles/school-context.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { startWeb } from '#roles/web.ts'
import { startWorker } from '#roles/worker.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createTestDatabase } from './test-database.ts'

export interface ServedCell<Filled> {
  /** `http://localhost:…`: only there does a browser take secure cookies without TLS. */
  readonly origin: string
  readonly context: SchoolContext
  readonly filled: Filled
  stop(): Promise<void>
}

export async function serveCell<Filled>(
  fill: (context: SchoolContext, dataDir: string) => Promise<Filled>,
): Promise<ServedCell<Filled>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-served-'))
  const { database, source, close } = await createTestDatabase<SchoolTables>()
  await prepareJobs(source)
  await buildClient()
  const admissionRate = 100_000
  const config = loadConfig({}, { dataDir, port: 0, databaseUrl: null, admissionRate })
  const keyRing = openKeyRing(dataDir, systemRandom)
  const news = await createNewsHub(database, silentLog)
  const parts = await createSchoolParts({ config, database, keyRing, news, log: silentLog })
  await news.start()
  const filled = await fill(parts.context, dataDir)
  await news.catchUp()
  const worker = await startWorker({ database, context: parts.context, log: silentLog })
  const web = await startWeb({
    config,
    context: parts.context,
    news,
    log: silentLog,
    tls: null,
    clientFolder,
    checkReplies: true,
  })
  return {
    origin: `http://localhost:${web.port}`,
    context: parts.context,
    filled,
    async stop() {
      await web.stop()
      await worker.stop()
      await parts.drain()
      await news.stop()
      await close()
      await rm(dataDir, { recursive: true })
    },
  }
}
