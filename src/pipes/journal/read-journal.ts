/**
 * Reads the records of a journal for whoever holds the keys of its days: each is opened, and compared
 * with what stands for it in the public log. What does not fit is named, and reading goes on.
 */
import { join } from 'node:path'
import { systemRandom } from '#kernel/random.ts'
import { type DayKeys, openDayKeys } from './day-key-store.ts'
import { journalDayOf } from './day-secrets.ts'
import type { JournalRecord } from './journal-record.ts'
import { type LogEntries, openLogEntries } from './log-entries-reader.ts'
import { leavesOf, openRecords, type RecordsHead, readRecordsHead } from './sealed-records.ts'
import {
  journalFolder,
  listRecordDays,
  listRecordFiles,
  readRecordsFile,
} from './sealed-records-store.ts'
import { sameHash } from './tree-hash.ts'

/** A record is written when it is over: this much after it began, at most, it is still looked for. */
const lateMs = 86_400_000

/**
 * `closed`: the key of this day is not here, or was destroyed · `altered`: the file was changed, or
 * does not fit the log, from this leaf on · `missing`: leaves for which there is no file · `unsigned`:
 * a file beyond the signed checkpoint, left by a process that died.
 */
export interface RecordsFlaw {
  readonly what: 'closed' | 'altered' | 'missing' | 'unsigned'
  readonly day: string | null
  readonly fromLeaf: number
  /** The first leaf that it does not concern. */
  readonly toLeaf: number
}

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

/** Every file of these days (all, if none are named), in the order of the log. */
export async function* readRecordParts(
  dataFolder: string,
  { onFlaw = () => undefined, days }: RecordsReader & { readonly days?: ReadonlySet<string> } = {},
): AsyncGenerator<RecordsPart> {
  const keys = openDayKeys(dataFolder, systemRandom)
  const log = await openLogEntries(join(journalFolder(dataFolder), 'log'))
  let next: number | null = null
  for (const { day, first } of await filesInOrder(dataFolder, days)) {
    const file = await readRecordsFile(dataFolder, day, first)
    const found = file === null ? null : readRecordsHead(file)
    if (file === null || found === null || found.head.first !== first || found.head.day !== day) {
      onFlaw({ what: 'altered', day, fromLeaf: first, toLeaf: first + 1 })
      next = null
      continue
    }
    const { head } = found
    const toLeaf = first + leavesOf(head)
    // What stands before the first file that is left may have been forgotten in good order.
    if (next !== null && first > next && days === undefined) {
      onFlaw({ what: 'missing', day: null, fromLeaf: next, toLeaf: first })
    }
    next = toLeaf
    const part = await openPart({ file, head, toLeaf, keys, log, onFlaw })
    if (part !== null) yield part
  }
  if (next !== null && next < log.size && days === undefined) {
    onFlaw({ what: 'missing', day: null, fromLeaf: next, toLeaf: log.size })
  }
}

async function openPart(given: {
  readonly file: Buffer
  readonly head: RecordsHead
  readonly toLeaf: number
  readonly keys: DayKeys
  readonly log: LogEntries
  readonly onFlaw: (flaw: RecordsFlaw) => void
}): Promise<RecordsPart | null> {
  const { file, head, keys, log, onFlaw, toLeaf } = given
  const { day, first: fromLeaf } = head
  if (toLeaf > log.size) {
    onFlaw({ what: 'unsigned', day, fromLeaf, toLeaf })
    return null
  }
  const secrets = keys.find(day)
  if (secrets === null || secrets.keyId !== head.keyId) {
    onFlaw({ what: 'closed', day, fromLeaf, toLeaf })
    return null
  }
  const opened = openRecords(file, secrets)
  const wrong = opened === null ? fromLeaf : await firstWrong(log, fromLeaf, opened.entries)
  if (opened === null || wrong !== null || opened.entries.length !== toLeaf - fromLeaf) {
    onFlaw({ what: 'altered', day, fromLeaf: wrong ?? fromLeaf, toLeaf })
    return null
  }
  return { head, lines: opened.lines }
}

/** The first leaf that the log has otherwise. */
async function firstWrong(
  log: LogEntries,
  first: number,
  entries: readonly Uint8Array[],
): Promise<number | null> {
  for (const [place, entry] of entries.entries()) {
    const logged = await log.at(first + place)
    if (logged === null || !sameHash(logged, entry)) return first + place
  }
  return null
}

async function filesInOrder(dataFolder: string, days: ReadonlySet<string> | undefined) {
  const files: { readonly day: string; readonly first: number }[] = []
  for (const day of await listRecordDays(dataFolder)) {
    if (days !== undefined && !days.has(day)) continue
    for (const first of await listRecordFiles(dataFolder, day)) files.push({ day, first })
  }
  return files.sort((left, right) => left.first - right.first)
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
