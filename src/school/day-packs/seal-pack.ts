/**
 * Seals what a day holds so that any cache may carry it: AES-256-GCM under a key that follows from
 * the content and from the installation's own key. The same content always gives the same bytes
 * and the same address (docs/formats/day-pack.md, decision 0019).
 */
import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { canonicalJson } from '#kernel/canonical-json.ts'

/** The installation's key on its key ring. */
export const packKeyName = 'day-pack'

/**
 * Every key seals one content and no other, so one nonce for all is safe: a nonce must differ only
 * between two messages under the same key.
 */
const nonce = Buffer.alloc(12)
const algorithm = 'aes-256-gcm'

export interface SealedPack {
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly address: string
  /** SHA-256 of what is inside; with the installation's key it gives the pack's key. */
  readonly contentHash: Buffer
  /** nonce (12) ‖ ciphertext ‖ tag (16) */
  readonly bytes: Buffer
}

/** A JSON value: one spelling, then gzip, then sealed. */
export async function sealJson(value: unknown, installationKey: Uint8Array): Promise<SealedPack> {
  const text = Buffer.from(canonicalJson(value))
  return sealBytes(
    await promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
    installationKey,
  )
}

/**
 * The key follows from exactly the bytes that are encrypted. Were it taken from the JSON before it
 * is compressed, another zlib would encrypt other bytes under the same key and nonce.
 */
export function sealBytes(content: Uint8Array, installationKey: Uint8Array): SealedPack {
  const contentHash = createHash('sha256').update(content).digest()
  const cipher = createCipheriv(algorithm, keyOfContent(contentHash, installationKey), nonce)
  const sealed = [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]
  const bytes = Buffer.concat(sealed)
  return { address: createHash('sha256').update(bytes).digest('hex'), contentHash, bytes }
}

/** The key of the pack that holds this content: 32 bytes. */
export function keyOfContent(contentHash: Uint8Array, installationKey: Uint8Array): Buffer {
  return createHmac('sha256', installationKey).update('pack').update(contentHash).digest()
}

/** Names an installation key without telling anything of it. */
export function markOfKey(installationKey: Uint8Array): string {
  return createHmac('sha256', installationKey).update('mark').digest('hex').slice(0, 16)
}
