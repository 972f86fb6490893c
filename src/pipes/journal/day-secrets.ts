/**
 * What follows from the key of one day: how its records are sealed, and under which names people,
 * addresses and paths stand in them. Without the key nobody gets back from a name to what it stands
 * for, and names of two days have nothing in common.
 */
import { hash } from 'node:crypto'
import { keyedHash } from '#engine/crypto/keyed-hash.ts'

export const dayKeyBytes = 32
/** Of the hash in base64url, 132 bits: enough that no two things of a day meet, at half the length. */
const pseudonymLength = 22
const keyIdBytes = 8

export type Named = 'source' | 'person' | 'claimed' | 'path' | 'agent'

export interface DaySecrets {
  /** Of AES-256-GCM. */
  readonly sealKey: Uint8Array
  /** Says which key it is, and nothing of it: 16 hexadecimal digits. */
  readonly keyId: string
  /** 22 characters: the same for the same thing, all day. */
  pseudonymOf(kind: Named, value: string): string
}

/** Days of the journal are those of UTC: no clock change, and the same everywhere. */
export function journalDayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

export function createDaySecrets(dayKey: Uint8Array): DaySecrets {
  if (dayKey.length !== dayKeyBytes) throw new Error('a key of the journal has 32 bytes')
  const secret = keyedHash(dayKey, 'journal pseudonyms')
  const hmacOf = (kind: Named) => createQuickHmac(secret, `journal ${kind}`)
  const hmacs = {
    source: hmacOf('source'),
    person: hmacOf('person'),
    claimed: hmacOf('claimed'),
    path: hmacOf('path'),
    agent: hmacOf('agent'),
  }
  return {
    sealKey: keyedHash(dayKey, 'journal seal'),
    keyId: Buffer.from(keyedHash(dayKey, 'journal key id').subarray(0, keyIdBytes)).toString('hex'),
    pseudonymOf: (kind, value) => hmacs[kind](value).slice(0, pseudonymLength),
  }
}

const blockBytes = 64
/** Longer values are rare, and take room of their own. */
const valueBytesMax = 4_096

/**
 * The same as `keyedHash(secret, purpose, value)` in base64url, at a fraction of its cost: HMAC (RFC 2104) by two hashes
 * that the library computes in one call each, over a desk on which the secret and the purpose lie already.
 */
function createQuickHmac(secret: Uint8Array, purpose: string): (value: string) => string {
  const outer = Buffer.alloc(blockBytes + 32, 0x5c)
  for (const [place, byte] of secret.entries()) outer[place] = byte ^ 0x5c
  const before = blockBytes + 2 + Buffer.byteLength(purpose)
  const layDesk = (valueBytes: number): Buffer => {
    const desk = Buffer.alloc(before + 2 + valueBytes)
    desk.fill(0x36, 0, blockBytes)
    for (const [place, byte] of secret.entries()) desk[place] = byte ^ 0x36
    desk.writeUInt16BE(before - blockBytes - 2, blockBytes)
    desk.write(purpose, blockBytes + 2)
    return desk
  }
  const usual = layDesk(valueBytesMax)
  return (value) => {
    // A unit of a text takes three bytes at most.
    const desk = value.length * 3 <= valueBytesMax ? usual : layDesk(Buffer.byteLength(value))
    const length = desk.write(value, before + 2)
    desk.writeUInt16BE(length, before)
    const inner = hash('sha256', desk.subarray(0, before + 2 + length), 'binary')
    outer.write(inner, blockBytes, 'latin1')
    return hash('sha256', outer, 'base64url')
  }
}
