/**
 * Opens a sealed pack as docs/formats/day-pack.md says, without a line of the code that seals: what
 * a device does, and what tests read.
 */
import { createDecipheriv, createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'

const nonceBytes = 12
const tagBytes = 16

/** What is inside; throws where one bit is not as it was sealed. `key` in base64url. */
export function unsealBytes(sealed: Uint8Array, key: string): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(key, 'base64url'),
    bytes.subarray(0, nonceBytes),
  )
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

export function unsealJson(sealed: Uint8Array, key: string): unknown {
  return JSON.parse(gunzipSync(unsealBytes(sealed, key)).toString('utf8'))
}

export function addressOf(sealed: Uint8Array): string {
  return createHash('sha256').update(sealed).digest('hex')
}
