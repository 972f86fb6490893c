/**
 * Prints a paper in a thread of its own: what keeps a processor busy for a second keeps nobody else
 * waiting there.
 */
import { MessageChannel, Worker } from 'node:worker_threads'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

/** Some seconds on a small machine are usual. */
const printMsMax = 60_000
/** Memory of one thread. */
const heapMegabytesMax = 256
/** Papers that are printed at once, and that wait; others come again a moment later. */
const printers = createBulkhead({ atOnceMax: 2, waitingMax: 20, retryAfterMs: 5_000 })

/**
 * `script` is handed `given` with a port `answer`, to which it posts the paper's bytes. `overloaded`:
 * others are being printed, or it took too long.
 */
export function printApart(
  script: URL,
  given: Readonly<Record<string, unknown>>,
  timeMsMax: number = printMsMax,
): Promise<Result<Uint8Array>> {
  return printers.run(() => printInThread(script, given, timeMsMax))
}

function printInThread(
  script: URL,
  given: Readonly<Record<string, unknown>>,
  timeMsMax: number,
): Promise<Result<Uint8Array>> {
  const { port1: answer, port2: question } = new MessageChannel()
  const thread = new Worker(script, {
    workerData: { ...given, answer: question },
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
