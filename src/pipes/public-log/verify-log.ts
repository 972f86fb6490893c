/**
 * Checks a whole log, wherever it lies: its checkpoint, who signed it, every tile and entry, and
 * that it goes on from older checkpoints. It trusts nothing but the keys that it is given.
 */
import { checkPredecessor, type Predecessor } from './check-predecessor.ts'
import { findMovedEntries } from './find-moved-entries.ts'
import { readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import { type LogFault, placeOfFault } from './log-fault.ts'
import type { LogSource } from './log-source.ts'
import { cosignedAtSeconds, type VerifierKey } from './note-key.ts'
import { judgeSignature } from './signed-note.ts'
import { tilePath, tileWidth, widthInTree } from './tile-path.ts'
import { sameHash } from './tree-hash.ts'
import { type TileCheckOptions, verifyTiles } from './verify-tiles.ts'

export interface LogCheck {
  /** Null where there is none that can be read. */
  readonly checkpoint: SignedCheckpoint | null
  /** `unknown`: no key was given, so whose log it is stays open. */
  readonly signature: 'valid' | 'wrong' | 'unknown'
  readonly cosignatures: readonly Cosignature[]
  /** Of older checkpoints that were given: when witnesses whose key was given saw so many leaves. */
  readonly seenBefore: readonly SeenBefore[]
  /** By place, the first one first. */
  readonly faults: readonly LogFault[]
  /** Files that were written and never signed, as a crash leaves them; null: cannot be listed. */
  readonly unsigned: readonly string[] | null
  /** The log that this one succeeds to; null: none, or it is not told. */
  readonly predecessor: Predecessor | null
}

export interface Cosignature {
  readonly name: string
  /** Null: its key was not given. */
  readonly atSeconds: number | null
}

export interface SeenBefore {
  readonly size: number
  readonly atSeconds: number
}

export interface LogCheckOptions {
  /** Keys of the log, and of witnesses. */
  readonly keys: readonly VerifierKey[]
  /** Older checkpoints that this log must go on from. */
  readonly since: readonly SignedCheckpoint[]
  readonly onEntries?: TileCheckOptions['onEntries']
  readonly onProgress?: TileCheckOptions['onProgress']
  /** Threads to share the work with, where the log lies on this machine. */
  readonly helpers?: TileCheckOptions['helpers']
}

export async function verifyLog(source: LogSource, options: LogCheckOptions): Promise<LogCheck> {
  const bytes = await source.read('checkpoint')
  const checkpoint = bytes === null ? null : readCheckpoint(Buffer.from(bytes).toString('utf8'))
  if (checkpoint === null) {
    const kind = bytes === null ? 'checkpoint_missing' : 'checkpoint_unreadable'
    const nothing = {
      signature: 'unknown',
      cosignatures: [],
      seenBefore: [],
      unsigned: null,
      predecessor: null,
    } as const
    return { checkpoint, faults: [{ kind }], ...nothing }
  }
  const signature = judgeLogSignature(checkpoint, options.keys)
  const cosignatures = listCosignatures(checkpoint, options.keys)
  const faults: LogFault[] = signature === 'wrong' ? [{ kind: 'checkpoint_signature' }] : []
  const logKeys = options.keys.filter(({ kind }) => kind === 'note')
  if (logKeys.length > 0 && !logKeys.some(({ name }) => name === checkpoint.origin)) {
    faults.push({ kind: 'other_log', origin: checkpoint.origin })
  }

  const { size } = checkpoint
  const since = options.since.filter(({ origin }) => origin === checkpoint.origin)
  const before = await checkPredecessor(source, checkpoint, options)
  faults.push(...before.faults)
  const names = [checkpoint.origin, before.predecessor?.record.origin]
  const strange = options.since.find(({ origin }) => !names.includes(origin))
  if (strange !== undefined) faults.push({ kind: 'other_log', origin: strange.origin })
  const rootsAt = since.map((one) => one.size).filter((one) => one <= size)
  const { helpers = null, onEntries, onProgress } = options
  const asked = { helpers, ...(onEntries && { onEntries }), ...(onProgress && { onProgress }) }
  const tiles = await verifyTiles(source, checkpoint, { rootsAt, ...asked })

  const moved = await findMovedEntries(source, size, tiles.altered)
  const ofTiles = withTruncation([...tiles.faults, ...moved], size)
  faults.push(...ofTiles, ...judgeSince(since, size, tiles.roots, ofTiles.length === 0))
  if (!tiles.hasRoot && ofTiles.length === 0) {
    faults.push({ kind: 'rewritten', leaf: lastShared(since, tiles.roots), until: size })
  }
  faults.sort((left, right) => placeOfFault(left) - placeOfFault(right))
  const unsigned = await source.listUnsigned(size)
  const { predecessor } = before
  const seenBefore = since.flatMap((older) => seenAt(older, options.keys))
  return { checkpoint, signature, cosignatures, seenBefore, faults, unsigned, predecessor }
}

function seenAt(older: SignedCheckpoint, keys: readonly VerifierKey[]): SeenBefore[] {
  const { size } = older
  return listCosignatures(older, keys).flatMap(({ atSeconds }) =>
    atSeconds === null ? [] : [{ size, atSeconds }],
  )
}

function judgeLogSignature(
  { note }: SignedCheckpoint,
  keys: readonly VerifierKey[],
): LogCheck['signature'] {
  const logKeys = keys.filter(({ kind }) => kind === 'note')
  if (logKeys.length === 0) return 'unknown'
  return logKeys.some((key) => judgeSignature(note, key) === 'valid') ? 'valid' : 'wrong'
}

/** All that stand under the checkpoint; a time is told of those whose key was given, and holds. */
function listCosignatures(
  { origin, note }: SignedCheckpoint,
  keys: readonly VerifierKey[],
): Cosignature[] {
  return note.signatures
    .filter(({ name }) => name !== origin)
    .map(({ name, keyId, signature }) => {
      const key = keys.find((one) => one.name === name && one.keyId === keyId)
      const holds = key?.kind === 'cosignature' && key.verifies(note.text, signature)
      return { name, atSeconds: holds ? cosignedAtSeconds(signature) : null }
    })
}

/** What older checkpoints say against this log. */
function judgeSince(
  since: readonly SignedCheckpoint[],
  size: number,
  roots: ReadonlyMap<number, Uint8Array>,
  isWhole: boolean,
): LogFault[] {
  const faults: LogFault[] = []
  const larger = since.filter((older) => older.size > size)
  if (larger.length > 0) faults.push({ kind: 'rolled_back', leaf: size })
  const smaller = since.filter((older) => older.size <= size).sort((a, b) => a.size - b.size)
  for (const older of smaller) {
    const root = roots.get(older.size)
    // Where files are damaged, that is told instead: a root of them would say nothing.
    if (!isWhole || root === undefined || sameHash(root, older.root)) continue
    const leaf = lastShared(
      smaller.filter((one) => one.size < older.size),
      roots,
    )
    faults.push({ kind: 'forked', leaf, until: older.size })
    break
  }
  return faults
}

/** Up to where older checkpoints agree with what is there. */
function lastShared(
  since: readonly SignedCheckpoint[],
  roots: ReadonlyMap<number, Uint8Array>,
): number {
  const agreeing = since.filter((older) => {
    const root = roots.get(older.size)
    return root !== undefined && sameHash(root, older.root)
  })
  return Math.max(0, ...agreeing.map((older) => older.size))
}

/** Bundles that are missing up to the very end are one fault: there the log was cut off. */
function withTruncation(faults: readonly LogFault[], size: number): LogFault[] {
  const missing = new Set(faults.flatMap((fault) => (fault.kind === 'missing' ? [fault.file] : [])))
  const bundleFile = (index: number) => {
    const width = widthInTree({ level: 'entries', index }, size)
    return tilePath({ level: 'entries', index, width })
  }
  const bundles = Math.ceil(size / tileWidth)
  let from = bundles
  while (from > 0 && missing.has(bundleFile(from - 1))) from -= 1
  if (from === bundles) return [...faults]
  const leaf = from * tileWidth
  const rest = faults.filter((fault) => fault.kind !== 'missing' || fault.leaf < leaf)
  return [...rest, { kind: 'truncated', leaf, file: bundleFile(from) }]
}
