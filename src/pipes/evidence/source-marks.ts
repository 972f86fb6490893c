/**
 * Under which mark a source stands in the live view: a name of this day that leads nobody back to the
 * address, and 64 bits for counting. Both follow from a secret key that changes every day and is
 * written down nowhere.
 */
import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { addressKey } from '#kernel/address-key.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import type { Random } from '#kernel/random.ts'
import type { OriginPlace } from '#pipes/journal/journal-record.ts'

export interface SourceMark {
  /** What an address counts by; it stays in memory, and no page shows it. */
  readonly key: string
  /** What pages call it. */
  readonly name: string
  readonly high: number
  readonly low: number
  readonly place: OriginPlace
  readonly network: number | null
}

export interface Origin {
  readonly place: OriginPlace
  readonly network: number | null
}

/** Marks that are remembered: a hash and a look into a database of origins cost more than a call. */
const marksMax = 50_000
const dayMs = 86_400_000
const keyBytes = 32
const nameLength = 8

export interface SourceMarks {
  of(address: string, nowMs: number): SourceMark
  /** 64 bits of anything else that is to be counted. */
  bitsOf(value: string, nowMs: number): { readonly high: number; readonly low: number }
}

export function createSourceMarks(
  random: Pick<Random, 'bytes'>,
  originOf: (address: string) => Origin,
): SourceMarks {
  let day = Number.NaN
  let secret = ''
  const marks = new LRUCache<string, SourceMark>(placesAsNeeded(marksMax))

  const turnDay = (nowMs: number): void => {
    const today = Math.floor(nowMs / dayMs)
    if (today === day) return
    day = today
    secret = Buffer.from(random.bytes(keyBytes)).toString('hex')
    marks.clear()
  }
  const hashOf = (kind: string, value: string): Buffer =>
    hash('sha256', `${secret}${kind}\n${value}`, 'buffer')

  return {
    of(address, nowMs) {
      turnDay(nowMs)
      const known = marks.get(address)
      if (known !== undefined) return known
      const key = addressKey(address)
      const bytes = hashOf('source', key)
      const name = bytes.toString('base64url', 8).slice(0, nameLength)
      const mark = { key, name, ...bitsIn(bytes), ...originOf(address) }
      marks.set(address, mark)
      return mark
    },
    bitsOf(value, nowMs) {
      turnDay(nowMs)
      return bitsIn(hashOf('value', value))
    },
  }
}

function bitsIn(bytes: Buffer): { readonly high: number; readonly low: number } {
  return { high: bytes.readUInt32BE(0), low: bytes.readUInt32BE(4) }
}
