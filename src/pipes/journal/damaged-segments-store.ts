/**
 * Segments in which something was damaged or altered, kept as they were found until somebody has looked
 * at them: `segments-damaged/<run>/<n>.segment`. Copies, since whoever writes to a segment goes on.
 *
 * They are bounded: the first ones stay, since what harms the next ones could otherwise push them out.
 * Those for which there was no room are counted in `segments-damaged/left-out.json`. Whoever runs the
 * installation removes what was looked at, at any moment.
 */

import type { Stats } from 'node:fs'
import { copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import {
  makeFolder,
  readOptionalFile,
  replaceFile,
  syncNames,
} from '#engine/config/durable-file.ts'
import { listFolder } from '#engine/config/list-folder.ts'
import { isCode } from '#engine/config/private-file.ts'
import { removeFolderIfEmpty } from '#engine/config/remove-folder-if-empty.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'
import { journalDayOf } from './day-secrets.ts'
import type { SegmentFile } from './segment-reader.ts'
import { segmentName, segmentsFolder } from './segment-writer-store.ts'

/** Of all that are kept: eight whole segments. */
const damagedBytesMax = 256 * 1024 * 1024
/** The last ones are named, so that each is told once. */
const leftOutNamedMax = 100

const leftOutSchema = Type.Object({
  count: Type.Integer({ minimum: 0 }),
  /** `<run>/<number> <bytes>`, the newest last. */
  newest: Type.Array(Type.String()),
})
const leftOutCheck = Compile(leftOutSchema)
type LeftOut = Type.Static<typeof leftOutSchema>

/** Durable when it returns. `known`: it was kept, or left out, before, as long as it is now. */
export async function keepDamagedSegment(
  dataDir: string,
  { number, run }: Pick<SegmentFile, 'run' | 'number'>,
  bytesMax = damagedBytesMax,
): Promise<'kept' | 'left out' | 'known'> {
  const name = segmentName(number)
  const source = join(segmentsFolder(dataDir), run, name)
  const folder = join(damagedFolder(dataDir), run)
  const target = join(folder, name)
  const [bytes, before] = [(await lookAt(source))?.size ?? 0, (await lookAt(target))?.size]
  if (bytes === before) return 'known'
  if ((await takenBytes(dataDir)) - (before ?? 0) + bytes > bytesMax) {
    return leaveOut(dataDir, `${run}/${number}`, bytes)
  }
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
  return 'kept'
}

/** One that is still written to is told again as it grows, and counted once. */
async function leaveOut(
  dataDir: string,
  segment: string,
  bytes: number,
): Promise<'left out' | 'known'> {
  const { count, newest } = await readLeftOut(dataDir)
  const named = `${segment} ${bytes}`
  if (newest.includes(named)) return 'known'
  const others = newest.filter((each) => !each.startsWith(`${segment} `))
  const next = {
    count: others.length < newest.length ? count : count + 1,
    newest: [...others, named].slice(-leftOutNamedMax),
  }
  await makeFolder(damagedFolder(dataDir))
  await replaceFile(leftOutPath(dataDir), `${JSON.stringify(next)}\n`)
  return 'left out'
}

export interface DamagedSegments {
  readonly kept: number
  readonly bytes: number
  /** There was no room for so many more. */
  readonly leftOut: number
}

export async function describeDamaged(dataDir: string): Promise<DamagedSegments> {
  const files = await listFiles(dataDir)
  return {
    kept: files.length,
    bytes: sumBytes(files),
    leftOut: (await readLeftOut(dataDir)).count,
  }
}

const takenBytes = async (dataDir: string): Promise<number> => sumBytes(await listFiles(dataDir))

const sumBytes = (files: readonly { readonly bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0)

/** What was found on that day or before goes, as the records of those days do. */
export async function forgetDamagedSegments(dataDir: string, lastDay: string): Promise<void> {
  for (const { folder, foundAtMs, path } of await listFiles(dataDir)) {
    if (journalDayOf(foundAtMs) > lastDay) continue
    await rm(path, { force: true })
    await removeFolderIfEmpty(folder)
  }
  const counted = await lookAt(leftOutPath(dataDir))
  if (counted === null || journalDayOf(counted.mtimeMs) > lastDay) return
  await rm(leftOutPath(dataDir), { force: true })
}

const damagedFolder = (dataDir: string): string => join(journalFolder(dataDir), 'segments-damaged')
const leftOutPath = (dataDir: string): string => join(damagedFolder(dataDir), 'left-out.json')

async function readLeftOut(dataDir: string): Promise<LeftOut> {
  const text = (await readOptionalFile(leftOutPath(dataDir)))?.toString('utf8') ?? 'null'
  try {
    const read: unknown = JSON.parse(text)
    if (leftOutCheck.Check(read)) return read
  } catch {
    // As if it were not there: what it counts is told in the log too.
  }
  return { count: 0, newest: [] }
}

/** Also what a process left half copied as it died. */
async function listFiles(dataDir: string) {
  const files: { path: string; folder: string; bytes: number; foundAtMs: number }[] = []
  for (const run of await listFolder(damagedFolder(dataDir))) {
    const folder = join(damagedFolder(dataDir), run)
    for (const name of await listFolder(folder)) {
      const path = join(folder, name)
      const found = await lookAt(path)
      if (found === null) continue
      files.push({ path, folder, bytes: found.size, foundAtMs: found.mtimeMs })
    }
  }
  return files
}

/** Null: it is not there, or not any more. */
async function lookAt(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}
