/**
 * Logs that cannot go on, put aside in `<data>/journal/earlier/<n>/`, each laid out as a data folder
 * is, so that every command works on it. The keys of its days are those of the installation around it.
 */

import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolder } from '#engine/config/durable-file.ts'
import { listFolder } from '#engine/config/list-folder.ts'
import { syncFolder } from '#engine/config/private-file.ts'

/** The log goes last: as long as it is there, the work is not done. */
const movedParts = ['records', 'log'] as const

function earlierFolder(dataDir: string): string {
  return join(dataDir, 'journal', 'earlier')
}

/** The data folder around a log that was put aside; null: this is none. */
export function folderAround(dataFolder: string): string | null {
  return /^(.+)[\\/]journal[\\/]earlier[\\/]\d+$/.exec(resolve(dataFolder))?.[1] ?? null
}

/** The folders of logs that were put aside, oldest first. */
export async function listEarlierLogs(dataDir: string): Promise<string[]> {
  const names = await listFolder(earlierFolder(dataDir))
  return names
    .filter((name) => /^\d+$/.test(name))
    .sort((left, right) => Number(left) - Number(right))
    .map((name) => join(earlierFolder(dataDir), name))
}

/** Puts aside what is there of a log. After a crash it goes on with the rest. */
export async function putLogAside(dataDir: string): Promise<void> {
  const journal = join(dataDir, 'journal')
  const parts = movedParts.filter((part) => existsSync(join(journal, part)))
  if (parts.length === 0) return
  const target = join(freePlace(dataDir, parts), 'journal')
  await makeFolder(target)
  for (const part of parts) {
    await rename(join(journal, part), join(target, part))
    syncFolder(target)
    syncFolder(journal)
  }
}

/** The first number whose log is still to come, and where none of these parts is in the way. */
function freePlace(dataDir: string, parts: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const place = join(earlierFolder(dataDir), String(number))
    const isTaken = [...parts, 'log'].some((part) => existsSync(join(place, 'journal', part)))
    if (!isTaken) return place
  }
}
