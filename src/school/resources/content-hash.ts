/** The address of a content: the same words always have the same hash. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/canonical-json.ts'

/** SHA-256 of the canonical spelling, in hexadecimal: the content's address. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}
