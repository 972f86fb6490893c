/**
 * Which leaves stand for records of days that were forgotten in good order: what tells them from
 * records that somebody took away. `records/<day>/forgotten.json` is canonical JSON: the format, and
 * ranges of leaves, each its first and the first one after it.
 */
import Type from 'typebox'
import { Check } from 'typebox/value'
import { canonicalJson } from '#kernel/canonical-json.ts'
import {
  type BelievedForgotten,
  believedForgotten,
  type ForgottenNote,
  type LeafDay,
} from './believed-forgotten.ts'
import { lastDayForgotten } from './last-day-forgotten.ts'
import { joinRanges, type LeafRange } from './leaf-range.ts'
import { leavesOf, readRecordsHead } from './sealed-records.ts'
import {
  listRecordDays,
  listRecordFiles,
  type RecordsPlace,
  readForgottenFile,
  readRecordsFile,
  removeRecordsFile,
  writeForgottenFile,
} from './sealed-records-store.ts'

const format = 'preau-forgotten-1'
const leafIndex = Type.Integer({ minimum: 0 })
const forgottenSchema = Type.Object({
  format: Type.Literal(format),
  leaves: Type.Array(Type.Tuple([leafIndex, leafIndex])),
})

/** Removes a day's files, which nobody can open any more, and notes which leaves they stood for. */
export async function forgetRecordsOfDay(dataDir: string, day: string): Promise<void> {
  const files = await listRecordFiles(dataDir, day)
  if (files.length === 0) return
  const leaves = [...(await rangesOf(dataDir, day))]
  for (const first of files) {
    const file = await readRecordsFile(dataDir, day, first)
    const found = file === null ? null : readRecordsHead(file)
    if (found?.head.first === first) leaves.push([first, first + leavesOf(found.head)])
  }
  await writeForgottenFile(dataDir, day, canonicalJson({ format, leaves: joinRanges(leaves) }))
  for (const first of files) await removeRecordsFile(dataDir, day, first)
}

export interface ForgettingKnown {
  /** By the clock of whoever asks: what is gone may be gone by then. */
  readonly nowMs: number
  /** Files of the journal that are there: they say how far the log had come on their days. */
  readonly places: readonly RecordsPlace[]
  /** What else is known of that, from outside the journal. */
  readonly since?: readonly LeafDay[]
}

/** Which leaves need no records, by the notes that are believed. */
export async function listForgottenLeaves(
  dataDir: string,
  { nowMs, places, since = [] }: ForgettingKnown,
): Promise<BelievedForgotten> {
  const files = places.map(({ day, first }) => ({ day, leaf: first }))
  const known = { lastDay: lastDayForgotten(nowMs), since: [...files, ...since] }
  return believedForgotten(await listNotes(dataDir), known)
}

async function listNotes(dataDir: string): Promise<ForgottenNote[]> {
  const notes: ForgottenNote[] = []
  for (const day of await listRecordDays(dataDir)) {
    const leaves = await rangesOf(dataDir, day)
    if (leaves.length > 0) notes.push({ day, leaves })
  }
  return notes
}

/** What cannot be read explains nothing. */
async function rangesOf(dataDir: string, day: string): Promise<readonly LeafRange[]> {
  const bytes = await readForgottenFile(dataDir, day)
  if (bytes === null) return []
  try {
    const file: unknown = JSON.parse(bytes.toString('utf8'))
    return Check(forgottenSchema, file) ? file.leaves : []
  } catch {
    return []
  }
}
