/**
 * What the waiting room hands out and believes when it comes back: some bytes, signed. Each use
 * names its purpose, so that a ticket never passes for anything else. Pure: keys are handed in.
 *
 * Layout: payload ‖ HMAC-SHA256(key, length of purpose (1) ‖ purpose ‖ payload); base64url.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const signatureBytes = 32
const textShape = /^[A-Za-z0-9_-]+$/

export function signBytes(key: Uint8Array, purpose: string, payload: Uint8Array): string {
  return Buffer.concat([payload, signatureOf(key, purpose, payload)]).toString('base64url')
}

/** The payload of a genuine text; null for anything else. `keys`: the current one, then its predecessors. */
export function readSignedBytes(
  keys: readonly Uint8Array[],
  purpose: string,
  payloadBytes: number,
  text: string,
): Buffer | null {
  const length = Math.ceil(((payloadBytes + signatureBytes) * 4) / 3)
  if (text.length !== length || !textShape.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  // Base64url has spare bits at its end: only the one spelling that was given out counts.
  if (bytes.toString('base64url') !== text) return null
  const payload = bytes.subarray(0, payloadBytes)
  const signature = bytes.subarray(payloadBytes)
  const isGenuine = keys.some((key) =>
    timingSafeEqual(signatureOf(key, purpose, payload), signature),
  )
  return isGenuine ? payload : null
}

function signatureOf(key: Uint8Array, purpose: string, payload: Uint8Array): Buffer {
  const name = Buffer.from(purpose, 'utf8')
  return createHmac('sha256', key)
    .update(Uint8Array.of(name.length))
    .update(name)
    .update(payload)
    .digest()
}
