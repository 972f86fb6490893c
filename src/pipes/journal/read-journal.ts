/**
 * Reads the records of a journal for whoever holds the keys of its days: each is opened, and compared
 * with what stands for it in the public log. What does not fit is named, and reading goes on.
 */
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openDayKeys } from './day-key-store.ts'
import { journalDayOf } from './day-secrets.ts'
import { listForgottenLeaves } from './forgotten-records-store.ts'
import type { JournalRecord } from './journal-record.ts'
import { openLogEntries } from './log-entries-reader.ts'
import { openRecordsFile, type RecordsFlaw, watchLeafOrder } from './open-records-file.ts'
import { type RecordsHead, splitLines } from './sealed-records.ts'
import { listRecordDays, listRecords } from './sealed-records-store.ts'

/** A record is written when it is over: this much after it began, at most, it is still looked for. */
const lateMs = 86_400_000

/** A file of records that opened, and fits the log. */
export interface RecordsPart {
  readonly head: RecordsHead
  /** In the order of their leaves, from `head.first` on. */
  readonly lines: readonly Buffer[]
}

/** A record, and where in the log it stands. */
export interface PlacedRecord {
  readonly leaf: number
  readonly record: JournalRecord
}

export interface RecordsReader {
  /** Called for what does not fit; absent: it is passed over. */
  readonly onFlaw?: (flaw: RecordsFlaw) => void
}

interface PartsWish extends RecordsReader {
  readonly days?: ReadonlySet<string>
  /** When it is: of the notes of what was forgotten, some are believed; absent: the system's clock says it. */
  readonly nowMs?: number
}

/** The first and the last day (UTC) of which there are records; null: there are none. */
export async function readJournalDays(
  dataFolder: string,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const days = (await listRecordDays(dataFolder)).sort()
  const [first, last] = [days.at(0), days.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

/** Every file of these days (all, if none are named), in the order of the log. */
export async function* readRecordParts(
  dataFolder: string,
  { days, nowMs = systemClock.now(), onFlaw = () => undefined }: PartsWish = {},
): AsyncGenerator<RecordsPart> {
  const keys = openDayKeys(dataFolder, systemRandom)
  const log = await openLogEntries(logFolder(dataFolder))
  const places = await listRecords(dataFolder, days)
  const forgotten =
    days === undefined ? await listForgottenLeaves(dataFolder, { nowMs, places }) : null
  const order = watchLeafOrder(forgotten?.leaves ?? null, onFlaw)
  for (const place of places) {
    const file = await openRecordsFile(place, { dataFolder, keys, log })
    order.see(place.first, file)
    const { opened } = file
    if (opened !== null) yield { head: opened.head, lines: splitLines(opened.text) }
  }
  order.end(log.size)
}

/**
 * The records that began from `from` until before `to` (ms since 1970), in the order of the log,
 * which is nearly that of their ends. Padding is left out. What is still in segments is not in it:
 * the log is some seconds behind.
 */
export async function* readJournal(
  dataFolder: string,
  span: RecordsReader & { readonly from: number; readonly to: number },
): AsyncGenerator<JournalRecord> {
  for await (const { record } of readPlacedRecords(dataFolder, span)) yield record
}

/** The same, each with its leaf. */
export async function* readPlacedRecords(
  dataFolder: string,
  { from, onFlaw, to }: RecordsReader & { readonly from: number; readonly to: number },
): AsyncGenerator<PlacedRecord> {
  const firstDay = journalDayOf(from)
  const lastDay = journalDayOf(Math.min(to + lateMs, dayEnd))
  const all = await listRecordDays(dataFolder)
  const days = new Set(all.filter((day) => day >= firstDay && day <= lastDay))
  const parts = readRecordParts(dataFolder, { days, ...(onFlaw && { onFlaw }) })
  for await (const { head, lines } of parts) {
    for (const [place, line] of lines.entries()) {
      const record = JSON.parse(line.toString('utf8')) as JournalRecord
      if (record.kind !== 'padding' && record.at >= from && record.at < to) {
        yield { leaf: head.first + place, record }
      }
    }
  }
}

/** No journal reaches beyond. */
const dayEnd = Date.UTC(9999, 11, 30)
