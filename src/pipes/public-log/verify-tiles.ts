/**
 * Builds a log's tree anew from its entries, and compares every file with it: whatever is not as it
 * was signed is named. Where files disagree, those that lead to the signed root are right.
 */
import { askedAhead } from './asked-ahead.ts'
import {
  type AlteredEntry,
  type BundleCheck,
  checkBundle,
  differingHashes,
} from './bundle-check.ts'
import type { BundleHelpers, BundleRange } from './check-whole-bundles.ts'
import { chooseEdge, type EdgeLevel, edgeRoot } from './edge-choice.ts'
import type { FoundBundle } from './found-tile.ts'
import type { LogCheckpoint } from './log-checkpoint.ts'
import { faultsKeptMax, type LogFault } from './log-fault.ts'
import type { LogSource } from './log-source.ts'
import { tileWidth } from './tile-path.ts'
import { createTileReader, type TileReader } from './tile-reader.ts'
import { emptyRoot, hashBytes, rootOfHashes, sameHash } from './tree-hash.ts'

export interface TileCheck {
  readonly faults: readonly LogFault[]
  readonly altered: readonly AlteredEntry[]
  /** Whether what was rebuilt has the signed root. */
  readonly hasRoot: boolean
  /** The roots of the smaller trees that were asked for, as far as they could be rebuilt. */
  readonly roots: ReadonlyMap<number, Uint8Array>
}

export interface TileCheckOptions {
  /** Sizes of smaller trees whose roots are wanted. */
  readonly rootsAt: readonly number[]
  /** Told of every entry that could be read, in order: for records to be compared with. */
  onEntries?(first: number, entries: readonly Uint8Array[]): Promise<void>
  onProgress?(leaves: number): void
  /** Threads to share the work with; null: this one does all of it. */
  readonly helpers: BundleHelpers | null
}

/** What is being found while the leaves pass. */
interface Walk {
  readonly size: number
  readonly reader: TileReader
  readonly faults: LogFault[]
  readonly altered: AlteredEntry[]
  /** The newest tile of each level above the leaves, as rebuilt. */
  readonly above: { hashes: Uint8Array; count: number }[]
  /** Hashes that no file gives any more: no root can be rebuilt. */
  isBroken: boolean
}

export async function verifyTiles(
  source: LogSource,
  { size, root }: LogCheckpoint,
  options: TileCheckOptions,
): Promise<TileCheck> {
  const reader = createTileReader(source, size)
  const walk: Walk = { size, reader, faults: [], altered: [], above: [], isBroken: false }
  const roots = new Map<number, Uint8Array>([[0, emptyRoot]])
  let edge: BundleCheck | null = null
  for await (const seen of seeBundles(source, walk, options)) {
    if ('wholeRoot' in seen) {
      await rise(walk, 1, seen.wholeRoot)
      options.onProgress?.((seen.index + 1) * tileWidth)
      continue
    }
    const { bundle, check } = seen
    keep(walk.faults, check.faults)
    const first = bundle.tile.index * tileWidth
    await options.onEntries?.(first, bundle.entries)
    for (const wanted of options.rootsAt) {
      const within = wanted - first
      if (within <= 0 || within > bundle.tile.width || check.hashes === null) continue
      if (walk.isBroken) continue
      const hashes = check.hashes.subarray(0, within * hashBytes)
      roots.set(wanted, edgeRoot([hashes, ...walk.above.map(edgeOf)]))
    }
    if (bundle.tile.width < tileWidth) edge = check
    else await settleFull(walk, bundle.tile.index, check)
    options.onProgress?.(first + bundle.tile.width)
  }
  const hasRoot = size === 0 ? sameHash(root, emptyRoot) : await settleEdge(walk, edge, root)
  return { faults: walk.faults, altered: walk.altered, hasRoot, roots }
}

type SeenBundle =
  | { readonly bundle: FoundBundle; readonly check: BundleCheck }
  /** Nothing is wrong with a full bundle and its tile, over which this hash is. */
  | { readonly index: number; readonly wholeRoot: Uint8Array }

/** Every bundle in order with what it comes to. Helpers pass those that are whole: all others are judged here. */
async function* seeBundles(
  source: LogSource,
  walk: Walk,
  { helpers, onEntries, rootsAt }: TileCheckOptions,
): AsyncGenerator<SeenBundle> {
  const { folder } = source
  const full = Math.floor(walk.size / tileWidth)
  const isShared = helpers !== null && folder !== undefined && onEntries === undefined
  if (isShared && full >= bundlesOfHelpersMin) {
    // A root within a bundle asks for its hashes.
    const wanted = new Set(rootsAt.map((size) => Math.floor((size - 1) / tileWidth)))
    const look = (range: BundleRange) => helpers.wholeBundles(range)
    const ranges = rangesOf(folder, full)
    for await (const [{ from }, found] of askedAhead(ranges, helpers.partsAtOnce, look)) {
      for (const [at, isWhole] of found.isWhole.entries()) {
        const index = from + at
        const wholeRoot = found.roots.subarray(at * hashBytes, (at + 1) * hashBytes)
        if (isWhole === 1 && !wanted.has(index)) yield { index, wholeRoot }
        else yield* checkBundles(source, walk, index, index + 1)
      }
    }
    yield* checkBundles(source, walk, full, Math.ceil(walk.size / tileWidth))
  } else yield* checkBundles(source, walk, 0, Math.ceil(walk.size / tileWidth))
}

/** Bundles below which a thread takes longer to begin than to look at them: 65,536 leaves. */
const bundlesOfHelpersMin = 256
/** Bundles that a helper is asked for at once: some 4 MB of files. */
const bundlesAtOnce = 256

function* rangesOf(folder: string, full: number): Generator<BundleRange> {
  for (let from = 0; from < full; from += bundlesAtOnce) {
    yield { folder, from, count: Math.min(bundlesAtOnce, full - from) }
  }
}

/** Bundles of a range in order; some are read ahead. */
async function* checkBundles(
  { readsAtOnce }: LogSource,
  { size, reader }: Walk,
  from: number,
  until: number,
): AsyncGenerator<SeenBundle> {
  const read = async (index: number) =>
    Promise.all([reader.bundle(index), reader.tile(0, index), hashAbove(reader, 0, index, size)])
  for (let index = from; index < until; index += readsAtOnce) {
    const count = Math.min(readsAtOnce, until - index)
    const some = await Promise.all(Array.from({ length: count }, (_, at) => read(index + at)))
    for (const [bundle, tile, above] of some) {
      if (tile !== null) yield { bundle, check: checkBundle(bundle, tile, above) }
    }
  }
}

/** The hash of a full tile in the tile above it; null where that cannot be read. */
async function hashAbove(
  reader: TileReader,
  level: number,
  index: number,
  size: number,
): Promise<Uint8Array | null> {
  if ((index + 1) * tileWidth ** (level + 1) > size) return null
  const above = await reader.tile(level + 1, Math.floor(index / tileWidth))
  const at = index % tileWidth
  return above?.bytes?.subarray(at * hashBytes, (at + 1) * hashBytes) ?? null
}

async function settleFull(walk: Walk, index: number, check: BundleCheck): Promise<void> {
  keep(walk.altered, check.altered)
  const { hashes } = check
  // What no file gives any more, the tile above still says in one hash.
  const root =
    hashes === null ? await hashAbove(walk.reader, 0, index, walk.size) : rootOfHashes(hashes)
  if (root === null) walk.isBroken = true
  else await rise(walk, 1, root)
}

/** Puts a hash into its level; a tile that is full by it is compared, and gives the next hash. */
async function rise(walk: Walk, level: number, hash: Uint8Array): Promise<void> {
  if (walk.isBroken) return
  const fresh = { hashes: new Uint8Array(tileWidth * hashBytes), count: 0 }
  const own = walk.above[level - 1] ?? fresh
  walk.above[level - 1] = own
  own.hashes.set(hash, (own.count % tileWidth) * hashBytes)
  own.count += 1
  if (own.count % tileWidth !== 0) return
  const index = own.count / tileWidth - 1
  await rise(walk, level + 1, rootOfHashes(await settleTile(walk, level, index, own.hashes)))
}

/** Compares a tile with what was rebuilt below it; gives the hashes that the tree has there. */
async function settleTile(
  { reader, size, faults }: Walk,
  level: number,
  index: number,
  rebuilt: Uint8Array,
): Promise<Uint8Array> {
  const found = await reader.tile(level, index)
  if (found?.fault != null) keep(faults, [found.fault])
  if (found?.bytes == null) return rebuilt
  const differing = differingHashes(rebuilt, found.bytes)
  if (differing.length === 0) return rebuilt
  const above = await hashAbove(reader, level, index, size)
  const isFileRight = above !== null && sameHash(rootOfHashes(found.bytes), above)
  keep(faults, faultsOfTile(level, index, differing, isFileRight ? null : found.file))
  return isFileRight ? found.bytes : rebuilt
}

/** `file`: it was altered itself; null: what lies below it was written anew. */
function faultsOfTile(
  level: number,
  index: number,
  differing: readonly number[],
  file: string | null,
): LogFault[] {
  const span = tileWidth ** level
  return differing.map((at) => {
    const leaf = (index * tileWidth + at) * span
    return file === null
      ? { kind: 'rewritten', leaf, until: leaf + span }
      : { kind: 'altered_tile', leaf, file }
  })
}

/** The same at the right edge, where the signed root tells which file is right. */
async function settleEdge(
  walk: Walk,
  edge: BundleCheck | null,
  root: Uint8Array,
): Promise<boolean> {
  const levels: (EdgeLevel & {
    readonly level: number
    readonly file: string
    readonly index: number
  })[] = []
  for (const [at, own] of [null, ...walk.above].entries()) {
    const index = Math.floor(walk.size / tileWidth ** (at + 1))
    const found = await walk.reader.tile(at, index)
    if (found === null) continue
    if (own === null) {
      if (edge?.hashes == null) walk.isBroken = true
      else
        levels.push({
          level: at,
          index,
          file: found.file,
          rebuilt: edge.hashes,
          filed: edge.otherHashes,
        })
      continue
    }
    if (found.fault !== null) keep(walk.faults, [found.fault])
    const rebuilt = edgeOf(own)
    const differs = found.bytes !== null && differingHashes(rebuilt, found.bytes).length > 0
    levels.push({
      level: at,
      index,
      file: found.file,
      rebuilt,
      filed: differs ? found.bytes : null,
    })
  }
  if (walk.isBroken) {
    keep(walk.altered, edge?.altered ?? [])
    return false
  }
  const choice = chooseEdge(levels, root)
  for (const [at, { level, index, file, rebuilt, filed }] of levels.entries()) {
    const isFileRight = choice?.[at] === 'filed'
    if (filed === null) continue
    const differing = differingHashes(rebuilt, filed)
    if (level > 0)
      keep(walk.faults, faultsOfTile(level, index, differing, isFileRight ? null : file))
    else if (choice?.[at] === 'rebuilt') keep(walk.faults, faultsOfTile(0, index, differing, file))
    else keep(walk.altered, edge?.altered ?? [])
  }
  if (edge !== null && edge.otherHashes === null) keep(walk.altered, edge.altered)
  return choice !== null
}

function edgeOf({ hashes, count }: { hashes: Uint8Array; count: number }): Uint8Array {
  return hashes.subarray(0, (count % tileWidth) * hashBytes)
}

function keep<T>(kept: T[], more: readonly T[]): void {
  kept.push(...more.slice(0, Math.max(0, faultsKeptMax - kept.length)))
}
