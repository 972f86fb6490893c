/**
 * The right edge of a growing tree: all that is needed to add leaves to it and to say its root,
 * however large it is. What lies left of the edge is in full tiles, which never change again.
 */

import { readBundle, writeBundle } from './entry-bundle.ts'
import { edgeTiles, hashesAtLevel, type Tile, tileWidth } from './tile-path.ts'
import {
  emptyRoot,
  hashBytes,
  joinSubtrees,
  leafHash,
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
  /** Adds a leaf; the tiles that it filled are told to `onFull`. */
  add(entry: Uint8Array): void
  /** The tiles at the edge as they are now, copied. */
  partialTiles(): FilledTile[]
}

interface Level {
  readonly hashes: Uint8Array
  /** How many hashes this level has in the whole tree. */
  count: number
}

/** `loaded` are the tiles at the edge of a tree of that size, as `edgeTiles` names them. */
export function createTreeEdge(
  start: { readonly size: number; readonly loaded: readonly FilledTile[] },
  onFull: (tile: FilledTile) => void,
): TreeEdge {
  const levels: Level[] = []
  let entries = readEdgeEntries(start.loaded)
  let size = start.size

  const levelAt = (level: number): Level => {
    const known = levels[level]
    if (known !== undefined) return known
    const made = {
      hashes: new Uint8Array(tileWidth * hashBytes),
      count: hashesAtLevel(size, level),
    }
    const tile = start.loaded.find((one) => one.level === level)
    if (tile !== undefined) made.hashes.set(tile.bytes)
    levels[level] = made
    return made
  }
  for (let level = 0; hashesAtLevel(start.size, level) > 0; level += 1) levelAt(level)

  const push = (at: number, hash: Uint8Array): void => {
    const level = levelAt(at)
    level.hashes.set(hash, (level.count % tileWidth) * hashBytes)
    level.count += 1
    if (level.count % tileWidth !== 0) return
    const bytes = level.hashes.slice()
    onFull({ level: at, index: level.count / tileWidth - 1, width: tileWidth, bytes })
    push(at + 1, rootOfHashes(bytes))
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
    add(entry) {
      entries.push(entry)
      if (entries.length === tileWidth) {
        const bytes = writeBundle(entries)
        onFull({ level: 'entries', index: Math.floor(size / tileWidth), width: tileWidth, bytes })
        entries = []
      }
      push(0, leafHash(entry))
      size += 1
    },
    partialTiles() {
      return edgeTiles(size).map((tile) => ({
        ...tile,
        bytes:
          tile.level === 'entries' ? writeBundle(entries) : edgeOf(levelAt(tile.level)).slice(),
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
