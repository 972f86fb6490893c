/**
 * Reads a question bank in a thread of its own, for a limited time. A file of a few kilobytes can
 * be written so that reading it takes minutes; while it is read here, everybody else is answered.
 */
import { MessageChannel, Worker } from 'node:worker_threads'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { GiftReport } from './gift-report.ts'

/** The largest real banks are read in a second. */
const readMsMax = 15_000
/** Memory of one thread. */
const heapMegabytesMax = 512
/** Banks that are read at once, and that wait; other teachers come again a moment later. */
const readers = createBulkhead({ atOnceMax: 2, waitingMax: 8, retryAfterMs: 5_000 })

/** `file_unreadable`: it took too long, or broke the reader. `overloaded`: others are being read. */
export function readBankApart(
  bytes: Uint8Array,
  fileName: string,
  timeMsMax: number = readMsMax,
): Promise<Result<GiftReport>> {
  return readers.run(() => readInThread(bytes, fileName, timeMsMax))
}

function readInThread(
  bytes: Uint8Array,
  fileName: string,
  timeMsMax: number,
): Promise<Result<GiftReport>> {
  const { port1: answer, port2: question } = new MessageChannel()
  const thread = new Worker(new URL('./read-bank-thread.ts', import.meta.url), {
    workerData: { bytes, fileName, answer: question },
    transferList: [question],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
    env: {},
  })
  return new Promise((resolve) => {
    const settle = (result: Result<GiftReport>): void => {
      clearTimeout(timer)
      resolve(result)
      answer.close()
      thread.terminate().catch(() => undefined)
    }
    const timer = setTimeout(() => settle(refuse('file_unreadable')), timeMsMax)
    answer.once('message', (report: GiftReport) => settle(accept(report)))
    thread.once('error', () => settle(refuse('file_unreadable')))
  })
}
