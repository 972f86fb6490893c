/**
 * Who has come in by a pass: it is used up then, and so is the pass lane of the ticket that it gave.
 * In the memory of one process; what a restart forgets of it is one person's second way in, under
 * the number that is theirs anyway. Bounded; time is handed in.
 */
import { LRUCache } from 'lru-cache'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'

/** People remembered; whoever came in longest ago goes first. */
const usedMax = 200_000

export interface UsedPasses {
  /** `key` as the line knows the holder. */
  note(key: string, nowMs: number): void
  /** Whether the holder came in by a pass then or later. */
  isUsedSince(key: string, sinceMs: number): boolean
}

export function createUsedPasses(): UsedPasses {
  const used = new LRUCache<string, number>(placesAsNeeded(usedMax))
  return {
    note: (key, nowMs) => void used.set(key, nowMs),
    isUsedSince(key, sinceMs) {
      const usedAtMs = used.get(key)
      return usedAtMs !== undefined && usedAtMs >= sinceMs
    },
  }
}
