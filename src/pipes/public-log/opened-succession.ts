/**
 * The first leaf of a log that succeeds to another, opened for everybody: a file of two lines beside
 * the checkpoint, the record and its nonce in base64. Their SHA-256, one after the other, is the leaf.
 */
import { Check } from 'typebox/value'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { commitmentOf, nonceBytes } from './commitment.ts'
import { decodeBase64, encodeBase64 } from './strict-base64.ts'
import { type SuccessionRecord, successionRecordSchema } from './succession-record.ts'

/** Beside `checkpoint`, in the folder and below the address of the log. */
export const predecessorFile = 'predecessor'

export interface OpenedSuccession {
  readonly record: SuccessionRecord
  /** What the first leaf must be. */
  readonly entry: Uint8Array
}

export function writeSuccession(record: SuccessionRecord, nonce: Uint8Array): string {
  return `${canonicalJson(record)}\n${encodeBase64(nonce)}\n`
}

/** Null: this opens no succession. */
export function readSuccession(text: string): OpenedSuccession | null {
  const [line = '', nonceText = '', end, ...more] = text.split('\n')
  const nonce = decodeBase64(nonceText)
  if (nonce?.length !== nonceBytes || end !== '' || more.length > 0) return null
  try {
    const record: unknown = JSON.parse(line)
    if (!Check(successionRecordSchema, record)) return null
    return { record, entry: commitmentOf(Buffer.from(line), nonce) }
  } catch {
    return null
  }
}
