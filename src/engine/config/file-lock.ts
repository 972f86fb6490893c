/**
 * A lock on a file that ends with its process, however that ends: the system's own, which SQLite takes and knows on
 * every system. Nothing is ever written to the file, and that it lies there says nothing. Holds between the processes
 * and threads of one machine, containers that share the folder among them.
 *
 * Nobody else in this process may open the file: where the system is POSIX, closing it gives the lock free.
 */
import { DatabaseSync } from 'node:sqlite'

export interface FileLock {
  release(): void
}

/** Null: somebody else holds it. Throws where the file cannot be made, or its file system knows no locks. */
export function takeFileLock(path: string): FileLock | null {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    if (isHeld(error)) return null
    throw error
  }
  return { release: () => file.close() }
}

/** SQLITE_BUSY, whatever it adds in its higher bits. */
const busy = 5

function isHeld(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: unknown }
  return typeof errcode === 'number' && (errcode & 0xff) === busy
}
