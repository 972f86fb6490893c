/** The proof of a copy: the hash that the school gave, and the one that this device computes. */
import type { Answers } from '#contract/questions.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'

/** Eight signs in two groups: short enough to be read out over the telephone. */
export function shortHash(contentHash: string): string {
  return `${contentHash.slice(0, 4)} ${contentHash.slice(4, 8)}`
}

/**
 * SHA-256 of the answers as the school computes it, in hexadecimal; null where the browser offers
 * no cryptography (a page without HTTPS).
 */
export function contentHashOf(attemptId: string, answers: Answers): Promise<string | null> {
  return hashOf({ answers, attemptId })
}

/** What a device commits itself to when a copy is first to leave: see `contract/late-work.ts`. */
export function triedHashOf(id: string, answers: Answers): Promise<string | null> {
  return hashOf({ answers, id })
}

async function hashOf(value: object): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null
  const bytes = new TextEncoder().encode(canonicalJson(value))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
