/**
 * One file of records, opened by whoever holds the key of its day, and compared with what stands for
 * it in the public log; and whether files follow one another without a leaf between them.
 */

import { entryCount } from '#pipes/public-log/entry-row.ts'
import type { DayKeys } from './day-key-store.ts'
import { type LeafRange, withoutRanges } from './leaf-range.ts'
import type { LogEntries } from './log-entries-reader.ts'
import { leavesOf, openRecords, type RecordsHead, readRecordsHead } from './sealed-records.ts'
import { type RecordsPlace, readRecordsFile } from './sealed-records-store.ts'

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

export interface RecordsFile {
  /** The first leaf after those that it stands for; null: nothing can be read of it. */
  readonly toLeaf: number | null
  readonly flaw: RecordsFlaw | null
  /** Where it opened, and fits the log. */
  readonly opened: { readonly head: RecordsHead; readonly text: Buffer } | null
}

export async function openRecordsFile(
  { day, first }: RecordsPlace,
  from: { readonly dataFolder: string; readonly keys: DayKeys; readonly log: LogEntries },
): Promise<RecordsFile> {
  const { dataFolder, keys, log } = from
  const file = await readRecordsFile(dataFolder, day, first)
  const found = file === null ? null : readRecordsHead(file)
  if (file === null || found === null || found.head.first !== first || found.head.day !== day) {
    const flaw = { what: 'altered', day, fromLeaf: first, toLeaf: first + 1 } as const
    return { toLeaf: null, flaw, opened: null }
  }
  const { head } = found
  const toLeaf = first + leavesOf(head)
  const flawed = (what: RecordsFlaw['what'], fromLeaf = first): RecordsFile => ({
    toLeaf,
    flaw: { what, day, fromLeaf, toLeaf },
    opened: null,
  })
  if (first >= log.size) return flawed('unsigned')
  // A head is no secret: one that tells of more than there is would stand for all that is missing.
  if (toLeaf > log.size) return flawed('altered')
  const secrets = keys.find(day)
  if (secrets === null || secrets.keyId !== head.keyId) return flawed('closed')
  const records = openRecords(file, secrets)
  if (records === null) return flawed('altered')
  const wrong = await log.firstOther(first, records.entries)
  if (wrong !== null) return flawed('altered', wrong)
  if (entryCount(records.entries) !== toLeaf - first) return flawed('altered')
  return { toLeaf, flaw: null, opened: { head, text: records.text } }
}

/** Tells the flaws of files as they follow one another, and of leaves between them. */
export interface LeafOrder {
  see(first: number, file: Pick<RecordsFile, 'toLeaf' | 'flaw'>): void
  /** After the last file of a log of that size. */
  end(size: number): void
}

/**
 * `forgotten`: leaves that need no file, in order; null: not every file is shown, so that what lies
 * between them is nobody's fault.
 */
export function watchLeafOrder(
  forgotten: readonly LeafRange[] | null,
  onFlaw: (flaw: RecordsFlaw) => void,
): LeafOrder {
  let next: number | null = 0
  const missing = (end: number): void => {
    if (next === null || forgotten === null) return
    for (const [fromLeaf, toLeaf] of withoutRanges([next, end], forgotten)) {
      onFlaw({ what: 'missing', day: null, fromLeaf, toLeaf })
    }
  }
  return {
    see(first, { flaw, toLeaf }) {
      if (flaw?.what !== 'unsigned') {
        if (toLeaf !== null) missing(first)
        next = toLeaf
      }
      if (flaw !== null) onFlaw(flaw)
    },
    end: missing,
  }
}
