/**
 * A PostgreSQL server that is killed as a power cut does it, every process of it at once, and that
 * comes back over the same data folder at the same address.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from '#engine/database/connection.ts'
import { startEmbeddedServer } from '#engine/database/embedded-server.ts'
import { serverProcesses } from '#engine/database/process-mark.ts'
import { silentLog } from '#engine/log/log.ts'

export interface KillableServer {
  readonly source: Connection
  /** Resolves when no process of it is left; says how many there were. */
  kill(): Promise<number>
  restart(): Promise<void>
  stop(): Promise<void>
}

const goneAfterMs = 10_000
const lookEveryMs = 10

export async function startKillableServer(): Promise<KillableServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-trial-'))
  // Started by root, the server runs under another account, which must be able to pass.
  chmodSync(dataDir, 0o711)
  const options = { dataDir, log: silentLog, allowTemporary: true }
  let server = await startEmbeddedServer(options)
  const source = server.connection
  const database = join(dataDir, 'server/database')
  return {
    source,
    async kill() {
      const pids = serverProcesses(database)
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      const untilMs = performance.now() + goneAfterMs
      while (serverProcesses(database).length > 0) {
        if (performance.now() > untilMs) throw new Error('the server outlived its kill')
        for (const pid of serverProcesses(database)) process.kill(pid, 'SIGKILL')
        await wait(lookEveryMs)
      }
      return pids.length
    },
    async restart() {
      await server.stop()
      server = await startEmbeddedServer(options)
      const { host, port } = server.connection
      if (host !== source.host || port !== source.port) throw new Error('back at another address')
    },
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
