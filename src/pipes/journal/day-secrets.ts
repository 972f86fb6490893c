/**
 * What follows from the key of one day: how its records are sealed, and under which names people,
 * addresses and paths stand in them. Without the key nobody gets back from a name to what it stands
 * for, and names of two days have nothing in common.
 */
import { keyedHash, keyedHashText } from '#engine/crypto/keyed-hash.ts'

export const dayKeyBytes = 32
/** Of the hash in base64url, 132 bits: enough that no two things of a day meet, at half the length. */
const pseudonymLength = 22
const keyIdBytes = 8

export type Named = 'source' | 'person' | 'claimed' | 'path' | 'agent'

/** Written out: one that is put together anew for every name costs a sixth of it. */
const purposes: Readonly<Record<Named, string>> = {
  source: 'journal source',
  person: 'journal person',
  claimed: 'journal claimed',
  path: 'journal path',
  agent: 'journal agent',
}

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
  return {
    sealKey: keyedHash(dayKey, 'journal seal'),
    keyId: Buffer.from(keyedHash(dayKey, 'journal key id').subarray(0, keyIdBytes)).toString('hex'),
    pseudonymOf: (kind, value) =>
      keyedHashText(secret, purposes[kind], value).slice(0, pseudonymLength),
  }
}
