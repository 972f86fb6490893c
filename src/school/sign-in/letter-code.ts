/**
 * Codes that are used once: in an activation letter, to choose a new password, or dictated to a
 * pupil whose card is out of reach. Twelve signs, 60 bits, derived from the code's id so that a
 * letter can be printed again; the database holds an HMAC. Pure: keys are handed in.
 */

import { keyedHash } from '#engine/crypto/keyed-hash.ts'
import { idToBytes } from '#kernel/id-bytes.ts'
import type { Id } from '#kernel/ids.ts'
import { readTypedSigns, signsOf } from '#school/people/card-alphabet.ts'

export type CodePurpose = 'activation' | 'reset' | 'dictated'

export const letterCodeLength = 12
export const letterKeyName = 'letter'

const day = 86_400_000
/** How long each kind of code can be used. */
export const codeLifeMs: Readonly<Record<CodePurpose, number>> = {
  activation: 60 * day,
  reset: 14 * day,
  dictated: day,
}

export function deriveLetterCode(letterKey: Uint8Array, codeId: Id): string {
  return signsOf(keyedHash(letterKey, 'one use', idToBytes(codeId)), letterCodeLength)
}

/** What the database keeps; it is also how a typed code is found. */
export function letterCodeHmac(codeKey: Uint8Array, code: string): Uint8Array {
  return keyedHash(codeKey, 'one use', code)
}

/** A one-use code as somebody typed it; null where it cannot be one. */
export function readLetterCode(typed: string): string | null {
  const code = readTypedSigns(typed)
  return code !== null && code.length === letterCodeLength ? code : null
}
