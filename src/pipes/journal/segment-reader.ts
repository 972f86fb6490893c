/** What processes have written and nobody has taken into the log yet: their segments, run by run. */

import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listFolder } from '#engine/config/list-folder.ts'
import { removeFolderIfEmpty } from '#engine/config/remove-folder-if-empty.ts'
import { segmentName, segmentsFolder } from './segment-writer-store.ts'

export interface SegmentFile {
  readonly run: string
  readonly number: number
  readonly bytes: number
  /** When it was last written to, in ms since 1970. */
  readonly writtenAtMs: number
}

/** Every segment, each run's in their order; first the run that has waited longest. */
export async function listSegments(dataDir: string): Promise<SegmentFile[]> {
  const runs: SegmentFile[][] = []
  for (const run of await listFolder(segmentsFolder(dataDir))) {
    const names = await listFolder(join(segmentsFolder(dataDir), run))
    const files: SegmentFile[] = []
    for (const name of names.filter((each) => /^\d{8}\.segment$/.test(each)).sort()) {
      const { size, mtimeMs } = await stat(join(segmentsFolder(dataDir), run, name))
      files.push({ run, number: Number.parseInt(name, 10), bytes: size, writtenAtMs: mtimeMs })
    }
    runs.push(files)
  }
  return runs.sort((left, right) => waitsSince(left) - waitsSince(right)).flat()
}

function waitsSince([first]: readonly SegmentFile[]): number {
  return first?.writtenAtMs ?? 0
}

/** Its bytes from a place on, as many as there is room for. */
export async function readSegment(
  dataDir: string,
  { number, run }: Pick<SegmentFile, 'run' | 'number'>,
  { from, into }: { readonly from: number; readonly into: Buffer },
): Promise<Buffer> {
  const file = await open(join(segmentsFolder(dataDir), run, segmentName(number)), 'r')
  try {
    const { bytesRead } = await file.read(into, 0, into.length, from)
    return into.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The segment goes, and the folder of its run with its last one. */
export async function removeSegment(
  dataDir: string,
  { number, run }: Pick<SegmentFile, 'run' | 'number'>,
): Promise<void> {
  const folder = join(segmentsFolder(dataDir), run)
  await rm(join(folder, segmentName(number)), { force: true })
  await removeFolderIfEmpty(folder)
}
