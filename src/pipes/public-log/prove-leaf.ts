/** Proofs from the tiles of a log, wherever it lies: of a leaf, and that it goes on from before. */
import { type LogCheckpoint, readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import { writeProof } from './log-proof.ts'
import type { LogSource } from './log-source.ts'
import { tileWidth } from './tile-path.ts'
import { createTileReader, type TileReader } from './tile-reader.ts'
import {
  emptyRoot,
  hashBytes,
  joinSubtrees,
  leafHash,
  rootOfHashes,
  sameHash,
} from './tree-hash.ts'
import {
  consistencyRanges,
  inclusionRanges,
  type LeafRange,
  nodesOfRange,
  provesInclusion,
  type TreeNode,
} from './tree-proof.ts'

/** `no_leaf`: the log has no such leaf (yet); `damaged`: its files do not lead to its signed root. */
export type ProofOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'no_checkpoint' | 'no_leaf' | 'damaged' }

export interface ProvenLeaf {
  readonly index: number
  readonly checkpoint: SignedCheckpoint
  /** The text of the proof, C2SP tlog-proof v1. */
  readonly proof: string
}

/** The proof of the leaf at a place, against the newest checkpoint. */
export async function proveLeaf(
  source: LogSource,
  index: number,
): Promise<ProofOutcome<ProvenLeaf>> {
  const read = await readNewest(source)
  if (read === null) return { ok: false, why: 'no_checkpoint' }
  const { checkpoint, text } = read
  if (index >= checkpoint.size) return { ok: false, why: 'no_leaf' }
  const reader = createTileReader(source, checkpoint.size)
  const leaf = await hashOfNode(reader, { height: 0, index })
  const proof = await hashesOf(reader, inclusionRanges(index, checkpoint.size))
  const { size, root } = checkpoint
  if (leaf === null || proof === null || !provesInclusion({ index, size, leaf, root, proof })) {
    return { ok: false, why: 'damaged' }
  }
  const written = writeProof({ index, hashes: proof, checkpoint: text, extra: null })
  return { ok: true, value: { index, checkpoint, proof: written } }
}

/** The same for an entry that is known, wherever it stands: the newest is looked at first. */
export async function proveEntry(
  source: LogSource,
  entry: Uint8Array,
): Promise<ProofOutcome<ProvenLeaf>> {
  const read = await readNewest(source)
  if (read === null) return { ok: false, why: 'no_checkpoint' }
  const reader = createTileReader(source, read.checkpoint.size)
  const wanted = leafHash(entry)
  for (let index = Math.ceil(read.checkpoint.size / tileWidth) - 1; index >= 0; index -= 1) {
    const hashes = (await reader.tile(0, index))?.bytes ?? new Uint8Array()
    for (let at = 0; at < hashes.length; at += hashBytes) {
      if (!sameHash(hashes.subarray(at, at + hashBytes), wanted)) continue
      return proveLeaf(source, index * tileWidth + at / hashBytes)
    }
  }
  return { ok: false, why: 'no_leaf' }
}

/** The hashes that prove that a log goes on from a smaller tree; null where its files are damaged. */
export async function proveConsistency(
  source: LogSource,
  oldSize: number,
  { size }: Pick<LogCheckpoint, 'size'>,
): Promise<Uint8Array[] | null> {
  return hashesOf(createTileReader(source, size), consistencyRanges(oldSize, size))
}

/** The root that the log had when it was smaller; null where its files are damaged. */
export async function rootAtSize(
  source: LogSource,
  oldSize: number,
  { size }: Pick<LogCheckpoint, 'size'>,
): Promise<Uint8Array | null> {
  if (oldSize === 0) return emptyRoot
  const hashes = await hashesOf(createTileReader(source, size), [{ from: 0, until: oldSize }])
  return hashes?.[0] ?? null
}

/**
 * The root of the tree of the first `count` leaves, which its consistency with any later checkpoint
 * proves; null where the log has not so many, or its files are damaged.
 */
export async function rootOfFirst(
  source: LogSource,
  count: number,
): Promise<{ readonly origin: string; readonly root: Uint8Array } | null> {
  const read = await readNewest(source)
  if (read === null || count < 1 || count > read.checkpoint.size) return null
  const root = await rootAtSize(source, count, read.checkpoint)
  return root === null ? null : { origin: read.checkpoint.origin, root }
}

async function readNewest(
  source: LogSource,
): Promise<{ readonly checkpoint: SignedCheckpoint; readonly text: string } | null> {
  const bytes = await source.read('checkpoint')
  const text = bytes === null ? '' : Buffer.from(bytes).toString('utf8')
  const checkpoint = readCheckpoint(text)
  return checkpoint === null ? null : { checkpoint, text }
}

async function hashesOf(
  reader: TileReader,
  ranges: readonly LeafRange[],
): Promise<Uint8Array[] | null> {
  const hashes: Uint8Array[] = []
  for (const range of ranges) {
    const nodes: Uint8Array[] = []
    for (const node of nodesOfRange(range)) {
      const hash = await hashOfNode(reader, node)
      if (hash === null) return null
      nodes.push(hash)
    }
    hashes.push(joinSubtrees(nodes))
  }
  return hashes
}

/** Levels of the tree that one tile spans. */
const tileHeight = Math.log2(tileWidth)

/** A complete node from the tile whose hashes it stands over; null where that is not there. */
async function hashOfNode(
  reader: TileReader,
  { height, index }: TreeNode,
): Promise<Uint8Array | null> {
  const level = Math.floor(height / tileHeight)
  const count = 2 ** (height % tileHeight)
  const first = index * count
  const tile = await reader.tile(level, Math.floor(first / tileWidth))
  const from = (first % tileWidth) * hashBytes
  const hashes = tile?.bytes?.subarray(from, from + count * hashBytes) ?? null
  return hashes === null || hashes.length < count * hashBytes ? null : rootOfHashes(hashes)
}
