/**
 * Runs one PostgreSQL server as a process of its own: starts it, waits until it answers,
 * stops it within a deadline, and clears away one that an earlier Préau left behind.
 */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, serverProcesses } from '#engine/database/process-mark.ts'
import type { ServerAccount } from '#engine/database/server-account.ts'
import type { ServerBinaries } from '#engine/database/server-binaries.ts'
import { explainFailure, readTail } from '#engine/database/server-failure.ts'
import type { ServerPlace } from '#engine/database/server-place.ts'
import type { Log } from '#engine/log/log.ts'

export interface ServerProcess {
  readonly pid: number
  /** Resolves when the process has ended, however that came about. */
  readonly ended: Promise<void>
}

export interface StartRequest {
  readonly binaries: ServerBinaries
  readonly place: ServerPlace
  /** Folder of the Unix socket; null where there are none (Windows). */
  readonly socketFolder: string | null
  readonly port: number
  readonly log: Log
  /** Nobody waits until what is written is on the disk. */
  readonly isThrownAway: boolean
}

/** After a crash the server reads its journal again; that may take long, and must not be cut. */
const startWaitMs = 600_000
const startTellMs = 3000
const pollMs = 15
/** Fast: running statements are cancelled, everything committed is written out. */
const fastStopMs = 20_000
/** Immediate: no writing out; the next start reads the journal again. Nothing committed is lost. */
const immediateStopMs = 5000
const logBytesMax = 5_000_000

/** What a server of ours needs of the environment, and nothing of the operator's. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

export function identity(account: ServerAccount | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid }
}

/** Starts the server and waits until it takes connections. Throws a `PlainError`. */
export async function startServerProcess(request: StartRequest): Promise<ServerProcess> {
  const { place } = request
  const logPath = join(place.folder, 'server.log')
  if (existsSync(logPath) && statSync(logPath).size > logBytesMax) rmSync(logPath)
  const logFile = openSync(logPath, 'a', 0o600)
  const logStart = existsSync(logPath) ? statSync(logPath).size : 0
  try {
    const server = process.platform === 'win32' ? launchByPgCtl(request) : launch(request, logFile)
    await untilReady(request, server)
    return server
  } catch (error) {
    throw explainFailure(place.folder, readTail(logPath, logStart), error)
  } finally {
    closeSync(logFile)
  }
}

/**
 * Ends the server: fast first, then harder. `hurry` shortens the wait of the first step.
 */
export async function stopServerProcess(
  request: Pick<StartRequest, 'binaries' | 'place' | 'log'>,
  server: ServerProcess,
  hurry: AbortSignal,
): Promise<void> {
  if (process.platform === 'win32') {
    const arguments_ = ['stop', '-D', request.place.database, '-m', 'fast', '-t', '20']
    spawnSync(request.binaries.pgCtl, arguments_, { windowsHide: true })
    return
  }
  // These timers hold the process open, for the server's own handle does not.
  const ended = async (ms: number, signals: readonly AbortSignal[] = []): Promise<boolean> => {
    const over = new AbortController()
    const signal = AbortSignal.any([over.signal, ...signals])
    const timer = wait(ms, false, { signal }).catch(() => false)
    const result = await Promise.race([server.ended.then(() => true), timer])
    over.abort()
    return result
  }
  send(server.pid, 'SIGINT')
  if (await ended(fastStopMs, [hurry])) return
  request.log.warn({ pid: server.pid }, 'the database is slow to stop; asking it to stop at once')
  send(server.pid, 'SIGQUIT')
  if (await ended(immediateStopMs)) return
  send(server.pid, 'SIGKILL')
  await ended(immediateStopMs)
}

/**
 * Ends whatever an earlier Préau left running on this data directory, and removes a lock
 * file whose number now belongs to a stranger. To be called under the lock of the folder.
 */
export async function clearLeftovers(place: ServerPlace, log: Log): Promise<void> {
  const postmaster = readPostmaster(place.database)
  let found = serverProcesses(place.database)
  if (found.length > 0) {
    log.warn(
      { pids: found.length },
      'a database server of an earlier run is still there; stopping it',
    )
    for (const [signal, ms] of [
      ['SIGINT', fastStopMs],
      ['SIGQUIT', immediateStopMs],
      ['SIGKILL', immediateStopMs],
    ] as const) {
      const main = postmaster !== null && found.includes(postmaster.pid) ? [postmaster.pid] : found
      for (const pid of signal === 'SIGKILL' ? found : main) send(pid, signal)
      found = await untilGone(place.database, ms)
      if (found.length === 0) break
    }
  }
  // PostgreSQL takes any living process of its own account under that number for a server.
  // On Linux we have just seen that none works here, so the file is stale beyond doubt.
  if (process.platform === 'linux' && found.length === 0) {
    rmSync(join(place.database, 'postmaster.pid'), { force: true })
  }
}

function launch(request: StartRequest, logFile: number): ServerProcess {
  const { binaries, place } = request
  const child = spawn(binaries.postgres, ['-D', place.database, ...settings(request)], {
    ...identity(place.account),
    cwd: place.folder,
    env: serverEnvironment,
    // A session of its own: Ctrl-C in the terminal must reach Préau alone, which drains first.
    detached: true,
    stdio: ['ignore', logFile, logFile],
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve())
    child.once('error', reject)
  })
  ended.catch(() => undefined)
  child.unref()
  return { pid: child.pid ?? 0, ended }
}

/** Windows: pg_ctl drops the rights of an administrator, under which the server refuses to run. */
function launchByPgCtl(request: StartRequest): ServerProcess {
  const { binaries, place } = request
  const options = settings(request)
    .map((word) => `"${word}"`)
    .join(' ')
  const logPath = join(place.folder, 'server.log')
  spawnSync(
    binaries.pgCtl,
    ['start', '-D', place.database, '-w', '-t', '600', '-l', logPath, '-o', options],
    { stdio: 'ignore', windowsHide: true },
  )
  const pid = readPostmaster(place.database)?.pid ?? 0
  return { pid, ended: pid === 0 ? Promise.resolve() : untilDead(pid) }
}

/** Every setting that differs from PostgreSQL's own, or that must never be otherwise. */
function settings({ socketFolder, port, isThrownAway }: StartRequest): string[] {
  const whetherOnDisk = isThrownAway ? 'off' : 'on'
  const values: Readonly<Record<string, string>> = {
    listen_addresses: socketFolder === null ? '127.0.0.1' : '',
    ...(socketFolder === null
      ? {}
      : { unix_socket_directories: socketFolder, unix_socket_permissions: '0700' }),
    port: String(port),
    fsync: whetherOnDisk,
    full_page_writes: whetherOnDisk,
    synchronous_commit: whetherOnDisk,
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement's text and row may hold names: the log keeps neither.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_parameter_max_length_on_error: '0',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function untilReady(request: StartRequest, server: ServerProcess): Promise<void> {
  const { place, log } = request
  let over = false
  const end = (): void => {
    over = true
  }
  server.ended.then(end, end)
  let told = false
  for (let waitedMs = 0; waitedMs < startWaitMs; waitedMs += pollMs) {
    const postmaster = readPostmaster(place.database)
    if (postmaster?.pid === server.pid && postmaster.ready) return
    if (over) break
    if (waitedMs > startTellMs && !told) {
      told = true
      log.info({}, 'the database is setting itself right after an interruption')
    }
    await wait(pollMs)
  }
  await server.ended
  throw new Error('the server ended before it was ready')
}

/** See PostgreSQL's pidfile.h: the number on line 1, the state on line 8. */
function readPostmaster(database: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(database, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

async function untilGone(database: string, ms: number): Promise<number[]> {
  let left = serverProcesses(database)
  for (let waitedMs = 0; waitedMs < ms && left.length > 0; waitedMs += 50) {
    await wait(50)
    left = serverProcesses(database)
  }
  return left
}

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(200, undefined, { ref: false })
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}
