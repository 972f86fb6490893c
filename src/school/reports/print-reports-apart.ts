/**
 * Prints reports in a thread of its own. A class of thirty keeps a processor busy for a second; while
 * it is set here, everybody else is answered.
 */
import { MessageChannel, Worker } from 'node:worker_threads'
import type { PeriodReport } from '#contract/reports.ts'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

/** A hundred long reports take some seconds on a small machine. */
const printMsMax = 60_000
/** Memory of one thread. */
const heapMegabytesMax = 256
/** Files that are printed at once, and that wait; others come again a moment later. */
const printers = createBulkhead({ atOnceMax: 2, waitingMax: 20, retryAfterMs: 5_000 })

/** One PDF, each report on a page of its own. `overloaded`: others are being printed. */
export function printReportsApart(
  reports: readonly PeriodReport[],
  timeMsMax: number = printMsMax,
): Promise<Result<Uint8Array>> {
  return printers.run(() => printInThread(reports, timeMsMax))
}

function printInThread(
  reports: readonly PeriodReport[],
  timeMsMax: number,
): Promise<Result<Uint8Array>> {
  const { port1: answer, port2: question } = new MessageChannel()
  const thread = new Worker(new URL('./render-reports-thread.ts', import.meta.url), {
    workerData: { reports, answer: question },
    transferList: [question],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
    env: {},
  })
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      answer.close()
      thread.terminate().catch(() => undefined)
    }
    const timer = setTimeout(() => {
      resolve(refuse('overloaded'))
      end()
    }, timeMsMax)
    answer.once('message', (bytes: Uint8Array) => {
      resolve(accept(bytes))
      end()
    })
    // What was said is ours, and so is the fault where it cannot be printed: it is logged as such.
    thread.once('error', (fault) => {
      reject(fault)
      end()
    })
  })
}
