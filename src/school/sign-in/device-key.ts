/**
 * The key that a device keeps to itself: a WebCrypto P-256 key that cannot be exported. The
 * device proves at sign-in that it holds it, by signing a challenge of ours; later it opens a
 * session at another cell with it. The challenge needs no memory: it is time-stamped and signed.
 */
import { createPublicKey, verify } from 'node:crypto'
import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'
import type { Random } from '#kernel/random.ts'

/** How long a challenge may be answered. */
export const challengeLifeMs = 5 * 60_000
/** What the device signs is this, followed by the challenge's text. */
export const challengePrefix = 'preau device key v1:'

const nonceBytes = 16
const macBytes = 16
const challengeShape = /^[A-Za-z0-9_-]{51}$/

/** time in ms (6) ‖ nonce (16) ‖ MAC (16), base64url. */
export function mintChallenge(
  key: Uint8Array,
  random: Pick<Random, 'bytes'>,
  nowMs: number,
): string {
  const bytes = Buffer.alloc(6 + nonceBytes + macBytes)
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes.set(random.bytes(nonceBytes), 6)
  bytes.set(macOf(key, bytes), 6 + nonceBytes)
  return bytes.toString('base64url')
}

function macOf(key: Uint8Array, challenge: Uint8Array): Uint8Array {
  return keyedHash(key, 'device challenge', challenge.subarray(0, 6 + nonceBytes)).subarray(
    0,
    macBytes,
  )
}

/** Ours, and not too old. */
export function isFreshChallenge(
  keys: readonly Uint8Array[],
  challenge: string,
  nowMs: number,
): boolean {
  if (!challengeShape.test(challenge)) return false
  const bytes = Buffer.from(challenge, 'base64url')
  const issuedAtMs = bytes.readUIntBE(0, 6)
  if (nowMs < issuedAtMs - 60_000 || nowMs > issuedAtMs + challengeLifeMs) return false
  return keys.some((key) => sameBytes(macOf(key, bytes), bytes.subarray(6 + nonceBytes)))
}

/** A public key as WebCrypto exports it, reduced to what names it (RFC 7517, RFC 7518 §6.2). */
export interface DeviceKey {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/** What comes with a sign-in. `signature`: ECDSA with SHA-256, r ‖ s, base64url. */
export interface DeviceProof {
  readonly publicKey: DeviceKey
  readonly challenge: string
  readonly signature: string
}

/** The proven key, or null where the proof does not hold. */
export function checkDeviceProof(
  challengeKeys: readonly Uint8Array[],
  proof: DeviceProof,
  nowMs: number,
): DeviceKey | null {
  if (!isFreshChallenge(challengeKeys, proof.challenge, nowMs)) return null
  const { x, y } = proof.publicKey
  const publicKey: DeviceKey = { kty: 'EC', crv: 'P-256', x, y }
  try {
    const key = createPublicKey({ key: { ...publicKey }, format: 'jwk' })
    const isProven = verify(
      'sha256',
      Buffer.from(challengePrefix + proof.challenge, 'utf8'),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(proof.signature, 'base64url'),
    )
    return isProven ? publicKey : null
  } catch {
    // A point that is not on the curve is refused by the library with a throw.
    return null
  }
}
