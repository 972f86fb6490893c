/**
 * The ticket to a live class: who, on which device session, to which lesson, as what, until when;
 * signed under a key of the installation. It serves once: its id is the row of the register
 * (`live_entry`) that it makes. Pure: keys and time are handed in.
 *
 * Layout: format (1) ‖ role (1) ‖ id (16) ‖ person (16) ‖ session (16) ‖ lesson (16) ‖ end in ms (6)
 * ‖ HMAC-SHA256 of all that (32); base64url, 139 characters.
 */
import type { RoomRole } from '#contract/live-room.ts'
import { keyedHash, sameBytes } from '#engine/crypto/keyed-hash.ts'
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import type { Id } from '#kernel/ids.ts'

/** The name of the signing key in the key ring. */
export const liveKeyName = 'live'

export interface LiveTicket {
  readonly id: Id
  readonly personId: Id
  readonly sessionId: Id
  readonly lessonId: Id
  readonly role: RoomRole
  readonly endsAtMs: number
}

const purpose = 'live ticket'
const format = 1
const roles: readonly RoomRole[] = ['teacher', 'adult', 'guest', 'pupil']
const personAt = 2 + idBytesLength
const sessionAt = personAt + idBytesLength
const lessonAt = sessionAt + idBytesLength
const endsAt = lessonAt + idBytesLength
const payloadBytes = endsAt + 6
const ticketShape = /^[A-Za-z0-9_-]{139}$/

export function mintLiveTicket(key: Uint8Array, ticket: LiveTicket): string {
  const bytes = Buffer.alloc(payloadBytes + 32)
  bytes[0] = format
  bytes[1] = roles.indexOf(ticket.role)
  bytes.set(idToBytes(ticket.id), 2)
  bytes.set(idToBytes(ticket.personId), personAt)
  bytes.set(idToBytes(ticket.sessionId), sessionAt)
  bytes.set(idToBytes(ticket.lessonId), lessonAt)
  bytes.writeUIntBE(ticket.endsAtMs, endsAt, 6)
  bytes.set(keyedHash(key, purpose, bytes.subarray(0, payloadBytes)), payloadBytes)
  return bytes.toString('base64url')
}

/** What a genuine ticket says that is not over; null for anything else. */
export function readLiveTicket(
  keys: readonly Uint8Array[],
  text: string,
  nowMs: number,
): LiveTicket | null {
  if (!ticketShape.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  const payload = bytes.subarray(0, payloadBytes)
  const signature = bytes.subarray(payloadBytes)
  if (!keys.some((key) => sameBytes(keyedHash(key, purpose, payload), signature))) return null
  const role = roles[bytes[1] ?? roles.length]
  const endsAtMs = bytes.readUIntBE(endsAt, 6)
  if (bytes[0] !== format || role === undefined || nowMs >= endsAtMs) return null
  return {
    id: idFromBytes(bytes, 2),
    personId: idFromBytes(bytes, personAt),
    sessionId: idFromBytes(bytes, sessionAt),
    lessonId: idFromBytes(bytes, lessonAt),
    role,
    endsAtMs,
  }
}
