/**
 * Writes bytes, then the row that names them. What is not named after all goes at once: nothing of a
 * child's lies where nobody looks for it. Where nobody knows whether the row was committed, the bytes
 * stay, since it may name them; `sweep-blobs.ts` takes them by night if it does not.
 */
import { isUndone } from '#engine/database/sql-state.ts'
import type { BlobKey, BlobStore } from './blob-store.ts'

/**
 * `name` writes the row, and says whether it stands. Answers what it says, and throws what it throws,
 * or what the disk says: then nothing was named.
 */
export async function putNamed<Part extends string>(
  blobs: Pick<BlobStore, 'put' | 'remove'>,
  parts: Readonly<Record<Part, Uint8Array>>,
  name: (keys: Readonly<Record<Part, BlobKey>>) => Promise<boolean>,
): Promise<boolean> {
  const keys: Partial<Record<Part, BlobKey>> = {}
  const removeAll = async (): Promise<void> => {
    for (const key of Object.values<BlobKey>(keys as Record<Part, BlobKey>)) await blobs.remove(key)
  }
  let isDiskAtWork = true
  try {
    for (const [part, bytes] of Object.entries(parts) as [Part, Uint8Array][]) {
      keys[part] = await blobs.put(bytes)
    }
    isDiskAtWork = false
    const isNamed = await name(keys as Record<Part, BlobKey>)
    if (!isNamed) await removeAll()
    return isNamed
  } catch (error) {
    // What cannot be removed now is swept: the caller hears of the first fault.
    if (isDiskAtWork || isUndone(error)) await removeAll().catch(() => undefined)
    throw error
  }
}
