/** Sees to it that one process of the cell, and only one, brings the journal into its public log. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Config, LogLevel } from '#engine/config/config.ts'
import type { KeyRing } from '#engine/config/key-ring.ts'
import { isCode } from '#engine/config/private-file.ts'
import type { ConnectionSource } from '#engine/database/connection.ts'
import { becomeSoleProcess, type SoleProcess } from '#engine/database/sole-process.ts'
import type { Log } from '#engine/log/log.ts'
import { createNoteSigner, type NoteSigner } from '#pipes/journal/note-key.ts'
import { logFolder } from '#pipes/journal/open-sequencer.ts'

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

const checkpointMs = 10_000
/** An arbitrary number that every version of Préau must share. */
const sequencerLock = 7_723_284_405
const takeOverEveryMs = 15_000

/** Another process takes over when this one is gone. */
export function startSequencer(given: {
  readonly config: Config
  readonly keyRing: KeyRing
  readonly source: ConnectionSource
  readonly log: Log
  /** For tests; absent: every ten seconds. */
  readonly everyMs?: number
}): { stop(): Promise<void> } {
  const { config, everyMs = checkpointMs, keyRing, log, source } = given
  let sole: SoleProcess | null = null
  let thread: SequencerThread | null = null
  let isStopped = false
  const { dataDir, logLevel } = config

  const takeOver = async (): Promise<void> => {
    if (isStopped || sole !== null) return
    const onTaken = (): void => {
      sole = null
      void thread?.stop()
    }
    sole = await becomeSoleProcess(source, sequencerLock, { onTaken, waitMs: 0 })
    if (sole === null || isStopped) return
    const seed = keyRing.key(logKeyName)
    const { policy } = config.journal
    const origin = logOriginOf(config)
    thread = startThread({ dataDir, origin, seed, everyMs, policy, logLevel }, log)
  }
  const tryTaking = (): Promise<void> =>
    takeOver().catch((err: unknown) => log.warn({ err }, 'nobody sequences the journal here yet'))
  let trying = tryTaking()
  const timer = setInterval(() => {
    trying = trying.then(tryTaking)
  }, takeOverEveryMs)
  timer.unref()
  return {
    async stop() {
      isStopped = true
      clearInterval(timer)
      await trying
      await thread?.stop()
      await sole?.release()
    },
  }
}

interface SequencerThread {
  stop(): Promise<void>
}

const restartMs = 5_000
const stopMs = 15_000

/** A thread that ends by itself is started again: nothing that it had taken is lost or doubled. */
function startThread(wish: SequencerWish, log: Log): SequencerThread {
  const script = join(import.meta.dirname, 'sequencer-worker.ts')
  let isStopped = false
  let running: Worker | null = null
  const begin = (): void => {
    if (isStopped) return
    const worker = new Worker(script, { workerData: wish })
    running = worker
    worker.unref()
    worker.on('error', (err) => log.error({ err }, 'the sequencer of the journal ended'))
    worker.once('exit', () => {
      running = null
      setTimeout(begin, restartMs).unref()
    })
  }
  begin()
  return {
    async stop() {
      isStopped = true
      const worker = running
      if (worker === null) return
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      worker.ref()
      worker.postMessage('stop')
      const late = setTimeout(() => void worker.terminate(), stopMs)
      await ended
      clearTimeout(late)
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

/** That of the log that is there, for ever; else one by the address of the cell. */
function logOriginOf({ dataDir, publicUrl }: Pick<Config, 'dataDir' | 'publicUrl'>): string {
  const [known = ''] = readCheckpointFile(dataDir).split('\n')
  if (known !== '') return known
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
