/**
 * A transparency log in a folder: grows by entries, and signs what it is at checkpoints. Nothing is
 * signed before it would survive a loss of power, and nothing that was signed is contradicted: a
 * process that died goes on from its last checkpoint, and what it wrote beyond is written anew.
 *
 * One process at a time: whoever opens a log is its only writer.
 */
import { join } from 'node:path'
import { makeFolder, readOptionalFile, replaceFile } from '#engine/config/durable-file.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { commitmentBytes } from './commitment.ts'
import { entryCount } from './entry-row.ts'
import { checkpointText, readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import type { NoteSigner } from './note-key.ts'
import { judgeSignature, writeNote } from './signed-note.ts'
import { removeBeyond, removePartials, writeTiles } from './tile-file-store.ts'
import { edgeTiles, tilePath } from './tile-path.ts'
import { createTreeEdge, type FilledTile, type TreeEdge } from './tree-edge.ts'
import { hashBytes, sameHash } from './tree-hash.ts'

/** Entries that may be appended between two checkpoints: they lie in memory until then. */
export const entriesAheadMax = 1_048_576

export interface TileLog {
  /** Entries appended, also those that no checkpoint has yet. */
  readonly size: number
  /** The root over all of them. */
  root(): Uint8Array
  /**
   * Adds entries in this order and gives the index of the first. They are only in memory until the
   * next checkpoint: who appended must be able to append them again after a crash, in any order.
   */
  append(entries: readonly Uint8Array[]): number
  /** The same for entries of 32 bytes that lie side by side. */
  appendRow(row: Buffer): number
  /**
   * Makes durable what was appended before the call, signs it, and gives the signed note. Where
   * nothing was appended, it gives the note of before. If it fails (the disk is full), nothing was
   * signed or lost: the next call tries again.
   */
  checkpoint(): Promise<string>
  /** Adds witnesses' lines to the checkpoint that is served, if it still is that one. */
  addCosignatures(note: string, lines: readonly string[]): Promise<boolean>
  /**
   * Rejects with `OtherWriterError` where somebody else has signed since: this one knows an older log
   * than there is, and must be opened anew. Each of the calls that write looks first.
   */
  checkSole(): Promise<void>
}

/** Somebody else writes to the log: what this process knows of it is no longer what there is. */
export class OtherWriterError extends Error {
  constructor(folder: string) {
    super(`somebody else writes to the log in ${folder}`)
  }
}

export interface TileLogOptions {
  /** Which log it is: a name like an address, without spaces. */
  readonly origin: string
  readonly signer: NoteSigner
}

/** Opens the log of a folder, or begins it there. */
export async function openTileLog(
  folder: string,
  { origin, signer }: TileLogOptions,
): Promise<TileLog> {
  await makeFolder(folder)
  const path = join(folder, 'checkpoint')
  let served = (await readOptionalFile(path))?.toString('utf8') ?? null
  const last = served === null ? null : readOwn(served, origin, signer)
  const signedSize = last?.size ?? 0
  await removeBeyond(folder, signedSize, entriesAheadMax)

  const unsaved: FilledTile[] = []
  const loaded = await loadEdge(folder, signedSize)
  const edge = createTreeEdge({ size: signedSize, loaded }, (tile) => unsaved.push(tile))
  if (last !== null && !sameHash(edge.root(), last.root)) throw damaged(folder)
  let saved = { size: signedSize, note: served }

  const checkSole = async (): Promise<void> => {
    const onDisk = (await readOptionalFile(path))?.toString('utf8') ?? null
    if (onDisk !== served) throw new OtherWriterError(folder)
  }
  const save = async (): Promise<string> => {
    const { size, root, full, partial } = snapshot(edge, unsaved)
    if (saved.note !== null && saved.size === size) return saved.note
    // Before the tiles: they may be the other one's, and signed.
    await checkSole()
    // What the last checkpoint needs is never opened for writing again.
    const held = new Set(edgeTiles(saved.size).map(tilePath))
    const fresh = partial.filter((tile) => !held.has(tilePath(tile)))
    await writeTiles(folder, [...full, ...fresh])
    const text = checkpointText({ origin, size, root })
    const note = writeNote(text, [signer.sign(text)])
    await checkSole()
    await replaceFile(path, note)
    served = note
    saved = { size, note }
    unsaved.splice(0, full.length)
    await removePartials(folder, full)
    return note
  }

  const beginAppending = (count: number): number => {
    if (edge.size + count - saved.size > entriesAheadMax) {
      throw new Error('too many entries since the last checkpoint')
    }
    return edge.size
  }
  const inTurn = createTurns()
  return {
    get size() {
      return edge.size
    },
    root: () => edge.root(),
    append(entries) {
      const first = beginAppending(entries.length)
      for (const entry of entries) edge.add(entry)
      return first
    },
    appendRow(row) {
      const first = beginAppending(entryCount(row))
      for (let at = 0; at < row.length; at += commitmentBytes) {
        edge.add(row, at, at + commitmentBytes)
      }
      return first
    },
    checkpoint: () => inTurn(save),
    addCosignatures: (note, lines) =>
      inTurn(async () => {
        if (saved.note !== note || served === null) return false
        const fresh = lines.filter((line) => served?.includes(line) === false)
        if (fresh.length === 0) return true
        const cosigned = served + fresh.join('')
        await checkSole()
        await replaceFile(path, cosigned)
        served = cosigned
        return true
      }),
    checkSole: () => inTurn(checkSole),
  }
}

/** The checkpoint of this very log; anything else must not be written over. */
function readOwn(text: string, origin: string, signer: NoteSigner): SignedCheckpoint {
  const last = readCheckpoint(text)
  const isOwn =
    last !== null &&
    last.origin === origin &&
    judgeSignature(last.note, signer.verifierKey) === 'valid'
  if (isOwn) return last
  throw new PlainError({
    french: `Le point de contrôle du journal n’est pas signé par la clé de cette installation, ou il est d’un autre journal (ici : ${origin}). Rien n’a été changé. Vérifiez-le avec ./preau journal verify, ou déplacez le dossier pour commencer un nouveau journal.`,
    english: `The journal’s checkpoint is not signed by this installation’s key, or is of another log (here: ${origin}). Nothing was changed. Check it with ./preau journal verify, or move the folder away to begin a new log.`,
  })
}

function damaged(folder: string): PlainError {
  return new PlainError({
    french: `Le journal de ${folder} ne correspond plus à son point de contrôle signé : il a été modifié ou abîmé. Rien n’a été changé. ./preau journal verify dit où.`,
    english: `The journal in ${folder} no longer agrees with its signed checkpoint: it was altered or damaged. Nothing was changed. ./preau journal verify says where.`,
  })
}

/** The tiles at the edge: they stay until the next checkpoint is signed. */
async function loadEdge(folder: string, size: number): Promise<FilledTile[]> {
  const loaded: FilledTile[] = []
  for (const tile of edgeTiles(size)) {
    const bytes = await readOptionalFile(join(folder, tilePath(tile)))
    const isWhole =
      bytes !== null && (tile.level === 'entries' || bytes.length === tile.width * hashBytes)
    if (!isWhole) throw damaged(folder)
    loaded.push({ ...tile, bytes })
  }
  return loaded
}

/** What is to be signed, as it is now: more may be appended while it is being written. */
function snapshot(
  edge: TreeEdge,
  unsaved: readonly FilledTile[],
): {
  readonly size: number
  readonly root: Uint8Array
  readonly full: readonly FilledTile[]
  readonly partial: readonly FilledTile[]
} {
  return { size: edge.size, root: edge.root(), full: [...unsaved], partial: edge.partialTiles() }
}

/** One after another, also where one failed. */
function createTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (act) => {
    const own = before.then(act, act)
    before = own.catch(() => undefined)
    return own
  }
}
