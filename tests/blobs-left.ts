/** What lies in a folder of blobs, for tests that ask what was left there. */
import { readdirSync } from 'node:fs'

/** Names of all files below, without their folders, in order; none where there is no folder yet. */
export function blobsLeft(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
