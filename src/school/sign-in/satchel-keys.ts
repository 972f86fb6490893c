/**
 * The keys that seal an account's unsent work on a shared computer. They are derived from a secret
 * of the installation and the account, and given to that account's own session only: the computer
 * keeps what it cannot read, until its owner signs in on it again.
 */

import { keyedHash } from '#engine/crypto/keyed-hash.ts'
import type { Id } from '#kernel/ids.ts'

/** The name of the secret in the key ring. */
export const satchelKeyName = 'satchel'
const purpose = 'satchel on a shared computer'

/** 32 bytes each, base64url; `secrets`: the present one first, then those that were before. */
export function satchelKeys(secrets: readonly Uint8Array[], accountId: Id): string[] {
  return secrets.map((secret) =>
    Buffer.from(keyedHash(secret, purpose, accountId)).toString('base64url'),
  )
}
