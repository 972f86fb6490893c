/**
 * The ticket: a place in line that its holder carries. It says whose place it is, when they came
 * and what their order follows from, so that a restarted process puts them back at the same rank.
 * Pure: keys and time are handed in.
 *
 * Payload: format (1) ‖ flags (1) ‖ id (16) ‖ epoch (4) ‖ number (6) ‖ arrival in ms (6) ‖ first
 * lesson in ms (6) ‖ class (16); signed as `signed-bytes.ts` says. 118 characters.
 */
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import type { Id } from '#kernel/ids.ts'
import { readSignedBytes, signBytes } from './signed-bytes.ts'

/** The name of the signing key in the key ring. */
export const ticketKeyName = 'ticket'
/** A ticket of yesterday is no place in today's line. */
export const ticketLifeMs = 18 * 3_600_000
/** A clock that is a little ahead elsewhere is forgiven. */
const clockSkewMs = 60_000

/** Whose a place is: an account's, or that of whoever holds the ticket. */
export interface Holder {
  readonly kind: 'account' | 'ticket'
  readonly id: Id
}

/** What the order in line follows from, besides the arrival. */
export interface OrderFacts {
  /** Start of the first lesson still to come today, in ms since 1970; null: none is known. */
  readonly firstLessonAtMs: number | null
  readonly isStaff: boolean
  readonly classId: Id | null
}

/** Somebody whom the school does not know, or who has no lesson today. */
export const noOrderFacts: OrderFacts = { firstLessonAtMs: null, isStaff: false, classId: null }

export interface Ticket extends OrderFacts {
  readonly holder: Holder
  readonly epoch: number
  readonly number: number
  readonly arrivedAtMs: number
  /** Came with a pass for this minute. */
  readonly hasPass: boolean
}

const format = 1
const flagOf = { account: 1, staff: 2, pass: 4, lesson: 8, class: 16 } as const
const flagsMax = 31
const epochAt = 2 + idBytesLength
const numberAt = epochAt + 4
const arrivedAt = numberAt + 6
const lessonAt = arrivedAt + 6
const classAt = lessonAt + 6
const payloadBytes = classAt + idBytesLength
const purpose = 'ticket'

export function mintTicket(key: Uint8Array, ticket: Ticket): string {
  const { classId, firstLessonAtMs, holder } = ticket
  const bytes = Buffer.alloc(payloadBytes)
  bytes[0] = format
  bytes[1] =
    (holder.kind === 'account' ? flagOf.account : 0) |
    (ticket.isStaff ? flagOf.staff : 0) |
    (ticket.hasPass ? flagOf.pass : 0) |
    (firstLessonAtMs === null ? 0 : flagOf.lesson) |
    (classId === null ? 0 : flagOf.class)
  bytes.set(idToBytes(holder.id), 2)
  bytes.writeUInt32BE(ticket.epoch, epochAt)
  bytes.writeUIntBE(ticket.number, numberAt, 6)
  bytes.writeUIntBE(ticket.arrivedAtMs, arrivedAt, 6)
  bytes.writeUIntBE(firstLessonAtMs ?? 0, lessonAt, 6)
  if (classId !== null) bytes.set(idToBytes(classId), classAt)
  return signBytes(key, purpose, bytes)
}

/** What a genuine ticket says that is still good; null for anything else. */
export function readTicket(
  keys: readonly Uint8Array[],
  text: string,
  nowMs: number,
): Ticket | null {
  const bytes = readSignedBytes(keys, purpose, payloadBytes, text)
  const flags = bytes?.[1] ?? 0
  if (bytes === null || bytes[0] !== format || flags > flagsMax) return null
  const arrivedAtMs = bytes.readUIntBE(arrivedAt, 6)
  if (arrivedAtMs > nowMs + clockSkewMs || nowMs >= arrivedAtMs + ticketLifeMs) return null
  const has = (flag: number): boolean => (flags & flag) !== 0
  return {
    holder: {
      kind: has(flagOf.account) ? 'account' : 'ticket',
      id: idFromBytes(bytes.subarray(2)),
    },
    epoch: bytes.readUInt32BE(epochAt),
    number: bytes.readUIntBE(numberAt, 6),
    arrivedAtMs,
    hasPass: has(flagOf.pass),
    firstLessonAtMs: has(flagOf.lesson) ? bytes.readUIntBE(lessonAt, 6) : null,
    isStaff: has(flagOf.staff),
    classId: has(flagOf.class) ? idFromBytes(bytes.subarray(classAt)) : null,
  }
}

/** The number as a person reads it. */
export function numberOf(ticket: Pick<Ticket, 'epoch' | 'number'>): string {
  return `${ticket.epoch}-${ticket.number}`
}
