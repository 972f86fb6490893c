/**
 * What a command does becomes part of what happened: a short run of its own writes it, and the
 * sequencer of the cell takes it into the log with the rest.
 */
import { PlainError } from '#engine/config/plain-error.ts'
import type { Log } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { queueLines } from '#pipes/journal/queue-lines.ts'
import { type AddedRecord, recordTraffic } from '#pipes/journal/record-traffic.ts'
import { writeRecords } from '#pipes/journal/write-records.ts'
import { newRun, readVersion } from './journal.ts'

/** On the disk when it resolves; rejects with a `PlainError` where it could not be written. */
export async function addToJournal(
  dataFolder: string,
  record: AddedRecord,
  log: Log,
): Promise<void> {
  const random = systemRandom
  const run = newRun(random)
  const { secretsOf } = openDayKeys(dataFolder, random)
  const clock = systemClock
  const writer = writeRecords({ dataDir: dataFolder, run, secretsOf, random, clock })
  const queue = queueLines({ random, clock, writer, log })
  const origins = openOrigins({ country: null, network: null })
  const version = readVersion()
  const parts = { run, clock, random, secretsOf, origins, queue, log, version }
  const recorder = recordTraffic(parts)
  recorder.add(record)
  const isDurable = await recorder.stop()
  await writer.close()
  if (isDurable && recorder.takeLost() === 0) return
  throw new PlainError({
    french: 'Le journal n’a pas pu être écrit : vérifiez la place et les droits de son dossier.',
    english: 'The journal could not be written: look at the room and the rights of its folder.',
  })
}
