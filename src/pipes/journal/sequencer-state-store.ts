/**
 * How far the sequencer has taken the segments, kept in one file so that a process that died at any
 * moment goes on where the log's signed checkpoint stands: what was taken before a checkpoint of one
 * size, and after it.
 */
import { join } from 'node:path'
import { makeFolder, readOptionalFile, replaceFile } from '#engine/config/durable-file.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'

/** Of each run that still has segments: all before `number` are taken, and of that one so many bytes. */
export type Taken = Readonly<Record<string, { readonly number: number; readonly bytes: number }>>

interface SequencerState {
  readonly before: { readonly size: number; readonly taken: Taken }
  readonly after: { readonly size: number; readonly taken: Taken }
}

function pathOf(dataDir: string): string {
  return join(journalFolder(dataDir), 'sequencer.json')
}

/** What was taken when the log had this size. */
export async function readTaken(dataDir: string, size: number): Promise<Taken> {
  const text = await readOptionalFile(pathOf(dataDir))
  if (text === null) return {}
  const { after, before } = JSON.parse(text.toString('utf8')) as SequencerState
  if (after.size === size) return after.taken
  if (before.size === size) return before.taken
  throw new Error(`the log has ${size} leaves; the sequencer knows ${before.size} or ${after.size}`)
}

/**
 * What was taken when a log that does not go on had this size, for the one that succeeds to it; of
 * what was begun already, it is told as it was left.
 */
export async function readTakenBefore(dataDir: string, size: number | null): Promise<Taken> {
  const text = await readOptionalFile(pathOf(dataDir))
  if (text === null) return {}
  const { after, before } = JSON.parse(text.toString('utf8')) as SequencerState
  if (after.size === size) return after.taken
  // A state that belongs to no size of this log is newer or older than it: what is not sure to have
  // been taken is taken again, since a record that stands twice is told by its number.
  return before.size === size || before.size === 0 ? before.taken : {}
}

/** Durable when it returns. */
export async function writeTaken(dataDir: string, state: SequencerState): Promise<void> {
  await makeFolder(journalFolder(dataDir))
  await replaceFile(pathOf(dataDir), canonicalJson(state))
}
