/**
 * What follows from the key of one day: how its records are sealed, and under which names people,
 * addresses and paths stand in them. Without the key nobody gets back from a name to what it stands
 * for, and names of two days have nothing in common.
 */
import { hash } from 'node:crypto'
import { keyedHash } from '#engine/crypto/keyed-hash.ts'

export const dayKeyBytes = 32
/** 128 bits of the hash: enough that no two things of a day meet, and half as long on the disk. */
const pseudonymBytes = 16
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
  const hmac = createQuickHmac(secret)
  return {
    sealKey: keyedHash(dayKey, 'journal seal'),
    keyId: Buffer.from(keyedHash(dayKey, 'journal key id').subarray(0, keyIdBytes)).toString('hex'),
    pseudonymOf: (kind, value) =>
      hmac(`journal ${kind}`, value).toString('base64url', 0, pseudonymBytes),
  }
}

const blockBytes = 64

/**
 * The same as `keyedHash(secret, purpose, value)`, a third of its cost: HMAC (RFC 2104) by two hashes
 * that the library computes in one call each.
 */
function createQuickHmac(secret: Uint8Array): (purpose: string, value: string) => Buffer {
  const outer = Buffer.alloc(blockBytes + 32, 0x5c)
  let inner = Buffer.alloc(4_096, 0x36)
  for (const [place, byte] of secret.entries()) {
    outer[place] = byte ^ 0x5c
    inner[place] = byte ^ 0x36
  }
  const append = (at: number, part: string): number => {
    const length = Buffer.byteLength(part)
    const end = at + 2 + length
    if (end > inner.length) inner = Buffer.concat([inner], end * 2)
    inner.writeUInt16BE(length, at)
    inner.write(part, at + 2)
    return end
  }
  return (purpose, value) => {
    const end = append(append(blockBytes, purpose), value)
    outer.set(hash('sha256', inner.subarray(0, end), 'buffer'), blockBytes)
    return hash('sha256', outer, 'buffer')
  }
}
