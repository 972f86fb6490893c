/** Takes away a folder with the last thing that lay in it. */
import { rmdir } from 'node:fs/promises'
import { isCode } from './private-file.ts'

/** Does nothing where something lies in it, or where it is gone. Rejects where it cannot be removed. */
export async function removeFolderIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].some((code) => isCode(error, code))) throw error
  }
}
