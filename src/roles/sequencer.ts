/** Sees to it that one process of the cell, and only one, brings the journal into its public log. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Config, LogLevel } from '#engine/config/config.ts'
import { makeFolder } from '#engine/config/durable-file.ts'
import { type FileLock, takeFileLock } from '#engine/config/file-lock.ts'
import type { KeyRing } from '#engine/config/key-ring.ts'
import { isCode } from '#engine/config/private-file.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { becomeSoleProcess, type SoleProcess } from '#engine/database/sole-process.ts'
import type { Log } from '#engine/log/log.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { journalFolder, logFolder } from '#pipes/public-log/journal-folder.ts'
import type { KnownLog } from '#pipes/public-log/known-log.ts'
import { tellCheckpoint } from '#pipes/public-log/known-log-store.ts'
import { createNoteSigner, type NoteSigner } from '#pipes/public-log/note-key.ts'
import { prepareLog } from './prepare-log.ts'

/** The key that signs the log of this installation: lies with its other keys, and in its backups. */
const logKeyName = 'journal-log'

export interface SequencerWish {
  readonly dataDir: string
  readonly origin: string
  readonly seed: Uint8Array
  readonly everyMs: number
  /** The policy that names the witnesses; null: nobody cosigns. */
  readonly policy: string | null
  readonly logLevel: LogLevel
}

/** Why its thread is to end. `taken`: another process does the work from now on, so it leaves everything as it is. */
export type SequencerEnd = 'stop' | 'taken'

const checkpointMs = 10_000
/** An arbitrary number that every version of Préau must share. */
export const sequencerLock = 7_723_284_405
const takeOverEveryMs = 15_000

/** Another process takes over when this one is gone. */
export function startSequencer(given: {
  readonly config: Config
  readonly keyRing: KeyRing
  readonly source: ConnectionSource
  /** Knows how far the log has come, so that one that is lost is not begun anew. */
  readonly db: PipesDatabase
  readonly log: Log
  /** For tests; absent: every ten seconds. */
  readonly everyMs?: number
  /** For tests: how often another one's place is asked for, and a thread that ended is started again. */
  readonly againMs?: number
}): { stop(): Promise<void> } {
  const { againMs, config, db, everyMs = checkpointMs, keyRing, log, source } = given
  let sole: SoleProcess | null = null
  let thread: SequencerThread | null = null
  let isStopped = false
  const { dataDir, logLevel } = config

  const takeOver = async (): Promise<void> => {
    if (isStopped || sole !== null) return
    // One that was taken from this process: it would write beside the next.
    await thread?.stop('taken')
    thread = null
    const onTaken = (): void => {
      sole = null
      void thread?.stop('taken')
    }
    sole = await becomeSoleProcess(source, sequencerLock, { onTaken, waitMs: 0 })
    if (sole === null || isStopped) return
    const seed = keyRing.key(logKeyName)
    const { policy } = config.journal
    const firstOrigin = firstOriginOf(config)
    const prepare = async (): Promise<SequencerWish> => {
      const origin = await prepareLog({ db, dataDir, firstOrigin, seed, log })
      return { dataDir, origin, seed, everyMs, policy, logLevel }
    }
    const take = takeFolderOnce(dataDir, log)
    const againAfterMs = againMs ?? restartMs
    thread = startThread({ take, prepare, kept: keepNewest(db, log), againAfterMs, log })
  }
  const tryTaking = (): Promise<void> =>
    takeOver().catch((err: unknown) => log.warn({ err }, 'nobody sequences the journal here yet'))
  let trying = tryTaking()
  const timer = setInterval(() => {
    trying = trying.then(tryTaking)
  }, againMs ?? takeOverEveryMs)
  timer.unref()
  return {
    async stop() {
      isStopped = true
      clearInterval(timer)
      await trying
      await thread?.stop('stop')
      await sole?.release()
    },
  }
}

interface SequencerThread {
  stop(why: SequencerEnd): Promise<void>
}

const restartMs = 5_000
const stopMs = 15_000

interface ThreadParts {
  /** Null: another one still writes. */
  readonly take: () => Promise<FileLock | null>
  readonly prepare: () => Promise<SequencerWish>
  readonly kept: KeptCheckpoints
  readonly againAfterMs: number
  readonly log: Log
}

/**
 * A thread that ends by itself is started again: nothing that it had taken is lost or doubled. Each
 * time the log is looked at first: its folder may have gone meanwhile.
 */
function startThread({ againAfterMs, kept, log, prepare, take }: ThreadParts): SequencerThread {
  const script = join(import.meta.dirname, 'sequencer-worker.ts')
  const stopped = new AbortController()
  const live = async (): Promise<void> => {
    const worker = new Worker(script, { workerData: await prepare() })
    worker.unref()
    const stop = (): void => {
      worker.ref()
      worker.postMessage(stopped.signal.reason satisfies SequencerEnd)
    }
    if (stopped.signal.aborted) stop()
    stopped.signal.addEventListener('abort', stop)
    worker.on('message', (told: KnownLog & { readonly checkpoint: string }) => kept.tell(told))
    worker.on('error', (err) => log.error({ err }, 'the sequencer of the journal ended'))
    await once(worker, 'exit')
    stopped.signal.removeEventListener('abort', stop)
  }
  const liveAlone = async (): Promise<void> => {
    const folder = await take()
    if (folder === null) return
    // Only then: a thread that does not end when it is told to may still be writing.
    await live().finally(() => folder.release())
  }
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await liveAlone().catch((err: unknown) => log.error({ err }, 'the log could not be prepared'))
      await wait(againAfterMs, undefined, { ref: false, signal: stopped.signal }).catch(
        () => undefined,
      )
    }
  })()
  return {
    async stop(why) {
      stopped.abort(why)
      const late = wait(stopMs, undefined, { ref: false })
      await Promise.race([running, late])
      await kept.rest()
    },
  }
}

/** Where nothing can be locked, the database's lock alone stands, as it does between machines. */
const noLock: FileLock = { release: () => undefined }

/**
 * The folder's own lock: who has the cell's knows of nobody who lost it with the connection to the database and
 * has not heard of it yet, or of a thread that is slow to end. Each thing is said once.
 */
function takeFolderOnce(dataDir: string, log: Log): () => Promise<FileLock | null> {
  const said = new Set<string>()
  const say = (what: string, more: object = {}): void => {
    if (!said.has(what)) log.warn(more, what)
    said.add(what)
  }
  return async () => {
    const folder = journalFolder(dataDir)
    try {
      await makeFolder(folder)
      const lock = takeFileLock(join(folder, 'log-writer.lock'))
      if (lock === null) say('another process still writes to the log: it is waited for')
      return lock
    } catch (err) {
      say('the folder of the log cannot be locked', { err })
      return noLock
    }
  }
}

interface KeptCheckpoints {
  tell(checkpoint: KnownLog & { readonly checkpoint: string }): void
  /** When none is being written any more. */
  rest(): Promise<void>
}

/** The newest checkpoint, in the database: while one is being written, only the last one waits. */
function keepNewest(db: PipesDatabase, log: Log): KeptCheckpoints {
  let next: (KnownLog & { readonly checkpoint: string }) | null = null
  let writing: Promise<void> | null = null
  const write = async (): Promise<void> => {
    while (next !== null) {
      const one = next
      next = null
      await tellCheckpoint(db, one).catch((err: unknown) =>
        log.warn({ err }, 'the database was not told how far the log has come'),
      )
    }
    writing = null
  }
  return {
    tell(checkpoint) {
      next = checkpoint
      writing ??= write()
    },
    async rest() {
      await writing
    },
  }
}

/** By whose key the log of this installation is signed. */
export function logSigner(
  config: Pick<Config, 'dataDir' | 'publicUrl'>,
  keyRing: KeyRing,
): NoteSigner {
  return createNoteSigner(logOriginOf(config), keyRing.key(logKeyName))
}

/** That of the log that is there; else the one that it begins with where there never was any. */
function logOriginOf(config: Pick<Config, 'dataDir' | 'publicUrl'>): string {
  const [known = ''] = readCheckpointFile(config.dataDir).split('\n')
  return known === '' ? firstOriginOf(config) : known
}

/** False: its name is only the one that it would begin with. */
export function hasBegun({ dataDir }: Pick<Config, 'dataDir'>): boolean {
  return readCheckpointFile(dataDir) !== ''
}

function firstOriginOf({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  return `${publicUrl === null ? 'localhost' : new URL(publicUrl).host}/journal`
}

function readCheckpointFile(dataDir: string): string {
  try {
    return readFileSync(join(logFolder(dataDir), 'checkpoint'), 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return ''
    throw error
  }
}
