/**
 * Full bundles in which nothing is wrong, found fast: their entries are commitments, and their tiles
 * hold the hashes of these. Whatever is otherwise in any way is left to whoever judges.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { tilePath, tileWidth } from './tile-path.ts'
import { hashBytes, leafHashInto, rootOfHashes } from './tree-hash.ts'

export interface BundleRange {
  /** The log's folder. */
  readonly folder: string
  readonly from: number
  readonly count: number
}

export interface WholeBundles {
  /** For each bundle 1, where nothing is wrong; else 0. */
  readonly isWhole: Uint8Array
  /** The hashes over their tiles, side by side. */
  readonly roots: Uint8Array
}

/** Threads that look at ranges beside the one that judges. */
export interface BundleHelpers {
  wholeBundles(range: BundleRange): Promise<WholeBundles>
  /** How many parts are worth asking for at once: no more than these lie in memory. */
  readonly partsAtOnce: number
}

const lengthBytes = 2
const entryBytes = lengthBytes + hashBytes
const bundleBytes = tileWidth * entryBytes
const tileBytes = tileWidth * hashBytes
/** One byte more than there should be: a file that is longer shows. */
const bundleDesk = Buffer.alloc(bundleBytes + 1)
const tileDesk = Buffer.alloc(tileBytes + 1)
const hashes = Buffer.alloc(tileBytes)

export function checkWholeBundles({ count, folder, from }: BundleRange): WholeBundles {
  const isWhole = new Uint8Array(count)
  const roots = new Uint8Array(count * hashBytes)
  for (let at = 0; at < count; at += 1) {
    if (!isBundleWhole(folder, from + at)) continue
    isWhole[at] = 1
    roots.set(rootOfHashes(hashes), at * hashBytes)
  }
  return { isWhole, roots }
}

/** Leaves the hashes of its leaves behind. */
function isBundleWhole(folder: string, index: number): boolean {
  const of = (level: 'entries' | 0) => join(folder, tilePath({ level, index, width: tileWidth }))
  if (readInto(bundleDesk, of('entries')) !== bundleBytes) return false
  if (readInto(tileDesk, of(0)) !== tileBytes) return false
  for (let at = 0; at < tileWidth; at += 1) {
    const from = at * entryBytes
    if (bundleDesk.readUInt16BE(from) !== hashBytes) return false
    const entry = { bytes: bundleDesk, from: from + lengthBytes, until: from + entryBytes }
    leafHashInto(entry, hashes, at * hashBytes)
  }
  return hashes.compare(tileDesk, 0, tileBytes) === 0
}

/** How many bytes there are, or too many; -1 where it cannot be read: whoever judges says why. */
function readInto(desk: Buffer, path: string): number {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return -1
  }
  try {
    let bytes = 0
    for (;;) {
      const more = readSync(file, desk, bytes, desk.length - bytes, bytes)
      bytes += more
      if (more === 0 || bytes === desk.length) return bytes
    }
  } catch {
    return -1
  } finally {
    closeSync(file)
  }
}
