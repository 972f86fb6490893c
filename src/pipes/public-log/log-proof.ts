/**
 * A proof that goes with whoever holds it: C2SP tlog-proof v1, a leaf's place, the hashes that lead
 * to the root, and the checkpoint. It needs no line and no log to be checked.
 */
import { readCheckpoint, readSize, type SignedCheckpoint } from './log-checkpoint.ts'
import type { VerifierKey } from './note-key.ts'
import { judgeSignature } from './signed-note.ts'
import { decodeBase64, encodeBase64 } from './strict-base64.ts'
import { hashBytes, leafHash } from './tree-hash.ts'
import { provesInclusion } from './tree-proof.ts'

const firstLine = 'c2sp.org/tlog-proof@v1'
/** A tree has no more levels than that. */
export const proofHashesMax = 63

export interface LogProof {
  readonly index: number
  readonly hashes: readonly Uint8Array[]
  /** The signed note of the checkpoint, with its cosignatures. */
  readonly checkpoint: string
  /** What the application adds; nobody signed it. */
  readonly extra: Uint8Array | null
}

export function writeProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const extraLine = extra === null ? [] : [`extra ${encodeBase64(extra)}`]
  const lines = [firstLine, ...extraLine, `index ${index}`, ...hashes.map(encodeBase64), '']
  return `${lines.join('\n')}\n${checkpoint}`
}

/** A proof from its text; null where it is none. Nothing of it is verified yet. */
export function readProof(text: string): LogProof | null {
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, end).split('\n')
  if (end < 0 || first !== firstLine) return null
  const hasExtra = lines[0]?.startsWith('extra ') === true
  const extra = hasExtra ? decodeBase64((lines.shift() ?? '').slice('extra '.length)) : null
  const [, indexText = ''] = /^index (\d+)$/.exec(lines.shift() ?? '') ?? []
  const index = readSize(indexText)
  const hashes = readHashLines(lines)
  if ((hasExtra && extra === null) || index === null || hashes === null) return null
  return { index, hashes, checkpoint: text.slice(end + 2), extra }
}

/**
 * Whether a proof shows that this entry is in the log of this key: the checkpoint, or why not.
 * Nothing else is asked, no log and no line.
 */
export function checkProof(
  text: string,
  entry: Uint8Array,
  key: VerifierKey,
): SignedCheckpoint | 'unreadable' | 'not_signed' | 'not_included' {
  const proof = readProof(text)
  const checkpoint = proof === null ? null : readCheckpoint(proof.checkpoint)
  if (proof === null || checkpoint === null) return 'unreadable'
  const isOwn = checkpoint.origin === key.name && key.kind === 'note'
  if (!isOwn || judgeSignature(checkpoint.note, key) !== 'valid') return 'not_signed'
  const { size, root } = checkpoint
  const claim = { index: proof.index, size, root, leaf: leafHash(entry), proof: proof.hashes }
  return provesInclusion(claim) ? checkpoint : 'not_included'
}

/** One hash a line, no more than a proof can have; null where a line is none. */
export function readHashLines(lines: readonly string[]): Uint8Array[] | null {
  if (lines.length > proofHashesMax) return null
  const hashes: Uint8Array[] = []
  for (const line of lines) {
    const hash = decodeBase64(line)
    if (hash === null || hash.length !== hashBytes) return null
    hashes.push(hash)
  }
  return hashes
}
