/** Entries of a log's folder by their place, as its signed checkpoint has them. */
import { join } from 'node:path'
import { readBundle } from './entry-bundle.ts'
import { readCheckpoint } from './log-checkpoint.ts'
import { readOptionalFile } from './tile-file-store.ts'
import { tilePath, tileWidth, widthInTree } from './tile-path.ts'

export interface LogEntries {
  /** Of the checkpoint: what lies beyond it has not happened. */
  readonly size: number
  /** The entry at a place; null where its bundle is not there, or is cut short. */
  at(index: number): Promise<Uint8Array | null>
}

export async function openLogEntries(folder: string): Promise<LogEntries> {
  const text = await readOptionalFile(join(folder, 'checkpoint'))
  const size = text === null ? 0 : (readCheckpoint(text.toString('utf8'))?.size ?? 0)
  let open: { readonly index: number; readonly entries: readonly Uint8Array[] } | null = null

  async function load(index: number): Promise<readonly Uint8Array[]> {
    const tile = { level: 'entries', index } as const
    const width = widthInTree(tile, size)
    // A bundle that grew full since the checkpoint was read holds what the narrower one held.
    for (const wide of width === tileWidth ? [width] : [width, tileWidth]) {
      const bytes = await readOptionalFile(join(folder, tilePath({ ...tile, width: wide })))
      if (bytes !== null) return readBundle(bytes) ?? []
    }
    return []
  }
  return {
    size,
    async at(index) {
      const tile = Math.floor(index / tileWidth)
      if (open?.index !== tile) open = { index: tile, entries: await load(tile) }
      return open.entries[index % tileWidth] ?? null
    },
  }
}
