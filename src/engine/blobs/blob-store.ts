/**
 * Bytes that are too large for a row: pictures, recordings, documents. They are written whole
 * under a random key and synced before the key is given out, so that a row never names bytes
 * that a crash took away. Who may read them is the business of the room that holds the key.
 */

import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { listFolder } from '#engine/config/list-folder.ts'
import { isCode } from '#engine/config/private-file.ts'
import type { Random } from '#kernel/random.ts'

/** 160 random bits in hexadecimal; the first two letters are the folder. */
export type BlobKey = string

const blobKeyPattern = /^[0-9a-f]{40}$/
const folderPattern = /^[0-9a-f]{2}$/
/** Behind the key, while the bytes are written. */
const unfinishedEnd = '.part'

export interface BlobStore {
  /** Writes and syncs; rejects with the system's error (ENOSPC where the disk is full). */
  put(bytes: Uint8Array): Promise<BlobKey>
  /** The bytes as a stream, or null where the key is unknown. */
  read(
    key: BlobKey,
    range?: { readonly start: number; readonly end: number },
  ): Promise<Readable | null>
  remove(key: BlobKey): Promise<void>
  /** Every key that is there, a folder at a time; what is put meanwhile may be missing. */
  list(): AsyncIterable<readonly BlobKey[]>
  /** When it was written, by the disk's own word; null where it is not there. */
  writtenAt(key: BlobKey): Promise<Date | null>
  /** Removes what a process that died had begun to write before; answers how many. */
  removeUnfinished(before: Date): Promise<number>
}

export function createBlobStore(options: {
  readonly folder: string
  readonly random: Pick<Random, 'bytes'>
}): BlobStore {
  function pathOf(key: BlobKey): string {
    if (!blobKeyPattern.test(key)) throw new Error('not a blob key')
    return join(options.folder, key.slice(0, 2), key)
  }

  async function* folders(): AsyncGenerator<{ path: string; names: readonly string[] }> {
    for (const name of await listFolder(options.folder)) {
      if (!folderPattern.test(name)) continue
      const path = join(options.folder, name)
      yield { path, names: await listFolder(path) }
    }
  }

  return {
    async put(bytes) {
      const key = Buffer.from(options.random.bytes(20)).toString('hex')
      const path = pathOf(key)
      await mkdir(join(options.folder, key.slice(0, 2)), { recursive: true, mode: 0o700 })
      const unfinished = `${path}${unfinishedEnd}`
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      return key
    },
    async read(key, range) {
      const path = pathOf(key)
      const exists = await stat(path).then(
        () => true,
        () => false,
      )
      return exists ? createReadStream(path, range) : null
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
    async *list() {
      for await (const { names } of folders())
        yield names.filter((name) => blobKeyPattern.test(name))
    },
    writtenAt: (key) => writtenAt(pathOf(key)),
    async removeUnfinished(before) {
      let count = 0
      for await (const { names, path } of folders()) {
        for (const name of names) {
          const at = name.endsWith(unfinishedEnd) ? await writtenAt(join(path, name)) : null
          if (at === null || at >= before) continue
          await rm(join(path, name), { force: true })
          count += 1
        }
      }
      return count
    },
  }
}

async function writtenAt(path: string): Promise<Date | null> {
  try {
    return (await stat(path)).mtime
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}
