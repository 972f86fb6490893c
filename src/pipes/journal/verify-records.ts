/**
 * Checks the sealed records of a journal against its public log, for whoever holds the keys: each is
 * opened and compared, and the numbers of each run must follow one another.
 */
import type { Day } from '#kernel/calendar-day.ts'
import { askedAhead } from '#pipes/public-log/asked-ahead.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openRecordsCheck } from './check-records.ts'
import { type ForgettingKnown, listForgottenLeaves } from './forgotten-records-store.ts'
import { openLogEntries } from './log-entries-reader.ts'
import { type RecordsFlaw, watchLeafOrder } from './open-records-file.ts'
import { listRecords } from './sealed-records-store.ts'
import { type SequenceGap, watchSequence } from './sequence-gaps.ts'
import type { VerifyCrew } from './verify-crew.ts'

/** Fewer files are looked at sooner than a thread begins. */
const filesOfHelpersMin = 4

export interface RecordsCheck {
  /** How many opened, and fit the log. */
  readonly records: number
  /** Leaves of days that were forgotten in good order. */
  readonly forgottenLeaves: number
  /** Days of notes of forgetting that are not believed, as far as they go. */
  readonly doubtedDays: readonly Day[]
  /** In the order of the log. */
  readonly flaws: readonly RecordsFlaw[]
  readonly gaps: readonly SequenceGap[]
}

export interface RecordsCheckOptions extends Pick<ForgettingKnown, 'nowMs' | 'since'> {
  /** Threads to share the work with; absent: this one does all of it. */
  readonly helpers?: VerifyCrew
}

export async function verifyRecords(
  dataFolder: string,
  { helpers, ...known }: RecordsCheckOptions,
): Promise<RecordsCheck> {
  const { size } = await openLogEntries(logFolder(dataFolder))
  const places = await listRecords(dataFolder)
  const shared = places.length < filesOfHelpersMin ? undefined : helpers
  const check =
    shared === undefined
      ? await openRecordsCheck(dataFolder)
      : (place: (typeof places)[number]) => shared.records({ ...place, dataFolder })
  const flaws: RecordsFlaw[] = []
  const forgotten = await listForgottenLeaves(dataFolder, { ...known, places })
  const order = watchLeafOrder(forgotten.leaves, (flaw) => flaws.push(flaw))
  const sequence = watchSequence()
  let records = 0
  for await (const [{ first }, file] of askedAhead(places, shared?.partsAtOnce ?? 1, check)) {
    order.see(first, file)
    records += file.records
    for (const stretch of file.stretches) sequence.see(stretch)
  }
  order.end(size)
  const forgottenLeaves = forgotten.leaves.reduce((sum, [from, to]) => sum + to - from, 0)
  const doubtedDays = forgotten.doubted
  return { records, forgottenLeaves, doubtedDays, flaws, gaps: sequence.gaps() }
}
