/** The thread that makes records of what a process was told, seals and writes them, so that no request waits for a hash. */
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { writeRecords } from '#pipes/journal/write-records.ts'
import type { RecordAsk, RecordReply, RecordThreadWish } from './record-thread.ts'
import { yieldToRequests } from './yield-to-requests.ts'

const { dataDir, run } = workerData as RecordThreadWish
const { secretsOf } = openDayKeys(dataDir, systemRandom)
const parts = { dataDir, run, secretsOf, random: systemRandom, clock: systemClock }
const writer = writeRecords(parts)

async function write(batch: NonNullable<RecordAsk>): Promise<RecordReply> {
  try {
    return await writer.append(batch)
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}

yieldToRequests()
parentPort?.on('message', async (ask: RecordAsk) => {
  if (ask === null) {
    await writer.close()
    parentPort?.close()
    return
  }
  parentPort?.postMessage(await write(ask))
})
