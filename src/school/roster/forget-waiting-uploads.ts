/**
 * Removes the files of uploads that nobody confirmed, that failed, or that a process which died forgot
 * when the import was over. Runs every night.
 */
import { uploadKeptDays } from '#contract/roster.ts'
import { forgetUploads } from './import-run-store.ts'
import type { ImportContext } from './start-import.ts'

/** An import that a head ordered on the last day is over long before. */
const orderedKeptDays = 2 * uploadKeptDays

const dayMs = 86_400_000

export async function forgetWaitingUploads({
  blobs,
  clock,
  db,
}: Pick<ImportContext, 'blobs' | 'clock' | 'db'>): Promise<{ uploadedFiles: number }> {
  const before = (days: number): Date => new Date(clock.now() - days * dayMs)
  const gone = await forgetUploads(db, {
    now: new Date(clock.now()),
    waitingBefore: before(uploadKeptDays),
    orderedBefore: before(orderedKeptDays),
  })
  // Bytes go after the rows: a crash in between leaves bytes without a row, never the reverse.
  for (const { blobKey } of gone) await blobs.remove(blobKey)
  return { uploadedFiles: gone.length }
}
