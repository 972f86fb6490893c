/**
 * The thread that writes a process's journal, from the side of who is served: what was told goes there as text, and
 * comes back as a number of lines. One that dies is begun anew; what it had in hand is told to be lost. One that never
 * began is not begun again at once: its lines wait, as they do where the disk takes nothing.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Log } from '#engine/log/log.ts'
import type { LineBatch, LineWriter } from '#pipes/journal/queue-lines.ts'

export interface RecordThreadWish {
  readonly dataDir: string
  readonly run: string
}

/** Lines to write; null: it is over. */
export type RecordAsk = LineBatch | null

/** How many lines were lost, or why none was written. */
export type RecordReply = { readonly lost: number } | { readonly error: Error }

const stopMs = 5_000
/** After one that died before it said anything. */
const restMs = 500

interface Living {
  readonly worker: Worker
  /** Resolves when it is gone, however it went. */
  readonly gone: Promise<void>
  /** Whoever waits for its word; it has one thing in hand at most. */
  hear: ((reply: RecordReply) => void) | null
  /** So many lines. */
  inHand: number
  hasSpoken: boolean
}

export function openRecordThread(
  wish: RecordThreadWish,
  log: Pick<Log, 'error'>,
  /** For tests that end it. */
  start: (wish: RecordThreadWish) => Worker = startWorker,
): LineWriter & { close(): Promise<void> } {
  let living: Living | null = null
  /** On the monotonic clock. */
  let restUntilMs = 0

  const begin = (): Living => {
    const worker = start(wish)
    // Nobody who has nothing else to do stays for it.
    worker.unref()
    const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    const one: Living = { worker, gone, hear: null, inHand: 0, hasSpoken: false }
    const tell = (reply: RecordReply): void => {
      const { hear } = one
      one.hear = null
      hear?.(reply)
    }
    worker.on('message', (reply: RecordReply) => {
      one.hasSpoken = true
      tell(reply)
    })
    worker.on('error', (err) => log.error({ err }, 'the thread of the journal ended'))
    void gone.then(() => {
      if (living === one) living = null
      if (!one.hasSpoken) restUntilMs = performance.now() + restMs
      // Nobody knows whether they were written: a second time would be one too many.
      tell({ lost: one.inHand })
    })
    return one
  }

  return {
    async append(batch) {
      if (living === null && performance.now() < restUntilMs) {
        throw new Error('the thread of the journal does not begin')
      }
      living ??= begin()
      const one = living
      one.inHand = batch.count
      const reply = await new Promise<RecordReply>((resolve) => {
        one.hear = resolve
        one.worker.postMessage(batch satisfies RecordAsk)
      })
      if ('error' in reply) throw reply.error
      return reply
    },
    async close() {
      if (living === null) return
      const { gone, worker } = living
      worker.ref()
      worker.postMessage(null satisfies RecordAsk)
      await Promise.race([gone, wait(stopMs, undefined, { ref: false })])
      await worker.terminate()
    },
  }
}

export function startWorker(workerData: RecordThreadWish): Worker {
  return new Worker(join(import.meta.dirname, 'record-worker.ts'), { workerData })
}
