/**
 * Begins a log in the place of one that cannot go on. Its first leaf cites the last checkpoint of the
 * one before that is known, and lies open beside it: the loss is told, and signed, not hidden.
 */
import { join } from 'node:path'
import { makeFolder, replaceFile } from '#engine/config/durable-file.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { nonceBytes } from '#pipes/public-log/commitment.ts'
import { entryCount, isEntryAt } from '#pipes/public-log/entry-row.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import type { FoundLog, SuccessionCause } from '#pipes/public-log/judge-log-folder.ts'
import type { KnownLog } from '#pipes/public-log/known-log.ts'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { openTileLog } from '#pipes/public-log/open-tile-log.ts'
import {
  predecessorFile,
  readSuccession,
  writeSuccession,
} from '#pipes/public-log/opened-succession.ts'
import type { SuccessionRecord } from '#pipes/public-log/succession-record.ts'
import { openDayKeys } from './day-key-store.ts'
import { journalDayOf } from './day-secrets.ts'
import { putLogAside } from './earlier-logs-store.ts'
import { countText } from './entries-of-text.ts'
import { batchEntriesMin } from './padding-rule.ts'
import { recordLine } from './record-line.ts'
import { laySealingDesk, sealRecords } from './sealed-records.ts'
import { writeRecordsFile } from './sealed-records-store.ts'
import { readTakenBefore, writeTaken } from './sequencer-state-store.ts'

export interface SuccessorWish {
  readonly dataDir: string
  /** The name of the new log. */
  readonly origin: string
  readonly seed: Uint8Array
  readonly predecessor: KnownLog
  readonly cause: SuccessionCause
  /** What the folder has; it is put aside. */
  readonly found: FoundLog | null
  /** The name of the run that writes the first record. */
  readonly run: string
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly random: Pick<Random, 'bytes'>
}

/** Signed and on the disk when it returns. */
export async function beginSuccessor(wish: SuccessorWish): Promise<void> {
  const { clock, dataDir, found, origin, predecessor, random, seed } = wish
  const taken = await readTakenBefore(dataDir, found?.size ?? null)
  await writeTaken(dataDir, { before: { size: 0, taken }, after: { size: 0, taken } })
  await putLogAside(dataDir)

  const at = clock.now()
  const record: SuccessionRecord = {
    kind: 'succession',
    process: wish.run,
    seq: 0,
    at,
    steadyMs: Math.round(clock.monotonicMs() * 10) / 10,
    cause: wish.cause,
    origin: predecessor.origin,
    size: predecessor.size,
    checkpoint: predecessor.checkpoint,
    found: found?.size ?? null,
  }
  const day = journalDayOf(at)
  const text = Buffer.from(`${recordLine(record)}\n`)
  const count = countText(text)
  const batch = { day, first: 0, text, count, padding: batchEntriesMin - count.lines }
  const drawn: Uint8Array[] = []
  const draw = (bytes: number): Uint8Array => {
    const some = random.bytes(bytes)
    drawn.push(some)
    return some
  }
  const secrets = openDayKeys(dataDir, random).secretsOf(day)
  const sealed = sealRecords(batch, secrets, draw, laySealingDesk())
  // The nonces are drawn first, that of the first record at their head.
  const opening = writeSuccession(record, drawn[0]?.slice(0, nonceBytes) ?? new Uint8Array())
  const opened = readSuccession(opening)
  if (opened === null || !isEntryAt(sealed.entries, 0, opened.entry)) {
    throw new Error('the opening of the first leaf does not open it')
  }
  await writeRecordsFile(dataDir, { day, first: 0, file: sealed.file })
  const size = entryCount(sealed.entries)
  await writeTaken(dataDir, { before: { size: 0, taken }, after: { size, taken } })
  const folder = logFolder(dataDir)
  await makeFolder(folder)
  await replaceFile(join(folder, predecessorFile), opening)
  const tiles = await openTileLog(folder, { origin, signer: createNoteSigner(origin, seed) })
  tiles.appendRow(sealed.entries)
  await tiles.checkpoint()
}
