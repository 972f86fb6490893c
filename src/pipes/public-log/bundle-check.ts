/**
 * Compares a bundle of entries with the tile of their hashes. Where they disagree, the one that
 * leads to the hash above is right, and the other was altered.
 */

import type { FoundBundle, FoundTile } from './found-tile.ts'
import type { LogFault } from './log-fault.ts'
import { tileWidth } from './tile-path.ts'
import { hashBytes, leafHash, rootOfHashes, sameHash } from './tree-hash.ts'

/** What a bundle and its tile come to. */
export interface BundleCheck {
  readonly faults: readonly LogFault[]
  /** The hashes to go on with; null where neither file gives them all. */
  readonly hashes: Uint8Array | null
  /** The others, where the two disagree and nothing above tells which is right. */
  readonly otherHashes: Uint8Array | null
  /** Entries that are not those that were signed, with the hashes they have. */
  readonly altered: readonly AlteredEntry[]
}

export interface AlteredEntry {
  readonly leaf: number
  readonly hash: Uint8Array
  readonly file: string
}

/** `above`: the hash over this tile in the tile above; null at the right edge, where there is none. */
export function checkBundle(
  bundle: FoundBundle,
  tile: FoundTile,
  above: Uint8Array | null,
): BundleCheck {
  const found = [bundle.fault, tile.fault].filter((fault) => fault !== null)
  const ofEntries = hashesOf(bundle.entries)
  const isWhole = bundle.entries.length === bundle.tile.width
  const plain = { faults: found, otherHashes: null, altered: [] }
  if (tile.bytes === null) return { ...plain, hashes: isWhole ? ofEntries : null }
  const differing = differingHashes(ofEntries, tile.bytes)
  if (differing.length === 0) return { ...plain, hashes: tile.bytes }

  const first = bundle.tile.index * tileWidth
  const altered = differing.map((at) => ({
    leaf: first + at,
    hash: ofEntries.slice(at * hashBytes, (at + 1) * hashBytes),
    file: bundle.file,
  }))
  // An entry whose length was altered cannot be the last that is read rightly.
  if (!isWhole) return { ...plain, faults: found.slice(1), hashes: tile.bytes, altered }
  if (above === null) return { ...plain, hashes: ofEntries, otherHashes: tile.bytes, altered }
  if (sameHash(rootOfHashes(ofEntries), above)) {
    const leaf = first + (differing[0] ?? 0)
    const fault: LogFault = { kind: 'altered_tile', leaf, file: tile.file }
    return { ...plain, faults: [...found, fault], hashes: ofEntries }
  }
  const isTileRight = sameHash(rootOfHashes(tile.bytes), above)
  return { ...plain, hashes: isTileRight ? tile.bytes : ofEntries, altered }
}

/** Which hashes differ, as far as both go. */
export function differingHashes(left: Uint8Array, right: Uint8Array): number[] {
  const count = Math.min(left.length, right.length) / hashBytes
  if (sameHash(left.subarray(0, count * hashBytes), right.subarray(0, count * hashBytes))) return []
  return Array.from({ length: count }, (_, at) => at).filter(
    (at) =>
      !sameHash(
        left.subarray(at * hashBytes, (at + 1) * hashBytes),
        right.subarray(at * hashBytes, (at + 1) * hashBytes),
      ),
  )
}

function hashesOf(entries: readonly Uint8Array[]): Uint8Array {
  const hashes = new Uint8Array(entries.length * hashBytes)
  for (const [at, entry] of entries.entries()) hashes.set(leafHash(entry), at * hashBytes)
  return hashes
}
