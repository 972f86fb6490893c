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
import { sql } from 'kysely'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { type ConnectionSource, inDatabase } from '#engine/database/connection.ts'
import { openDatabase } from '#engine/database/database.ts'
import { migrate } from '#engine/database/migrate.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import type { PipesTables } from '#pipes/pipe-tables.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from '../../tests/cell-process.ts'
import { startTestServer } from '../../tests/test-server.ts'
import { type ArrivalCrowd, createArrivalCrowd } from './arrival-crowd.ts'
import { type BenchSchool, createBenchSchool } from './bench-school.ts'
import { createLiveClasses, type LiveClassOfBench } from './live-classes.ts'

export interface Served {
  readonly port: number
}

/** The product in a process of its own, for one measurement. */
export interface OwnCell extends Served {
  readonly pid: number
  stop(): Promise<void>
}

export interface CrowdCell extends OwnCell, ArrivalCrowd {
  /** How many have arrived. */
  arrived(): Promise<number>
}

export interface BenchGround {
  school(): Promise<BenchSchool>
  /** The product, over that school. */
  cell(): Promise<Served>
  /**
   * The product as it stands before eight, before anybody has arrived, over a crowd of pupils,
   * whose cookies these are.
   */
  freshCell(admissionRate?: number): Promise<CrowdCell>
  /**
   * Two of them side by side, each over a copy of the crowd: one keeps a journal, the other none. Turned round, each
   * has the other's copy.
   */
  journalPair(isTurned: boolean): Promise<{ readonly on: CrowdCell; readonly off: CrowdCell }>
  /** The product over the school, at a rate of its own. */
  schoolCell(admissionRate: number): Promise<OwnCell>
  /** The product over a database of its own, in whose classes so many are signed in. */
  liveCell(wish: {
    readonly classes: number
    readonly pupils: number
  }): Promise<OwnCell & { readonly classes: readonly LiveClassOfBench[] }>
  /** `node:http` and nothing else. */
  bareServer(): Promise<Served>
  /** Something that several measurements need and one must make: what it gave the first time. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>
  stop(): Promise<void>
}

interface Place {
  readonly source: ConnectionSource
  readonly dataDir: string
}

const twinNames = ['bench_twin', 'bench_other_twin'] as const

export function createBenchGround(): BenchGround {
  const made = new Map<string, Promise<unknown>>()
  const undo: (() => Promise<unknown>)[] = []
  const once = <T>(name: string, make: () => Promise<T>): Promise<T> => {
    const before = made.get(name) as Promise<T> | undefined
    const making = before ?? make()
    made.set(name, making)
    return making
  }
  const database = (name = 'database') =>
    once(name, async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'preau-bench-'))
      undo.push(() => rm(dataDir, { recursive: true }))
      const { source, stop } = await startTestServer({ waitsForDisk: true })
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
  const ownCell = async (
    place: Place,
    wish: { readonly admissionRate?: number; readonly hasJournal?: boolean } = {},
  ): Promise<OwnCell> => {
    const cell = await startCellProcess({ ...place, ...wish, isRested: true })
    undo.push(() => cell.kill())
    return { port: cell.port, pid: cell.pid, stop: () => cell.kill() }
  }
  /** A database of its own: the crowd would make every other measurement's tables larger. */
  const crowd = () =>
    once('crowd', async () => {
      const { source, dataDir } = await database('database of the crowd')
      const opened = openDatabase<SchoolTables>(source, { log: silentLog })
      const keyRing = openKeyRing(dataDir, systemRandom)
      const filled = await createArrivalCrowd(opened.kysely, keyRing)
      await opened.close()
      return filled
    })
  /** Of one age: a database that others have worked in is no match for a fresh one. */
  const twins = () =>
    once('twins of the crowd', async () => {
      await crowd()
      const place = await database('database of the crowd')
      const copies = []
      for (const name of twinNames) {
        copies.push({ ...place, source: await copyDatabase(place.source, name) })
      }
      return copies
    })
  const crowdCell = async (
    place: Place,
    wish: { readonly admissionRate?: number; readonly hasJournal?: boolean } = {},
  ): Promise<CrowdCell> => {
    const people = await crowd()
    const { kysely, close } = openDatabase<PipesTables>(place.source, {
      log: silentLog,
      poolMax: 1,
    })
    await sql`truncate arrival`.execute(kysely)
    const cell = await ownCell(place, wish)
    return {
      ...people,
      ...cell,
      async arrived() {
        const { rows } = await sql<{ many: string }>`select count(*) as many from arrival`.execute(
          kysely,
        )
        return Number(rows[0]?.many ?? 0)
      },
      async stop() {
        await close()
        await cell.stop()
      },
    }
  }
  return {
    once,
    school,
    async freshCell(admissionRate) {
      const rate = admissionRate === undefined ? {} : { admissionRate }
      await crowd()
      return crowdCell(await database('database of the crowd'), rate)
    },
    async journalPair(isTurned) {
      const [first, second] = await twins()
      if (first === undefined || second === undefined) throw new Error('no twins')
      const on = await crowdCell(isTurned ? first : second, { hasJournal: true })
      return { on, off: await crowdCell(isTurned ? second : first, { hasJournal: false }) }
    },
    async schoolCell(admissionRate) {
      await school()
      return ownCell(await database(), { admissionRate })
    },
    async liveCell(wish) {
      const place = await database('database of live classes')
      const opened = openDatabase<SchoolTables>(place.source, { log: silentLog })
      const keyRing = openKeyRing(place.dataDir, systemRandom)
      const classes = await createLiveClasses(opened.kysely, keyRing, wish)
      await opened.close()
      return { classes, ...(await ownCell(place)) }
    },
    cell: () =>
      once('cell', async () => {
        await school()
        const cell = await startCellProcess({ ...(await database()), isRested: true })
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

/** Whoever still holds on to the one that is copied is sent away: it may be a cell that was killed. */
async function copyDatabase(source: ConnectionSource, name: string): Promise<ConnectionSource> {
  const asked = openDatabase(source, { log: silentLog, poolMax: 1 })
  const { rows } = await sql<{ own: string }>`select current_database() as own`.execute(
    asked.kysely,
  )
  await asked.close()
  const own = rows[0]?.own ?? ''
  const beside = openDatabase(inDatabase(source, 'postgres'), { log: silentLog, poolMax: 1 })
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${own}`.execute(
    beside.kysely,
  )
  await sql`create database ${sql.id(name)} template ${sql.id(own)}`.execute(beside.kysely)
  await beside.close()
  return inDatabase(source, name)
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
