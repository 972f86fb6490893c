/** Entries of a log's folder by their place, as its signed checkpoint has them. */
import { join } from 'node:path'
import { readOptionalFile } from '#engine/config/durable-file.ts'
import { readBundle } from '#pipes/public-log/entry-bundle.ts'
import { entryCount, isEntryAt } from '#pipes/public-log/entry-row.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { tilePath, tileWidth, widthInTree } from '#pipes/public-log/tile-path.ts'

export interface LogEntries {
  /** Of the checkpoint: what lies beyond it has not happened. */
  readonly size: number
  /** The entry at a place; null where its bundle is not there, or is cut short. */
  at(index: number): Promise<Uint8Array | null>
  /** The first leaf from `first` on that the log has otherwise than these, which lie side by side. */
  firstOther(first: number, entries: Buffer): Promise<number | null>
}

/** `read`: a file's bytes, null where there is none; absent: without holding this thread up. */
export async function openLogEntries(
  folder: string,
  read: (path: string) => Buffer | null | Promise<Buffer | null> = readOptionalFile,
): Promise<LogEntries> {
  const text = await readOptionalFile(join(folder, 'checkpoint'))
  const size = text === null ? 0 : (readCheckpoint(text.toString('utf8'))?.size ?? 0)
  let open: { readonly index: number; readonly entries: readonly Uint8Array[] } | null = null

  async function load(index: number): Promise<readonly Uint8Array[]> {
    const tile = { level: 'entries', index } as const
    const width = widthInTree(tile, size)
    // A bundle that grew full since the checkpoint was read holds what the narrower one held.
    for (const wide of width === tileWidth ? [width] : [width, tileWidth]) {
      const bytes = await read(join(folder, tilePath({ ...tile, width: wide })))
      if (bytes !== null) return readBundle(bytes) ?? []
    }
    return []
  }
  async function entriesOf(index: number): Promise<readonly Uint8Array[]> {
    if (open?.index !== index) open = { index, entries: await load(index) }
    return open.entries
  }
  return {
    size,
    async at(index) {
      return (await entriesOf(Math.floor(index / tileWidth)))[index % tileWidth] ?? null
    },
    async firstOther(first, entries) {
      const until = first + entryCount(entries)
      for (let leaf = first; leaf < until; ) {
        const index = Math.floor(leaf / tileWidth)
        const logged = await entriesOf(index)
        const end = Math.min(until, (index + 1) * tileWidth)
        for (; leaf < end; leaf += 1) {
          const one = logged[leaf % tileWidth]
          if (one === undefined || !isEntryAt(entries, leaf - first, one)) return leaf
        }
      }
      return null
    },
  }
}
