/**
 * Reads a question bank in a thread of its own, for a limited time. A file of a few kilobytes can
 * be written so that reading it takes minutes; while it is read here, everybody else is answered.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { GiftReport } from './gift-report.ts'

/**
 * `beginMsMax`: until the thread has loaded what it reads with, which takes half a second of a processor, and
 * the longer the more others need it. That says nothing about the file. `readMsMax`: the largest real banks are read in
 * a second.
 */
const usualTimes = { beginMsMax: 60_000, readMsMax: 15_000 }
/** Memory of one thread. */
const heapMegabytesMax = 512
const retryAfterMs = 5_000
/** Banks that are read at once, and that wait; other teachers come again a moment later. */
const readers = createBulkhead({ atOnceMax: 2, waitingMax: 8, retryAfterMs })

/**
 * `file_unreadable`: it took too long, or broke the reader. `overloaded`: others are being read, or the
 * machine has no time to begin.
 */
export function readBankApart(
  bytes: Uint8Array,
  fileName: string,
  times = usualTimes,
): Promise<Result<GiftReport>> {
  return readers.run(() => readInThread(bytes, fileName, times))
}

function readInThread(
  bytes: Uint8Array,
  fileName: string,
  { beginMsMax, readMsMax }: typeof usualTimes,
): Promise<Result<GiftReport>> {
  const { port1: answer, port2: question } = new MessageChannel()
  const thread = new Worker(new URL('./read-bank-thread.ts', import.meta.url), {
    workerData: { bytes, fileName, answer: question },
    transferList: [question],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
    env: {},
  })
  return new Promise((resolve, reject) => {
    let hasBegun = false
    const settle = (result: Result<GiftReport>): void => {
      clearTimeout(timer)
      resolve(result)
      answer.close()
      thread.terminate().catch(() => undefined)
    }
    const take = (message: 'begun' | GiftReport): void => {
      if (message === 'begun') {
        hasBegun = true
        clearTimeout(timer)
        timer = setTimeout(giveUp, readMsMax)
      } else settle(accept(message))
    }
    const giveUp = (): void => {
      // What was said in time, and not heard before the clock was looked at, counts.
      const said = receiveMessageOnPort(answer)
      if (said !== undefined) take(said.message)
      else settle(hasBegun ? refuse('file_unreadable') : refuse('overloaded', { retryAfterMs }))
    }
    let timer = setTimeout(giveUp, beginMsMax)
    answer.on('message', take)
    thread.once('error', (fault) => {
      // Nobody has looked at the file yet: the fault is ours.
      if (!hasBegun) reject(fault)
      settle(refuse('file_unreadable'))
    })
  })
}
