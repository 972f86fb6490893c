/**
 * What measurements stand on: a database, a school, a cell as a process of its own, and a bare server
 * beside it. Each is made when it is first asked for, and all go at the end.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { openDatabase } from '#engine/database/database.ts'
import { migrate } from '#engine/database/migrate.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from '../../tests/cell-process.ts'
import { startTestServer } from '../../tests/test-server.ts'
import { type BenchSchool, createBenchSchool } from './bench-school.ts'

export interface Served {
  readonly port: number
}

export interface BenchGround {
  school(): Promise<BenchSchool>
  /** The product, over that school. */
  cell(): Promise<Served>
  /** `node:http` and nothing else. */
  bareServer(): Promise<Served>
  /** Something that several measurements need and one must make: what it gave the first time. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export function createBenchGround(): BenchGround {
  const made = new Map<string, Promise<unknown>>()
  const undo: (() => Promise<unknown>)[] = []
  const once = <T>(name: string, make: () => Promise<T>): Promise<T> => {
    const before = made.get(name) as Promise<T> | undefined
    const making = before ?? make()
    made.set(name, making)
    return making
  }
  const database = () =>
    once('database', async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'preau-bench-'))
      undo.push(() => rm(dataDir, { recursive: true }))
      const { source, stop } = await startTestServer()
      undo.push(stop)
      await migrate(source, silentLog)
      await prepareJobs(source)
      return { source, dataDir }
    })
  const school = () =>
    once('school', async () => {
      const { source, dataDir } = await database()
      const opened = openDatabase<SchoolTables>(source, { log: silentLog })
      const filled = await createBenchSchool(opened.kysely, openKeyRing(dataDir, systemRandom))
      await opened.close()
      return filled
    })
  return {
    once,
    school,
    cell: () =>
      once('cell', async () => {
        await school()
        const cell = await startCellProcess(await database())
        undo.push(() => cell.kill())
        return { port: cell.port }
      }),
    bareServer: () =>
      once('bare server', async () => {
        const { port, stop } = await startBareServer()
        undo.push(stop)
        return { port }
      }),
    async stop() {
      for (const step of undo.splice(0).reverse()) await step()
    },
  }
}

async function startBareServer(): Promise<Served & { stop(): Promise<void> }> {
  const script = join(import.meta.dirname, 'bare-server.ts')
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    port: (JSON.parse(line) as Served).port,
    async stop() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}
