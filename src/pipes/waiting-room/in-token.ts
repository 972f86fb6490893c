/**
 * The cookie that says "this one is in": so that a restarted process, or another one, lets people
 * at work go on. Pure: keys are handed in. Layout: `docs/formats/tickets.md`.
 */
import { LRUCache } from 'lru-cache'
import { idBytesLength, idFromBytes, idToBytes } from '#kernel/id-bytes.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import type { FirstArrival } from './first-arrival.ts'
import { readStatement, signStatement } from './signed-statement.ts'
import type { Holder } from './ticket.ts'

export const inCookie = '__Host-preau-in'
/** Whoever is in stays so for this long after the last call. */
export const inForMs = 30 * 60_000

export interface InToken {
  readonly holder: Holder
  readonly untilMs: number
  /** Null: let in without a number, because nobody waited. */
  readonly arrival: FirstArrival | null
}

/** Genuine tokens kept with what they say, so that their signature is checked once. */
const tokensMax = 200_000

const format = 1
const accountFlag = 1
const arrivalFlag = 2
const flagsMax = 3
const untilAt = 2 + idBytesLength
const arrivedAt = untilAt + 6
const epochAt = arrivedAt + 6
const numberAt = epochAt + 4
const payloadBytes = numberAt + 6
const purpose = 'in'

export function mintInToken(key: Uint8Array, token: InToken): string {
  const { arrival, holder } = token
  // Every byte of it is written below.
  const bytes = Buffer.allocUnsafe(payloadBytes)
  bytes[0] = format
  bytes[1] = (holder.kind === 'account' ? accountFlag : 0) | (arrival === null ? 0 : arrivalFlag)
  bytes.set(idToBytes(holder.id), 2)
  bytes.writeUIntBE(token.untilMs, untilAt, 6)
  bytes.writeUIntBE(arrival?.arrivedAtMs ?? 0, arrivedAt, 6)
  bytes.writeUInt32BE(arrival?.number.epoch ?? 0, epochAt)
  bytes.writeUIntBE(arrival?.number.number ?? 0, numberAt, 6)
  return signStatement(key, purpose, bytes)
}

/** What a genuine token says; null for anything else. It may be over: see `untilMs`. */
export function readInToken(keys: readonly Uint8Array[], text: string): InToken | null {
  const bytes = readStatement(keys, purpose, payloadBytes, text)
  const flags = bytes?.[1] ?? 0
  if (bytes === null || bytes[0] !== format || flags > flagsMax) return null
  const number = { epoch: bytes.readUInt32BE(epochAt), number: bytes.readUIntBE(numberAt, 6) }
  return {
    holder: {
      kind: (flags & accountFlag) === 0 ? 'ticket' : 'account',
      id: idFromBytes(bytes, 2),
    },
    untilMs: bytes.readUIntBE(untilAt, 6),
    arrival:
      (flags & arrivalFlag) === 0 ? null : { arrivedAtMs: bytes.readUIntBE(arrivedAt, 6), number },
  }
}

/** Reads tokens, and checks each one's signature once. */
export function createInTokenReader(
  keys: () => readonly Uint8Array[],
): (text: string) => InToken | null {
  const genuine = new LRUCache<string, InToken>(placesAsNeeded(tokensMax))
  return (text) => {
    const known = genuine.get(text)
    if (known !== undefined) return known
    const token = readInToken(keys(), text)
    if (token === null) return null
    genuine.set(text, token)
    return token
  }
}
