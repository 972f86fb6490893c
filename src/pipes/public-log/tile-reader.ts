/** Reads the tiles of a tree of one size from a log that may have grown since, or been damaged. */
import { readWholeEntries } from './entry-bundle.ts'
import type { FoundBundle, FoundTile } from './found-tile.ts'
import type { LogSource } from './log-source.ts'
import { type Tile, tilePath, tileWidth, widthInTree } from './tile-path.ts'
import { hashBytes } from './tree-hash.ts'

export interface TileReader {
  /** Null where a tree of this size has no such tile. */
  tile(level: number, index: number): Promise<FoundTile | null>
  bundle(index: number): Promise<FoundBundle>
}

/** Tiles above are asked for again and again, while their children are compared with them. */
const tilesKeptMax = 16

export function createTileReader(source: LogSource, size: number): TileReader {
  const kept = new Map<string, FoundTile>()
  return {
    async tile(level, index) {
      const width = widthInTree({ level, index }, size)
      if (width === 0) return null
      const tile = { level, index, width }
      const file = tilePath(tile)
      const known = kept.get(file)
      if (known !== undefined) return known
      const found = judgeTile(tile, file, await readAtLeast(source, tile))
      if (level > 0) {
        kept.set(file, found)
        const [oldest] = kept.keys()
        if (kept.size > tilesKeptMax && oldest !== undefined) kept.delete(oldest)
      }
      return found
    },
    async bundle(index) {
      const width = widthInTree({ level: 'entries', index }, size)
      const tile = { level: 'entries', index, width } as const
      return judgeBundle(tile, tilePath(tile), await readAtLeast(source, tile))
    },
  }
}

/** A tile that was narrower is gone once it is full: then the full one holds the same at first. */
async function readAtLeast(
  source: LogSource,
  tile: Tile,
): Promise<{ readonly bytes: Uint8Array; readonly isFull: boolean } | null> {
  const exact = await source.read(tilePath(tile))
  if (exact !== null) return { bytes: exact, isFull: tile.width === tileWidth }
  if (tile.width === tileWidth) return null
  const full = await source.read(tilePath({ ...tile, width: tileWidth }))
  return full === null ? null : { bytes: full, isFull: true }
}

type Read = Awaited<ReturnType<typeof readAtLeast>>

function judgeTile(tile: Tile & { readonly level: number }, file: string, read: Read): FoundTile {
  const span = tileWidth ** tile.level
  const first = tile.index * tileWidth * span
  if (read === null)
    return { tile, file, bytes: null, fault: { kind: 'missing', leaf: first, file } }
  const bytesWanted = tile.width * hashBytes
  const wholeBytes = (read.isFull ? tileWidth : tile.width) * hashBytes
  const bytes = read.bytes.length < bytesWanted ? null : read.bytes.subarray(0, bytesWanted)
  if (read.bytes.length === wholeBytes) return { tile, file, bytes, fault: null }
  const kind = read.bytes.length < wholeBytes ? 'cut' : 'too_long'
  const hashes = Math.min(tile.width, Math.floor(read.bytes.length / hashBytes))
  return { tile, file, bytes, fault: { kind, leaf: first + hashes * span, file } }
}

function judgeBundle(tile: Tile, file: string, read: Read): FoundBundle {
  const first = tile.index * tileWidth
  if (read === null)
    return { tile, file, entries: [], fault: { kind: 'missing', leaf: first, file } }
  const { entries: all, isCut } = readWholeEntries(read.bytes)
  const entries = all.slice(0, tile.width)
  const leaf = first + entries.length
  if (entries.length < tile.width)
    return { tile, file, entries, fault: { kind: 'cut', leaf, file } }
  const isTooLong = isCut || all.length > (read.isFull ? tileWidth : tile.width)
  return { tile, file, entries, fault: isTooLong ? { kind: 'too_long', leaf, file } : null }
}
