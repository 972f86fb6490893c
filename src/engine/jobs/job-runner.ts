/**
 * Work that outlives a request: it is enqueued in the transaction that needs it, so that neither
 * exists without the other, and done by whichever process runs workers. graphile-worker keeps
 * the queue in PostgreSQL; this is the small door to it.
 */
import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, type Runner, run, type WorkerEvents } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { type ConnectionSource, clientConfig } from '#engine/database/connection.ts'
import { type Log, silentLog } from '#engine/log/log.ts'
import { holdPool } from './hold-pool.ts'

/** Jobs that one process does at once: fewer than its database connections. */
const concurrencyDefault = 2
/** Tries before a job is left for a person to look at. */
const triesMaxDefault = 5

/**
 * What a job does; it is tried again when it throws, so doing it twice must do no harm. `isLastTry`: nobody
 * comes back to it after this time.
 */
export type JobHandler = (payload: unknown, turn?: { readonly isLastTry: boolean }) => Promise<void>

export interface JobRunner {
  /** Stops taking jobs and waits for those under way. */
  stop(): Promise<void>
}

/** Makes or upgrades the queue's own schema (`graphile_worker`); before any `addJob`. */
export async function prepareJobs(source: ConnectionSource): Promise<void> {
  const pool = new pg.Pool({ ...clientConfig(source), max: 1 })
  listenForErrors(pool, silentLog)
  try {
    const tools = await makeWorkerUtils({ pgPool: pool, logger: workerLog(silentLog) })
    await tools.migrate()
    await tools.release()
  } finally {
    await pool.end()
  }
}

/** Enqueues a job in the caller's transaction; it begins after the commit, and `afterMs` later where that is said. */
export async function addJob<Tables>(
  trx: Kysely<Tables>,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  afterMs = 0,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json, max_attempts := ${triesMaxDefault},
      run_at := now() + make_interval(secs => ${afterMs / 1000}::double precision))
  `.execute(trx)
}

/** Does jobs until stopped; those that a dead process left are given back to the queue, as it starts and later. */
export async function runJobs(options: {
  readonly source: ConnectionSource
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly log: Log
  readonly concurrency?: number
  /** Jobs that begin by the clock: `at` as in crontab(5), in UTC. A missed night is caught up. */
  readonly timetable?: readonly { readonly name: string; readonly at: string }[]
}): Promise<JobRunner> {
  const concurrency = options.concurrency ?? concurrencyDefault
  const pool = new pg.Pool({ ...clientConfig(options.source), max: concurrency + 2 })
  listenForErrors(pool, options.log)
  let poolId = ''
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
  })
  const runner: Runner = await run({
    pgPool: pool,
    events,
    concurrency,
    noHandleSignals: true,
    crontab: (options.timetable ?? []).map(({ name, at }) => `${at} ${name} ?fill=1d`).join('\n'),
    logger: workerLog(options.log),
    taskList: Object.fromEntries(
      Object.entries(options.handlers).map(([name, handler]) => [
        name,
        (payload: unknown, { job }) =>
          handler(payload, { isLastTry: job.attempts >= job.max_attempts }),
      ]),
    ),
  })
  const stop = async (): Promise<void> => {
    await runner.stop()
    await pool.end()
  }
  try {
    const held = await holdPool(options.source, poolId, options.log)
    return { stop: () => stop().finally(() => held.stop()) }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A connection may break while idle or in use; unheard, either would end the process. */
function listenForErrors(pool: pg.Pool, log: Log): void {
  pool.on('error', (err) => log.warn({ err }, 'a job connection was lost'))
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** The queue's own messages; what is merely chatty there stays out of our log. */
function workerLog(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const facts = { job: scope.taskIdentifier, jobId: scope.jobId, ...errorOf(meta) }
    if (level === 'error') log.error(facts, `job queue: ${message}`)
    else if (level === 'warning') log.warn(facts, `job queue: ${message}`)
  })
}

function errorOf(meta: unknown): { err?: unknown } {
  const error = (meta as { error?: unknown } | undefined)?.error
  return error === undefined ? {} : { err: error }
}
