/** The sealed records of a journal as files: `records/<day>/<first leaf>.sealed`. */

import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  makeFolder,
  readOptionalFile,
  replaceFile,
  syncNames,
} from '#engine/config/durable-file.ts'
import { listFolder } from '#engine/config/list-folder.ts'
import { isDay } from '#kernel/calendar-day.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'

function recordsFolder(dataDir: string): string {
  return join(journalFolder(dataDir), 'records')
}

const digits = 12

function pathOf(dataDir: string, day: string, first: number): string {
  const name = `${String(first).padStart(digits, '0')}.sealed`
  return join(recordsFolder(dataDir), day, name)
}

/** Durable when it returns. */
export async function writeRecordsFile(
  dataDir: string,
  { day, file, first }: { readonly day: string; readonly first: number; readonly file: Buffer },
): Promise<void> {
  const folder = join(recordsFolder(dataDir), day)
  await makeFolder(folder)
  const handle = await open(pathOf(dataDir, day, first), 'w', 0o600)
  try {
    await handle.writeFile(file)
    await handle.datasync()
  } finally {
    await handle.close()
  }
  await syncNames(folder)
}

/** Days that have records, oldest first. */
export async function listRecordDays(dataDir: string): Promise<string[]> {
  return (await listFolder(recordsFolder(dataDir))).filter((name) => isDay(name)).sort()
}

/** The first leaves of a day's files, in the order of the log. */
export async function listRecordFiles(dataDir: string, day: string): Promise<number[]> {
  const names = await listFolder(join(recordsFolder(dataDir), day))
  return names
    .filter((name) => /^\d+\.sealed$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((left, right) => left - right)
}

export interface RecordsPlace {
  readonly day: string
  /** The first leaf of the file. */
  readonly first: number
}

/** Every file of these days (all, if none are named), in the order of the log. */
export async function listRecords(
  dataDir: string,
  days?: ReadonlySet<string>,
): Promise<RecordsPlace[]> {
  const places: RecordsPlace[] = []
  for (const day of await listRecordDays(dataDir)) {
    if (days !== undefined && !days.has(day)) continue
    for (const first of await listRecordFiles(dataDir, day)) places.push({ day, first })
  }
  return places.sort((left, right) => left.first - right.first)
}

export function readRecordsFile(
  dataDir: string,
  day: string,
  first: number,
): Promise<Buffer | null> {
  return readOptionalFile(pathOf(dataDir, day, first))
}

/** Removes the files of leaves that a log of this size does not have yet. Only for its writer. */
export async function removeUnsigned(dataDir: string, size: number): Promise<void> {
  for (const { day, first } of await listRecords(dataDir)) {
    if (first >= size) await removeRecordsFile(dataDir, day, first)
  }
}

export async function removeRecordsFile(
  dataDir: string,
  day: string,
  first: number,
): Promise<void> {
  await rm(pathOf(dataDir, day, first), { force: true })
}

const forgottenName = 'forgotten.json'

/** What `forgotten.json` of a day is, in the place of its files; null: there is none. */
export function readForgottenFile(dataDir: string, day: string): Promise<Buffer | null> {
  return readOptionalFile(join(recordsFolder(dataDir), day, forgottenName))
}

/** Durable when it returns. */
export function writeForgottenFile(dataDir: string, day: string, content: string): Promise<void> {
  return replaceFile(join(recordsFolder(dataDir), day, forgottenName), content)
}
