/**
 * Small statements that this installation signs and gets back: an overnight pass, a ticket. Text is
 * base64url(payload ‖ HMAC-SHA256). Pure: keys are handed in.
 */
import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'

const signatureBytes = 32

/** `purpose` keeps a statement of one kind from being taken for another. */
export function signStatement(key: Uint8Array, purpose: string, payload: Uint8Array): string {
  const bytes = Buffer.allocUnsafe(payload.length + signatureBytes)
  bytes.set(payload)
  bytes.set(keyedHash(key, purpose, payload), payload.length)
  return bytes.toString('base64url')
}

/**
 * The payload of a genuine statement of exactly `payloadBytes` bytes; null for anything else.
 * `keys` are the current one and its predecessors.
 */
export function readStatement(
  keys: readonly Uint8Array[],
  purpose: string,
  payloadBytes: number,
  text: string,
): Buffer | null {
  const bytesMax = payloadBytes + signatureBytes
  if (text.length !== Math.ceil((bytesMax * 4) / 3)) return null
  const bytes = Buffer.from(text, 'base64url')
  // Other signs are passed over, and the last character holds spare bits: only the spelling that was given out is genuine.
  if (bytes.length !== bytesMax || bytes.toString('base64url') !== text) return null
  const payload = bytes.subarray(0, payloadBytes)
  const signature = bytes.subarray(payloadBytes)
  const isGenuine = keys.some((key) => sameBytes(keyedHash(key, purpose, payload), signature))
  return isGenuine ? payload : null
}
