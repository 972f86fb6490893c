/** A file of records looked at: what is wrong with it, and which numbers its records have. */
import { readFileSync } from 'node:fs'
import { isCode } from '#engine/config/private-file.ts'
import { systemRandom } from '#kernel/random.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openDayKeys } from './day-key-store.ts'
import { openLogEntries } from './log-entries-reader.ts'
import { openRecordsFile, type RecordsFile } from './open-records-file.ts'
import type { RecordsPlace } from './sealed-records-store.ts'
import { type Stretch, stretchesOf } from './sequence-stretches.ts'

export interface CheckedRecords extends Pick<RecordsFile, 'toLeaf' | 'flaw'> {
  readonly records: number
  readonly stretches: readonly Stretch[]
}

/** For a thread that does nothing else: it waits for the disk. */
export async function openRecordsCheck(
  dataFolder: string,
): Promise<(place: RecordsPlace) => Promise<CheckedRecords>> {
  const keys = openDayKeys(dataFolder, systemRandom)
  const log = await openLogEntries(logFolder(dataFolder), readNow)
  return async (place) => {
    const { flaw, opened, toLeaf } = await openRecordsFile(place, { dataFolder, keys, log })
    if (opened === null) return { flaw, toLeaf, records: 0, stretches: [] }
    const stretches = stretchesOf(opened.text)
    return { flaw, toLeaf, records: opened.head.records, stretches }
  }
}

function readNow(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}
