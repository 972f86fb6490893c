/**
 * The cookie that says "this one is in": so that a restarted process, or another one, lets people
 * at work go on. Pure: keys and time are handed in.
 *
 * Payload: format (1) ‖ flags (1) ‖ id (16) ‖ until in ms (6) ‖ arrival in ms (6) ‖ epoch (4) ‖
 * number (6); signed as `signed-bytes.ts` says. 96 characters.
 */
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import { readSignedBytes, signBytes } from './signed-bytes.ts'
import type { Holder } from './ticket.ts'

export const inCookie = '__Host-preau-in'
/** Whoever is in stays so for this long after the last call. */
export const inForMs = 30 * 60_000

/** When somebody first came, and under which number: what attendance counts from. */
export interface FirstArrival {
  readonly arrivedAtMs: number
  readonly epoch: number
  readonly number: number
}

export interface InToken {
  readonly holder: Holder
  readonly untilMs: number
  /** Null: let in without a number, because nobody waited. */
  readonly arrival: FirstArrival | null
}

const format = 1
const flagOf = { account: 1, arrival: 2 } as const
const flagsMax = 3
const untilAt = 2 + idBytesLength
const arrivedAt = untilAt + 6
const epochAt = arrivedAt + 6
const numberAt = epochAt + 4
const payloadBytes = numberAt + 6
const purpose = 'in'

export function mintInToken(key: Uint8Array, token: InToken): string {
  const { arrival, holder } = token
  const bytes = Buffer.alloc(payloadBytes)
  bytes[0] = format
  bytes[1] =
    (holder.kind === 'account' ? flagOf.account : 0) | (arrival === null ? 0 : flagOf.arrival)
  bytes.set(idToBytes(holder.id), 2)
  bytes.writeUIntBE(token.untilMs, untilAt, 6)
  bytes.writeUIntBE(arrival?.arrivedAtMs ?? 0, arrivedAt, 6)
  bytes.writeUInt32BE(arrival?.epoch ?? 0, epochAt)
  bytes.writeUIntBE(arrival?.number ?? 0, numberAt, 6)
  return signBytes(key, purpose, bytes)
}

/** What a genuine token says; null for anything else. It may be over: see `untilMs`. */
export function readInToken(keys: readonly Uint8Array[], text: string): InToken | null {
  const bytes = readSignedBytes(keys, purpose, payloadBytes, text)
  const flags = bytes?.[1] ?? 0
  if (bytes === null || bytes[0] !== format || flags > flagsMax) return null
  return {
    holder: {
      kind: (flags & flagOf.account) === 0 ? 'ticket' : 'account',
      id: idFromBytes(bytes.subarray(2)),
    },
    untilMs: bytes.readUIntBE(untilAt, 6),
    arrival:
      (flags & flagOf.arrival) === 0
        ? null
        : {
            arrivedAtMs: bytes.readUIntBE(arrivedAt, 6),
            epoch: bytes.readUInt32BE(epochAt),
            number: bytes.readUIntBE(numberAt, 6),
          },
  }
}
