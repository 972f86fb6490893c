/**
 * The PostgreSQL server of the tests: one per `node --test` run when `global-setup.ts` is
 * used, else one per test file; or the one of `TEST_DATABASE_URL`.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processEnvironment, testDatabaseUrl } from '#engine/config/config.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { startEmbeddedServer } from '#engine/database/embedded-server.ts'
import { silentLog } from '#engine/log/log.ts'

export interface TestServer {
  /** Any database on the server in which others may be created. */
  readonly source: ConnectionSource
  stop(): Promise<void>
}

/** How the set-up of a run tells its files where the server is. */
export const testServerVariable = 'PREAU_TEST_SERVER'

/** The server of this run if there is one, else a new one; `stop` ends only a new one. */
export async function findTestServer(): Promise<TestServer> {
  const env = processEnvironment()
  const given = env[testServerVariable]
  const source: ConnectionSource | null =
    given === undefined ? testDatabaseUrl(env) : JSON.parse(given)
  if (source !== null) return { source, stop: async () => undefined }
  return startTestServer()
}

/**
 * Starts a server in a temporary folder, which goes when it stops. It waits for no disk: what tests kill are processes,
 * and what these wrote the system still has. Whoever measures has it wait, as in earnest.
 */
export async function startTestServer({ waitsForDisk = false } = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-test-'))
  // Started by root, the server runs under another account, which must be able to pass.
  chmodSync(dataDir, 0o711)
  const server = await startEmbeddedServer({
    dataDir,
    log: silentLog,
    allowTemporary: true,
    isThrownAway: !waitsForDisk,
  })
  return {
    source: server.connection,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
