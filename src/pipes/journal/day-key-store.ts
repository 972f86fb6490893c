/**
 * The keys of the days, one file each: 32 random bytes, for the owner alone, in a folder that no
 * backup takes. Where a key was destroyed, what it sealed stays closed for ever.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  createPrivateBytes,
  isCode,
  makePrivateFolder,
  syncFolder,
} from '#engine/config/private-file.ts'
import { isDay } from '#kernel/calendar-day.ts'
import type { Random } from '#kernel/random.ts'
import { createDaySecrets, type DaySecrets, dayKeyBytes } from './day-secrets.ts'
import { folderAround } from './earlier-logs-store.ts'

/** Days whose secrets stay in memory: yesterday's records may still be written today. */
const daysInMemoryMax = 8

export function dayKeyFolder(dataDir: string): string {
  return join(folderAround(dataDir) ?? dataDir, 'journal-keys')
}

export interface DayKeys {
  /** The secrets of a day whose key is made now if there is none. */
  secretsOf(day: string): DaySecrets
  /** Null: there is no key of this day, or no longer. */
  find(day: string): DaySecrets | null
  days(): string[]
  /** Writes over the key, then removes it. */
  destroy(day: string): void
}

export function openDayKeys(dataDir: string, random: Pick<Random, 'bytes'>): DayKeys {
  const folder = dayKeyFolder(dataDir)
  const known = new Map<string, DaySecrets>()
  const pathOf = (day: string): string => {
    if (!isDay(day)) throw new Error('not a day')
    return join(folder, `${day}.key`)
  }
  const keep = (day: string, key: Uint8Array): DaySecrets => {
    const secrets = createDaySecrets(key)
    known.set(day, secrets)
    const [oldest] = known.keys()
    if (known.size > daysInMemoryMax && oldest !== undefined) known.delete(oldest)
    return secrets
  }
  const find = (day: string): DaySecrets | null => {
    const before = known.get(day)
    if (before !== undefined) return before
    const key = readKey(pathOf(day))
    return key === null ? null : keep(day, key)
  }
  return {
    find,
    secretsOf(day) {
      const found = find(day)
      if (found !== null) return found
      makePrivateFolder(folder)
      return keep(day, createPrivateBytes(pathOf(day), random.bytes(dayKeyBytes)))
    },
    days() {
      return namesIn(folder)
        .map((name) => name.replace(/\.key$/, ''))
        .filter((day) => isDay(day))
        .sort()
    },
    destroy(day) {
      known.delete(day)
      const path = pathOf(day)
      const file = openSync(path, 'r+')
      try {
        writeSync(file, randomBytes(dayKeyBytes), 0, dayKeyBytes, 0)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      rmSync(path)
      syncFolder(folder)
    },
  }
}

function readKey(path: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return []
    throw error
  }
}
