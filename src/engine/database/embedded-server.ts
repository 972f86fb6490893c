/**
 * A real PostgreSQL without an installation: the programs come with npm, the data lies in
 * the data folder, and nobody but this process (and root) can connect. Started with Préau,
 * stopped with it, and set right after whatever may have interrupted the last run.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { PlainError } from '#engine/config/plain-error.ts'
import {
  createPrivateFile,
  readPrivateFile,
  writePrivateFile,
} from '#engine/config/private-file.ts'
import type { Connection } from '#engine/database/connection.ts'
import type { ServerBinaries } from '#engine/database/server-binaries.ts'
import { findBinaries } from '#engine/database/server-binaries.ts'
import { explainFailure } from '#engine/database/server-failure.ts'
import { guardServer } from '#engine/database/server-guard.ts'
import { lockHolder, takeServerLock } from '#engine/database/server-lock.ts'
import type { ServerPlace } from '#engine/database/server-place.ts'
import {
  commonFolder,
  findServerPlace,
  makeDataFolder,
  refuseTemporary,
} from '#engine/database/server-place.ts'
import {
  clearLeftovers,
  identity,
  serverEnvironment,
  startServerProcess,
  stopServerProcess,
} from '#engine/database/server-process.ts'
import type { Log } from '#engine/log/log.ts'

export interface EmbeddedServer {
  readonly connection: Connection
  /** Stops in order; the second call hurries the first. Always resolves, within about half a minute. */
  stop(): Promise<void>
  /** Resolves if the server ends although nobody asked it to. */
  readonly lost: Promise<void>
}

export interface EmbeddedServerOptions {
  readonly dataDir: string
  readonly log: Log
  /** Lets the data lie under the system's temporary folder: for tests and demonstrations. */
  readonly allowTemporary?: boolean
  /** Waits for no disk, so that all of it may be lost with the machine: for tests alone. */
  readonly isThrownAway?: boolean
}

/** Where a running server is, without its password. */
const runningName = 'server-running.json'
/** How long a command waits for a Préau that is just starting. */
const joinWaitMs = 60_000
const joinPollMs = 100
const serverUser = 'preau'
const databaseName = 'preau'
const socketPort = 5432
/** `sun_path` holds 104 bytes on macOS, 108 on Linux; `/.s.PGSQL.5432.lock` takes 19 of them. */
const socketFolderBytesMax = 80
const passwordBytes = 24

/** Starts the server on `dataDir`, creating the database at the first start. Throws a `PlainError`. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  try {
    const dataDir = makeDataFolder(options.dataDir)
    if (options.allowTemporary !== true) refuseTemporary(dataDir)
    const lock = takeServerLock(dataDir)
    try {
      return await startLocked(options, dataDir, lock.release)
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    throw explainFailure(options.dataDir, '', error)
  }
}

/**
 * For commands that work beside a running Préau: uses its server if there is one, else starts
 * one. `stop` leaves a server alone that was there before.
 */
export async function joinEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  for (let waitedMs = 0; waitedMs < joinWaitMs; waitedMs += joinPollMs) {
    const holder = existsSync(options.dataDir) ? lockHolder(options.dataDir) : null
    if (holder === null) break
    const running = readPrivateFile(join(options.dataDir, runningName))
    const { pid, ...address } = running === null ? { pid: null } : JSON.parse(running)
    if (pid === holder) {
      const password = serverPassword(options.dataDir, false)
      const connection: Connection = { ...address, password }
      return { connection, stop: async () => undefined, lost: new Promise(() => undefined) }
    }
    await wait(joinPollMs)
  }
  return startEmbeddedServer(options)
}

async function startLocked(
  { log, isThrownAway = false }: EmbeddedServerOptions,
  dataDir: string,
  release: () => void,
): Promise<EmbeddedServer> {
  const place = findServerPlace(dataDir, log)
  const binaries = findBinaries(place.account, () => commonFolder(dataDir, place.account))
  const isNew = !existsSync(join(place.database, 'PG_VERSION'))
  const password = serverPassword(dataDir, isNew)
  if (isNew) await createCluster(binaries, place, password)
  await clearLeftovers(place, log)

  const socketFolder = process.platform === 'win32' ? null : openSocketFolder(place)
  const port = socketFolder === null ? await findFreePort() : socketPort
  const request = { binaries, place, socketFolder, port, log, isThrownAway }
  const server = await startServerProcess(request).catch((error: unknown) => {
    closeSocketFolder(place, socketFolder)
    throw error
  })
  const guard = guardServer(place, server.pid)
  const hurry = new AbortController()
  let stopping: Promise<void> | undefined
  const stopOnce = async (): Promise<void> => {
    await stopServerProcess(request, server, hurry.signal)
    guard.dismiss()
    closeSocketFolder(place, socketFolder)
    rmSync(join(dataDir, runningName), { force: true })
    release()
  }
  const stop = (): Promise<void> => {
    if (stopping === undefined) stopping = stopOnce()
    else hurry.abort()
    return stopping
  }
  const connection: Connection = {
    host: socketFolder ?? '127.0.0.1',
    port,
    user: serverUser,
    password,
    database: databaseName,
  }
  try {
    await createDatabase(connection)
    const { password: _, ...address } = connection
    writePrivateFile(join(dataDir, runningName), JSON.stringify({ pid: process.pid, ...address }))
  } catch (error) {
    await stop()
    throw error
  }
  const lost = server.ended.then(
    () => (stopping === undefined ? undefined : new Promise<void>(() => undefined)),
    () => undefined,
  )
  return { connection, stop, lost }
}

/** The password is in the data folder, not among the keys: a backup has no use for it. */
function serverPassword(dataDir: string, isNew: boolean): string {
  const path = join(dataDir, 'database-password')
  const known = readPrivateFile(path)
  if (known !== null) return known.trim()
  if (isNew) return createPrivateFile(path, randomBytes(passwordBytes).toString('base64url'))
  throw new PlainError({
    french: `Le mot de passe de la base, dans ${path}, a disparu. Remettez ce fichier à sa place, ou restaurez une sauvegarde dans un dossier neuf.`,
    english: `The password of the database, in ${path}, is gone. Put that file back, or restore a backup into a new folder.`,
  })
}

/** Made beside and renamed: an interrupted creation is never taken for a database. */
async function createCluster(
  binaries: ServerBinaries,
  place: ServerPlace,
  password: string,
): Promise<void> {
  const beside = join(place.folder, 'database-being-made')
  const passwordFile = join(place.folder, 'password-for-initdb')
  rmSync(beside, { recursive: true, force: true })
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    if (place.account !== null) chownSync(passwordFile, place.account.uid, place.account.gid)
    // The built-in C.UTF-8 is the same on every system; French order is asked for by name.
    await runInitdb(binaries, place, [
      `--pgdata=${beside}`,
      `--username=${serverUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
    ])
    renameSync(beside, place.database)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function runInitdb(
  binaries: ServerBinaries,
  place: ServerPlace,
  words: readonly string[],
): Promise<void> {
  const child = spawn(binaries.initdb, words, {
    ...identity(place.account),
    cwd: place.folder,
    ...(process.platform === 'win32' ? {} : { env: serverEnvironment }),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let said = ''
  const listen = (chunk: Buffer): void => {
    said = `${said}${chunk}`.slice(-8192)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw explainFailure(place.folder, said)
}

/** Beside the data where the path is short enough for a socket, else a temporary folder of our own. */
function openSocketFolder(place: ServerPlace): string {
  const beside = join(place.folder, 'socket')
  const isShort = Buffer.byteLength(beside) <= socketFolderBytesMax
  const folder = isShort ? beside : mkdtempSync(join(shortTemporaryFolder(), 'preau-'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (place.account !== null) chownSync(folder, place.account.uid, place.account.gid)
  // After a crash PostgreSQL would take a lock file whose number lives again for a server's.
  removeSockets(folder)
  return folder
}

function shortTemporaryFolder(): string {
  return Buffer.byteLength(tmpdir()) <= socketFolderBytesMax - 16 ? tmpdir() : '/tmp'
}

/** Removes only what PostgreSQL puts there, and the folder if that leaves it empty. */
function closeSocketFolder(place: ServerPlace, folder: string | null): void {
  if (folder === null || !existsSync(folder)) return
  removeSockets(folder)
  if (!folder.startsWith(place.folder) && readdirSync(folder).length === 0) rmdirSync(folder)
}

function removeSockets(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(folder, name), { force: true })
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => {
    probe.close(resolve)
  })
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** The first start makes the database; a start that was interrupted before that makes it now. */
async function createDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (known.rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}
