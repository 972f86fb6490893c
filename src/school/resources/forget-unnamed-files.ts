/**
 * Deletes by night the files that nothing names any more: pictures that were replaced, photos that were taken anew,
 * recordings that nobody kept. Their rows go here; of the bytes, `sweep-blobs.ts` takes those that no other row names,
 * since a copied exercise has its pictures under rows of its own.
 */
import type { Id } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'
import {
  deleteFileRows,
  type FileOwner,
  findUnnamed,
  lockOwner,
  type OldFile,
  readOldFiles,
} from './unnamed-file-store.ts'

const dayMs = 86_400_000

/**
 * Longer than the summer: work that waits on a device without a line names its photos only when it arrives, and may
 * lie there through the holidays. A draft has been left alone for as long, so that what was taken out comes back.
 */
export const unnamedFilesKeptMs = 92 * dayMs

/** Every thing is looked at once in so many nights; what a night did not come to has its turn again then. */
export const nightsOfARound = 28

const filesOfOneLook = 500

export async function forgetUnnamedFiles({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ unnamedFiles: number }> {
  const now = clock.now()
  const before = new Date(now - unnamedFilesKeptMs)
  const part = { part: Math.floor(now / dayMs) % nightsOfARound, parts: nightsOfARound }
  let unnamedFiles = 0
  let after: Id | null = null
  do {
    const files: OldFile[] = await readOldFiles(db, part, before, after, filesOfOneLook)
    for (const ofOne of Map.groupBy(files, ({ id }) => id).values()) {
      unnamedFiles += await forgetOf({ db, before }, ofOne)
    }
    after = files.length < filesOfOneLook ? null : (files.at(-1)?.fileId ?? null)
  } while (after !== null)
  return { unnamedFiles }
}

/** Of one thing. Looked at first without holding it: most have nothing to delete. */
async function forgetOf(
  { before, db }: Pick<RoomContext, 'db'> & { readonly before: Date },
  files: readonly OldFile[],
): Promise<number> {
  const owner: FileOwner | undefined = files[0]
  if (owner === undefined) return 0
  const fileIds = files.map(({ fileId }) => fileId)
  const found = await findUnnamed(db, owner, fileIds, before)
  if (found.length === 0) return 0
  return db.transaction().execute(async (trx) => {
    await lockOwner(trx, owner)
    // Somebody may have named one since.
    return deleteFileRows(trx, await findUnnamed(trx, owner, found, before))
  })
}
