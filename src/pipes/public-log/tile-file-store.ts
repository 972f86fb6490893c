/**
 * Tiles of a log as files, on a disk that may lose its power at any moment: what is told to be there
 * is there afterwards, and nothing that was never signed stays.
 */

import { closeSync, fsync, openSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeFolder, syncNames } from '#engine/config/durable-file.ts'
import { listFolder } from '#engine/config/list-folder.ts'
import { hashesAtLevel, indexPath, type Tile, tilePath, tileWidth } from './tile-path.ts'
import type { FilledTile } from './tree-edge.ts'

/** Files that are synced or removed at once: more only wait for one another in the system. */
const filesAtOnce = 8
/**
 * Tiles that are written before they are synced together: the system then brings several to the disk at
 * a time, for two thirds of what each costs alone. That many files are open at once.
 */
const tilesAtOnce = 32
const sync = promisify(fsync)

/** Writes tiles that nobody reads yet, and returns when they would survive a loss of power. */
export async function writeTiles(folder: string, tiles: readonly FilledTile[]): Promise<void> {
  const folders = new Set<string>()
  for (const tile of tiles) {
    for (let path = dirname(tilePath(tile)); path !== '.'; path = dirname(path)) folders.add(path)
  }
  for (const path of [...folders].sort()) await makeFolder(join(folder, path))
  for (let at = 0; at < tiles.length; at += tilesAtOnce) {
    await writeTogether(folder, tiles.slice(at, at + tilesAtOnce))
  }
  await eachOf([...folders, '.'], (path) => syncNames(join(folder, path)))
}

/**
 * Written at once, in no thread but this one: that is memory of the system, and handing it to another
 * thread takes longer. What takes its time is the sync.
 */
async function writeTogether(folder: string, tiles: readonly FilledTile[]): Promise<void> {
  const opened: number[] = []
  try {
    for (const tile of tiles) {
      const file = openSync(join(folder, tilePath(tile)), 'w', 0o644)
      opened.push(file)
      writeFileSync(file, tile.bytes)
    }
    await eachOf(opened, (file) => sync(file))
  } finally {
    for (const file of opened) closeSync(file)
  }
}

/** Removes what is narrower than tiles that are full by now. */
export async function removePartials(folder: string, full: readonly Tile[]): Promise<void> {
  await eachOf(full, (tile) =>
    rm(join(folder, `${tilePath({ ...tile, width: tileWidth })}.p`), {
      recursive: true,
      force: true,
    }),
  )
}

/**
 * Removes every tile that a tree of this size does not have, and what was being written beside the
 * checkpoint: the rest of a process that died before it could sign. It was ahead by no more than
 * `entriesAheadMax`.
 */
export async function removeBeyond(
  folder: string,
  size: number,
  entriesAheadMax: number,
): Promise<void> {
  for (const name of await listFolder(folder)) {
    if (isUnfinishedCheckpoint(name)) await rm(join(folder, name))
  }
  for (const level of await listFolder(join(folder, 'tile'))) {
    const count = hashesAtLevel(size, level === 'entries' ? 0 : Number(level))
    const edge = Math.floor(count / tileWidth)
    const last = edge + Math.ceil(entriesAheadMax / tileWidth)
    for (let index = edge - (edge % 1000); index <= last; index += 1000) {
      const tiles = join(folder, 'tile', level, dirname(indexPath(index)))
      await removeTilesFrom(tiles, index, count)
    }
  }
}

/** What `replaceFile` was writing when its process died: the twelve digits are its own (`durable-file.ts`). */
export function isUnfinishedCheckpoint(name: string): boolean {
  return /^checkpoint\.[0-9a-f]{12}$/.test(name)
}

/** In a folder of tiles whose first is `firstIndex`; `count` is how many hashes the level has. */
async function removeTilesFrom(folder: string, firstIndex: number, count: number): Promise<void> {
  for (const name of await listFolder(folder)) {
    const [, digits, partial] = /^(\d{3})(\.p)?$/.exec(name) ?? []
    if (digits === undefined) continue
    const left = count - (firstIndex + Number(digits)) * tileWidth
    const path = join(folder, name)
    if (left <= 0 || (partial === undefined && left < tileWidth)) {
      await rm(path, { recursive: true, force: true })
    } else if (partial !== undefined) {
      for (const width of await listFolder(path)) {
        if (Number(width) > left) await rm(join(path, width))
      }
    }
  }
}

/** Goes on to the end although one fails, so that nothing is still being written afterwards. */
async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values()
  const takeTurns = async (): Promise<void> => {
    for (const item of rest) await act(item)
  }
  const ends = await Promise.allSettled(Array.from({ length: filesAtOnce }, takeTurns))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
