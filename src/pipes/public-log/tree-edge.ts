/**
 * The right edge of a growing tree: all that is needed to add leaves to it and to say its root,
 * however large it is. What lies left of the edge is in full tiles, which never change again.
 */
import { growingBundle, readBundle } from './entry-bundle.ts'
import { edgeTiles, hashesAtLevel, type Tile, tileWidth } from './tile-path.ts'
import {
  emptyRoot,
  hashBytes,
  joinSubtrees,
  leafHashInto,
  rootOfHashes,
  subtreesOf,
} from './tree-hash.ts'

/** A tile with what is in it. */
export interface FilledTile extends Tile {
  readonly bytes: Uint8Array
}

export interface TreeEdge {
  readonly size: number
  root(): Uint8Array
  /**
   * Adds a leaf, which is what stands between two places of these bytes: an object for each of millions
   * would cost more than its hash. The tiles that it filled are told to `onFull`.
   */
  add(bytes: Uint8Array, from?: number, until?: number): void
  /** The tiles at the edge as they are now, copied. */
  partialTiles(): FilledTile[]
}

interface Level {
  readonly hashes: Buffer
  /** How many hashes this level has in the whole tree. */
  count: number
}

/** `loaded` are the tiles at the edge of a tree of that size, as `edgeTiles` names them. */
export function createTreeEdge(
  start: { readonly size: number; readonly loaded: readonly FilledTile[] },
  onFull: (tile: FilledTile) => void,
): TreeEdge {
  const levels: Level[] = []
  const bundle = growingBundle()
  for (const entry of readEdgeEntries(start.loaded)) bundle.add(entry, 0, entry.length)
  let size = start.size

  const levelAt = (level: number): Level => {
    const known = levels[level]
    if (known !== undefined) return known
    const made = {
      hashes: Buffer.alloc(tileWidth * hashBytes),
      count: hashesAtLevel(size, level),
    }
    const tile = start.loaded.find((one) => one.level === level)
    if (tile !== undefined) made.hashes.set(tile.bytes)
    levels[level] = made
    return made
  }
  for (let level = 0; hashesAtLevel(start.size, level) > 0; level += 1) levelAt(level)

  const nextPlace = (level: Level): number => (level.count % tileWidth) * hashBytes
  /** One more hash stands at this level. */
  const rise = (at: number, level: Level): void => {
    level.count += 1
    if (level.count % tileWidth !== 0) return
    const bytes = new Uint8Array(level.hashes)
    onFull({ level: at, index: level.count / tileWidth - 1, width: tileWidth, bytes })
    const above = levelAt(at + 1)
    above.hashes.set(rootOfHashes(bytes), nextPlace(above))
    rise(at + 1, above)
  }

  return {
    get size() {
      return size
    },
    root() {
      if (size === 0) return emptyRoot
      const fromTop = levels.toReversed()
      return joinSubtrees(fromTop.flatMap((level) => subtreesOf(edgeOf(level))))
    },
    add(bytes, from = 0, until = bytes.length) {
      bundle.add(bytes, from, until)
      if (bundle.count === tileWidth) {
        const index = Math.floor(size / tileWidth)
        onFull({ level: 'entries', index, width: tileWidth, bytes: bundle.copy() })
        bundle.clear()
      }
      const leaves = levelAt(0)
      leafHashInto({ bytes, from, until }, leaves.hashes, nextPlace(leaves))
      rise(0, leaves)
      size += 1
    },
    partialTiles() {
      return edgeTiles(size).map((tile) => ({
        ...tile,
        bytes:
          tile.level === 'entries' ? bundle.copy() : new Uint8Array(edgeOf(levelAt(tile.level))),
      }))
    },
  }
}

function edgeOf({ hashes, count }: Level): Uint8Array {
  return hashes.subarray(0, (count % tileWidth) * hashBytes)
}

function readEdgeEntries(loaded: readonly FilledTile[]): Uint8Array[] {
  const bundle = loaded.find((tile) => tile.level === 'entries')
  if (bundle === undefined) return []
  const entries = readBundle(bundle.bytes)
  if (entries === null || entries.length !== bundle.width) throw new Error('a bundle that is cut')
  return entries
}
