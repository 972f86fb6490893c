/**
 * The token of a device session: who, which session, since when, signed under a key of the
 * installation. It is checked without a query; whether the session was ended meanwhile is known
 * from memory (`session-memory.ts`). Pure: keys and time are handed in.
 *
 * Layout: format (1) ‖ flags (1) ‖ account id (16) ‖ session id (16) ‖ issue time in ms (6)
 * ‖ HMAC-SHA256 of all that (32); base64url, 96 characters.
 */

import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import type { Id } from '#kernel/ids.ts'

/** Who holds the device, without any right: those come from memory at each request. */
export interface SessionToken {
  readonly accountId: Id
  readonly sessionId: Id
  /** Milliseconds since 1970, UTC. */
  readonly issuedAtMs: number
  /** The device belongs to nobody: four hours, nothing kept. */
  readonly shared: boolean
  /**
   * Waits on the device while somebody else uses it. A waiting token opens nothing by itself,
   * so that moving it from one cookie to the other does not unlock an adult's pages.
   */
  readonly parked: boolean
  /**
   * Opened without a password: by a card, a dictated code, a guardian. It is good for a pupil's
   * pages only, even if the pupil becomes something else meanwhile.
   */
  readonly pupilOnly: boolean
}

/** The name of the signing key in the key ring. */
export const sessionKeyName = 'session'
/** How long a device session lasts, from its issue. */
export const sessionLifeMs = 90 * 86_400_000
/** How long on a shared computer. */
export const sharedSessionLifeMs = 4 * 3_600_000
/** A clock that is a little ahead elsewhere is forgiven; a token of tomorrow is not. */
const clockSkewMs = 60_000

const tokenFormat = 1
const sharedFlag = 1
const parkedFlag = 2
const pupilOnlyFlag = 4
const allFlags = sharedFlag | parkedFlag | pupilOnlyFlag
const sessionIdAt = 2 + idBytesLength
const timeAt = sessionIdAt + idBytesLength
const payloadBytes = timeAt + 6
const tokenBytes = payloadBytes + 32
const tokenShape = /^[A-Za-z0-9_-]{96}$/
const purpose = 'device session'

export function mintSessionToken(key: Uint8Array, token: SessionToken): string {
  const bytes = Buffer.alloc(tokenBytes)
  bytes[0] = tokenFormat
  bytes[1] =
    (token.shared ? sharedFlag : 0) |
    (token.parked ? parkedFlag : 0) |
    (token.pupilOnly ? pupilOnlyFlag : 0)
  bytes.set(idToBytes(token.accountId), 2)
  bytes.set(idToBytes(token.sessionId), sessionIdAt)
  bytes.writeUIntBE(token.issuedAtMs, timeAt, 6)
  bytes.set(keyedHash(key, purpose, bytes.subarray(0, payloadBytes)), payloadBytes)
  return bytes.toString('base64url')
}

/**
 * What a genuine token says; null for anything else. `keys` are the current one and its
 * predecessors. A genuine token may still be over: see `isOver`.
 */
export function readSessionToken(keys: readonly Uint8Array[], text: string): SessionToken | null {
  if (!tokenShape.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  const payload = bytes.subarray(0, payloadBytes)
  const signature = bytes.subarray(payloadBytes)
  if (!keys.some((key) => sameBytes(keyedHash(key, purpose, payload), signature))) return null
  const flags = bytes[1] ?? 0
  if (bytes[0] !== tokenFormat || flags > allFlags) return null
  return {
    accountId: idFromBytes(bytes, 2),
    sessionId: idFromBytes(bytes, sessionIdAt),
    issuedAtMs: bytes.readUIntBE(timeAt, 6),
    shared: (flags & sharedFlag) !== 0,
    parked: (flags & parkedFlag) !== 0,
    pupilOnly: (flags & pupilOnlyFlag) !== 0,
  }
}

/** When the session is over by age alone, in ms since 1970. */
export function expiresAtMs(token: Pick<SessionToken, 'issuedAtMs' | 'shared'>): number {
  return token.issuedAtMs + (token.shared ? sharedSessionLifeMs : sessionLifeMs)
}

/** Over by age, or from a time that has not come. */
export function isOver(token: Pick<SessionToken, 'issuedAtMs' | 'shared'>, nowMs: number): boolean {
  return nowMs >= expiresAtMs(token) || token.issuedAtMs > nowMs + clockSkewMs
}
