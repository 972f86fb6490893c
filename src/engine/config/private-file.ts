/**
 * Small files that only the owner may read: keys, passwords, records of where things lie.
 * Written so that a crash leaves either the old file or the new one, never half of one.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Creates the folder, and every missing one above it, for the owner alone (mode 700). */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** Replaces the file's content durably (mode 600). */
export function writePrivateFile(path: string, content: string): void {
  const beside = writeBeside(path, content)
  renameSync(beside, path)
  syncFolder(dirname(path))
}

/**
 * Writes the file only if there is none. Two processes that race agree: both get back
 * the content that came first.
 */
export function createPrivateFile(path: string, content: string): string {
  return isFirst(path, content) ? content : readFileSync(path, 'utf8')
}

/** The same for bytes. */
export function createPrivateBytes(path: string, content: Uint8Array): Uint8Array {
  return isFirst(path, content) ? content : readFileSync(path)
}

/** Whether this content is now there; false: somebody else's was before. */
function isFirst(path: string, content: string | Uint8Array): boolean {
  const beside = writeBeside(path, content)
  try {
    linkSync(beside, path)
    syncFolder(dirname(path))
    return true
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    return false
  } finally {
    rmSync(beside, { force: true })
  }
}

/** The file's content, or null where there is none. Closes the file to others if it was open. */
export function readPrivateFile(path: string): string | null {
  try {
    const content = readFileSync(path, 'utf8')
    if (process.platform !== 'win32') chmodSync(path, 0o600)
    return content
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Whether this is a system error with that code, such as `ENOENT`. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function writeBeside(path: string, content: string | Uint8Array): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  const file = openSync(beside, 'wx', 0o600)
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return beside
}

/** What was named, renamed or removed in the folder stays so through a loss of power. */
export function syncFolder(path: string): void {
  // Windows cannot open a folder; there the rename is durable by itself.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
