/**
 * Pauses that this process knows of, so that a storm of guesses against a paused card or login is answered
 * without the database, and without the cost of a password. The database stays the judge: what is not here is counted there.
 */
import { LRUCache } from 'lru-cache'
import type { Clock } from '#kernel/clock.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'

/** Pauses remembered at once; the oldest goes first, and is then asked of the database again. */
const pausesMax = 50_000

export interface PauseMemory {
  /** The longest known pause among the names, in ms; null where none is known. */
  leftMs(names: readonly string[]): number | null
  note(name: string, leftMs: number): void
}

export function createPauseMemory(clock: Pick<Clock, 'now'>): PauseMemory {
  const until = new LRUCache<string, number>(placesAsNeeded(pausesMax))
  return {
    leftMs(names) {
      let longestMs = 0
      for (const name of names) {
        const leftMs = (until.get(name) ?? 0) - clock.now()
        if (leftMs <= 0) until.delete(name)
        longestMs = Math.max(longestMs, leftMs)
      }
      return longestMs > 0 ? longestMs : null
    },
    note(name, leftMs) {
      until.set(name, clock.now() + leftMs)
    },
  }
}
