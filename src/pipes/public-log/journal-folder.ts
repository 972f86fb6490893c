/** Where a journal and its public log lie in a data folder. */
import { join } from 'node:path'

export function journalFolder(dataDir: string): string {
  return join(dataDir, 'journal')
}

/** What everybody may read: the same files are served below the log's address. */
export function logFolder(dataDir: string): string {
  return join(journalFolder(dataDir), 'log')
}
