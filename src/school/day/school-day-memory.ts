/**
 * Keeps for a minute what every request of the morning needs of a school: its time zone, its year,
 * its days off. It changes a few times a year and is asked for thousands of times a minute.
 */
import { LRUCache } from 'lru-cache'
import type { Clock } from '#kernel/clock.ts'

/** A change of the calendar shows after this at the latest. */
const keepMs = 60_000
/** Schools that one process remembers; the one asked for longest ago goes first. */
const schoolsMax = 10_000

export interface SchoolDayMemory<Facts> {
  get(uai: string): Promise<Facts>
}

export function createSchoolDayMemory<Facts>(
  clock: Pick<Clock, 'monotonicMs'>,
  read: (uai: string) => Promise<Facts>,
): SchoolDayMemory<Facts> {
  const known = new LRUCache<string, { readonly readAtMs: number; readonly facts: Promise<Facts> }>(
    {
      max: schoolsMax,
    },
  )
  return {
    get(uai) {
      const there = known.get(uai)
      const now = clock.monotonicMs()
      if (there !== undefined && now - there.readAtMs < keepMs) return there.facts
      const facts = read(uai)
      // Many ask at once at 8:00: all wait for one reading; a failed one is not kept.
      facts.catch(() => {
        if (known.get(uai)?.facts === facts) known.delete(uai)
      })
      known.set(uai, { readAtMs: now, facts })
      return facts
    },
  }
}
