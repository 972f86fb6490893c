/**
 * One Préau at a time in a data folder. Node has no file lock that the system releases, so
 * the lock names its holder by number and start time: one left by a crash is recognised.
 */
import { linkSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'
import { createPrivateFile, readPrivateFile } from '#engine/config/private-file.ts'
import { processMark } from '#engine/database/process-mark.ts'

export interface ServerLock {
  release(): void
}

const lockName = 'server.lock'
const triesMax = 5

/** The process that runs Préau on this data folder now; null if there is none. */
export function lockHolder(dataDir: string): number | null {
  const held = readPrivateFile(join(dataDir, lockName))
  return held === null ? null : liveHolder(held)
}

/** Takes the lock, or throws a `PlainError` that names the process that holds it. */
export function takeServerLock(dataDir: string): ServerLock {
  const path = join(dataDir, lockName)
  const mine = `${process.pid}\n${processMark(process.pid)}\n`
  for (let tries = 0; tries < triesMax; tries += 1) {
    const held = createPrivateFile(path, mine)
    if (held === mine) {
      if (heldHere.has(path)) throw alreadyRunning(dataDir, process.pid)
      heldHere.add(path)
      return { release: () => release(path, mine) }
    }
    const holder = liveHolder(held)
    if (holder !== null) throw alreadyRunning(dataDir, holder)
    removeStale(path, held)
  }
  throw alreadyRunning(dataDir, null)
}

/** Locks of this very process: it may run several servers, but not two in one folder. */
const heldHere = new Set<string>()

function release(path: string, mine: string): void {
  heldHere.delete(path)
  if (readPrivateFile(path) === mine) rmSync(path, { force: true })
}

function liveHolder(content: string): number | null {
  const [pidLine = '', mark] = content.split('\n')
  const pid = Number(pidLine)
  return Number.isInteger(pid) && pid > 0 && processMark(pid) === mark ? pid : null
}

/**
 * Moves the stale lock aside before it is removed: if another start replaced it between
 * reading and moving, what was moved is a live lock, and it is put back.
 */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readPrivateFile(aside) !== stale) {
    try {
      linkSync(aside, path)
    } catch {
      // A third start has taken the lock since; PostgreSQL's own lock file stops one of the two.
    }
  }
  rmSync(aside, { force: true })
}

/** What a second start on the same data folder is told. */
export function alreadyRunning(dataDir: string, pid: number | null): PlainError {
  const process = pid === null ? '' : ` (processus ${pid})`
  const inEnglish = pid === null ? '' : ` (process ${pid})`
  return new PlainError({
    french: `Préau tourne déjà sur le dossier ${dataDir}${process}. Arrêtez-le d’abord, ou choisissez un autre dossier avec PREAU_DATA.`,
    english: `Préau already runs on the folder ${dataDir}${inEnglish}. Stop it first, or choose another folder with PREAU_DATA.`,
  })
}
