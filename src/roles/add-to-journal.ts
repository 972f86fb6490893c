/**
 * What a command does becomes part of what happened: a short run of its own writes it, and the
 * sequencer of the cell takes it into the log with the rest.
 */
import type { Log } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { createFrameQueue } from '#pipes/journal/frame-queue.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { type AddedRecord, recordTraffic } from '#pipes/journal/record-traffic.ts'
import { openSegmentWriter } from '#pipes/journal/segment-writer-store.ts'
import { newRun, readVersion } from './journal.ts'

/** On the disk when it resolves; rejects where it could not be written. */
export async function addToJournal(
  dataFolder: string,
  record: AddedRecord,
  log: Log,
): Promise<void> {
  const random = systemRandom
  const run = newRun(random)
  const { secretsOf } = openDayKeys(dataFolder, random)
  const writer = openSegmentWriter(dataFolder, run, systemClock)
  const queue = createFrameQueue({ run, secretsOf, random, writer, log })
  const origins = openOrigins({ country: null, network: null })
  const version = readVersion()
  const parts = { run, clock: systemClock, random, secretsOf, origins, queue, log, version }
  const recorder = recordTraffic(parts)
  recorder.add(record)
  await recorder.stop()
  await writer.close()
  if (recorder.takeLost() > 0) throw new Error('the journal did not take the record')
}
