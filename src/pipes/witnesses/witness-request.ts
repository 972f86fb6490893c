/** What a log asks of a witness: C2SP tlog-witness v1.0, the body of `add-checkpoint`. */
import {
  readCheckpoint,
  readSize,
  type SignedCheckpoint,
} from '#pipes/public-log/log-checkpoint.ts'
import { readHashLines } from '#pipes/public-log/log-proof.ts'
import { encodeBase64 } from '#pipes/public-log/strict-base64.ts'

export interface WitnessRequest {
  /** The size that the log believes the witness saw last. */
  readonly oldSize: number
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: SignedCheckpoint
}

/** `note`: the signed note of the new checkpoint. */
export function writeWitnessRequest(
  oldSize: number,
  proof: readonly Uint8Array[],
  note: string,
): string {
  return `${[`old ${oldSize}`, ...proof.map(encodeBase64), ''].join('\n')}\n${note}`
}

/** A request from its body; null where it is none. Nothing of it is verified yet. */
export function readWitnessRequest(body: string): WitnessRequest | null {
  const end = body.indexOf('\n\n')
  if (end < 0) return null
  const [first = '', ...lines] = body.slice(0, end).split('\n')
  const [, sizeText = ''] = /^old (\d+)$/.exec(first) ?? []
  const oldSize = readSize(sizeText)
  const proof = readHashLines(lines)
  const checkpoint = readCheckpoint(body.slice(end + 2))
  if (oldSize === null || proof === null || checkpoint === null) return null
  return { oldSize, proof, checkpoint }
}
