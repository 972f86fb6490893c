/**
 * The ticket: a place in line that its holder carries. It says whose place it is, when they came
 * and what their order follows from, so that a restarted process puts them back at the same rank.
 * Pure: keys and time are handed in. Layout: `docs/formats/tickets.md`.
 */
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import type { Id } from '#kernel/ids.ts'
import type { FirstArrival } from './first-arrival.ts'
import { readStatement, signStatement } from './signed-statement.ts'
import { type Lane, lanes } from './waiting-line.ts'

/** The name of the signing key in the key ring. */
export const ticketKeyName = 'ticket'
export const ticketCookie = '__Host-preau-ticket'
/** One of yesterday is no place in today’s line, however young: whoever reads it asks for the day. */
export const ticketLifeMs = 18 * 3_600_000
/**
 * A number without a place is honoured for so long: its holder was told to come within a minute, and
 * a line that breaks is forgiven; whoever comes much later with many has collected them.
 */
export const unplacedLifeMs = 30 * 60_000
/** A clock that is a little ahead elsewhere is forgiven. */
const clockSkewMs = 60_000

/** Whose a place is: an account's, or that of whoever holds the ticket. */
export interface Holder {
  readonly kind: 'account' | 'ticket'
  readonly id: Id
}

export interface Ticket extends FirstArrival {
  readonly holder: Holder
  readonly lane: Lane
  readonly isStaff: boolean
  /** The class that is let in together; null for somebody alone. */
  readonly together: Id | null
  /** When it is this one's turn: see `line-order.ts`. */
  readonly orderMs: number
  /** Whether the arrival is durable: then nothing is written when the ticket comes back. */
  readonly isKept: boolean
  /** Given before anybody was looked up: time and number stand, a place in line follows from the next call. */
  readonly isUnplaced: boolean
}

const format = 1
const accountFlag = 1
const staffFlag = 2
const togetherFlag = 4
const keptFlag = 8
const unplacedFlag = 16
const flagsMax = 31
const idAt = 3
const epochAt = idAt + idBytesLength
const numberAt = epochAt + 4
const arrivedAt = numberAt + 6
const orderAt = arrivedAt + 6
const togetherAt = orderAt + 6
const payloadBytes = togetherAt + idBytesLength
const purpose = 'ticket'

export function mintTicket(key: Uint8Array, ticket: Ticket): string {
  const { holder, number, together } = ticket
  const bytes = Buffer.allocUnsafe(payloadBytes).fill(0, togetherAt)
  bytes[0] = format
  bytes[1] =
    (holder.kind === 'account' ? accountFlag : 0) |
    (ticket.isStaff ? staffFlag : 0) |
    (together === null ? 0 : togetherFlag) |
    (ticket.isKept ? keptFlag : 0) |
    (ticket.isUnplaced ? unplacedFlag : 0)
  bytes[2] = lanes.indexOf(ticket.lane)
  bytes.set(idToBytes(holder.id), idAt)
  bytes.writeUInt32BE(number.epoch, epochAt)
  bytes.writeUIntBE(number.number, numberAt, 6)
  bytes.writeUIntBE(ticket.arrivedAtMs, arrivedAt, 6)
  bytes.writeUIntBE(ticket.orderMs, orderAt, 6)
  if (together !== null) bytes.set(idToBytes(together), togetherAt)
  return signStatement(key, purpose, bytes)
}

/** What a genuine ticket says that is still good; null for anything else. */
export function readTicket(
  keys: readonly Uint8Array[],
  text: string,
  nowMs: number,
): Ticket | null {
  const bytes = readStatement(keys, purpose, payloadBytes, text)
  const flags = bytes?.[1] ?? 0
  const lane = lanes[bytes?.[2] ?? 0]
  if (bytes === null || bytes[0] !== format || flags > flagsMax || lane === undefined) return null
  const arrivedAtMs = bytes.readUIntBE(arrivedAt, 6)
  const has = (flag: number): boolean => (flags & flag) !== 0
  const lifeMs = has(unplacedFlag) ? unplacedLifeMs : ticketLifeMs
  if (arrivedAtMs > nowMs + clockSkewMs || nowMs >= arrivedAtMs + lifeMs) return null
  return {
    holder: {
      kind: has(accountFlag) ? 'account' : 'ticket',
      id: idFromBytes(bytes, idAt),
    },
    lane,
    isStaff: has(staffFlag),
    together: has(togetherFlag) ? idFromBytes(bytes, togetherAt) : null,
    orderMs: bytes.readUIntBE(orderAt, 6),
    number: { epoch: bytes.readUInt32BE(epochAt), number: bytes.readUIntBE(numberAt, 6) },
    arrivedAtMs,
    isKept: has(keptFlag),
    isUnplaced: has(unplacedFlag),
  }
}

/** By which the line knows the holder. */
export function keyOf(holder: Holder): string {
  return `${holder.kind === 'account' ? 'a' : 't'}:${holder.id}`
}
