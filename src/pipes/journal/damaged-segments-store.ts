/**
 * Segments in which something was damaged or altered, kept as they were found until somebody has looked
 * at them: `segments-damaged/<run>/<n>.segment`. Copies, since whoever writes to a segment goes on.
 */
import { copyFile, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, syncNames } from '#engine/config/durable-file.ts'
import { isCode } from '#engine/config/private-file.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'
import type { SegmentFile } from './segment-reader.ts'
import { segmentName, segmentsFolder } from './segment-writer-store.ts'

/** Durable when it returns; false: it was kept before, as long as it is now. */
export async function keepDamagedSegment(
  dataDir: string,
  { number, run }: Pick<SegmentFile, 'run' | 'number'>,
): Promise<boolean> {
  const name = segmentName(number)
  const source = join(segmentsFolder(dataDir), run, name)
  const folder = join(journalFolder(dataDir), 'segments-damaged', run)
  const target = join(folder, name)
  if ((await sizeOf(target)) === (await sizeOf(source))) return false
  await makeFolder(folder)
  const draft = `${target}.partial`
  await copyFile(source, draft)
  const file = await open(draft, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(draft, target)
  await syncNames(folder)
  return true
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}
