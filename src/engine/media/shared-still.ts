/** One room's shared screen: who shows, the newest still, and the still that is on its way up. Pure. */
import { type StillPiece, stillEveryMs } from '#contract/live-pictures.ts'

export interface Still {
  readonly number: number
  readonly by: number
  readonly bytes: Uint8Array
}

export interface SharedStill {
  newest(): Still | null
  /** `done`: the still is whole, and now the newest. `refused`: not of ours, or more than one may send. */
  take(by: number, piece: StillPiece, nowMs: number): 'more' | 'done' | 'refused'
  /** True: this member showed something, which is gone. */
  withdraw(by: number): boolean
}

/** What a line held back comes close behind the next: so many stills may begin at once. */
const burst = 3
/** A device's clock may run a little faster than ours. */
const stillRefillMs = stillEveryMs * 0.9

export function shareStill(): SharedStill {
  let newest: Still | null = null
  let count = 0
  let coming: { by: number; number: number; bytes: Uint8Array; length: number } | null = null
  let left = burst
  let begunAtMs = 0

  return {
    newest: () => newest,
    take(by, piece, nowMs) {
      const { bytes, from, number, total } = piece
      if (from === 0) {
        left = Math.min(burst, left + (nowMs - begunAtMs) / stillRefillMs)
        begunAtMs = nowMs
        if (left < 1) return 'refused'
        left -= 1
        coming = { by, number, bytes: new Uint8Array(total), length: 0 }
      }
      // The last one to begin shows: pieces of another are no longer wanted.
      if (coming === null || coming.by !== by) return 'more'
      const isNext = coming.number === number && coming.length === from
      if (!isNext || coming.bytes.length !== total) return 'refused'
      coming.bytes.set(bytes, from)
      coming.length += bytes.length
      if (coming.length < total) return 'more'
      if (!isPicture(coming.bytes)) return 'refused'
      count += 1
      newest = { number: count, by, bytes: coming.bytes }
      coming.bytes = new Uint8Array(0)
      return 'done'
    },
    withdraw(by) {
      if (coming?.by === by) coming = null
      if (newest?.by !== by) return false
      newest = null
      return true
    },
  }
}

/** By its first bytes: WebP (RFC 9649, section 2.3) or JPEG. */
function isPicture(bytes: Uint8Array): boolean {
  const word = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4))
  if (word(0) === 'RIFF' && word(8) === 'WEBP') return true
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}
