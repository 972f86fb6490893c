/** What lies in a folder that may not be there yet. */
import { readdir } from 'node:fs/promises'
import { isCode } from './private-file.ts'

/** The names in it, in no order; none where there is no such folder. Rejects where it cannot be read. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return []
    throw error
  }
}
