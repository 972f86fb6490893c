/** What a checkpoint says: C2SP tlog-checkpoint v1.0, without extension lines when we write it. */
import { readNote, type SignedNote } from './signed-note.ts'
import { decodeBase64, encodeBase64 } from './strict-base64.ts'
import { hashBytes } from './tree-hash.ts'

export interface LogCheckpoint {
  /** Which log it is. */
  readonly origin: string
  /** How many leaves the tree has. */
  readonly size: number
  readonly root: Uint8Array
}

export interface SignedCheckpoint extends LogCheckpoint {
  readonly note: SignedNote
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: LogCheckpoint): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`
}

/** A checkpoint with its signatures; null where it is none. Nothing of it is verified yet. */
export function readCheckpoint(text: string): SignedCheckpoint | null {
  const note = readNote(text)
  if (note === null) return null
  const lines = note.text.slice(0, -1).split('\n')
  const [origin, sizeText = '', rootText = ''] = lines
  const size = readSize(sizeText)
  const root = decodeBase64(rootText)
  if (origin === undefined || lines.some((line) => line === '')) return null
  if (size === null || root === null || root.length !== hashBytes) return null
  return { origin, size, root, note }
}

/** A size in decimal, without noughts before it; null for anything else. */
export function readSize(text: string): number | null {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return null
  const size = Number(text)
  return Number.isSafeInteger(size) ? size : null
}
