/**
 * Who is in, in the memory of one process: whoever was let in and called within the last half hour.
 * What a restart forgets, the cookie of `in-token.ts` says again. Bounded; time is handed in.
 */
import { LRUCache } from 'lru-cache'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import type { FirstArrival } from './first-arrival.ts'
import { inForMs } from './in-token.ts'

/** People remembered, about 200 bytes each; whoever called longest ago goes first. */
const insideMax = 200_000
/** Tickets remembered that became a person's. */
const boundMax = 100_000
/** A call moves the end only if it lies this much nearer: most calls change nothing. */
const slideStepMs = 60_000

export interface Inside {
  readonly untilMs: number
  /** Null: nobody asked to be checked in yet. */
  readonly arrival: FirstArrival | null
  /** The day under which the arrival is durable; null: it is not. */
  readonly keptOn: Day | null
}

export interface PeopleInside {
  /** Null: not in. Counts as a call. */
  get(key: string, nowMs: number): Inside | null
  enter(key: string, inside: Omit<Inside, 'untilMs'>, nowMs: number): Inside
  /** A ticket becomes one person's, and nobody else's after that: true where it is this one's. */
  bind(ticketId: Id, accountId: Id): boolean
  isBound(ticketId: Id): boolean
  size(): number
}

export function createPeopleInside(): PeopleInside {
  const inside = new LRUCache<string, Inside>(placesAsNeeded(insideMax))
  const bound = new LRUCache<Id, Id>(placesAsNeeded(boundMax))

  const put = (key: string, entry: Inside): Inside => {
    inside.set(key, entry)
    return entry
  }
  return {
    get(key, nowMs) {
      const entry = inside.get(key)
      if (entry === undefined) return null
      if (nowMs >= entry.untilMs) {
        inside.delete(key)
        return null
      }
      const untilMs = nowMs + inForMs
      return untilMs - entry.untilMs < slideStepMs ? entry : put(key, { ...entry, untilMs })
    },
    enter: (key, entry, nowMs) => put(key, { ...entry, untilMs: nowMs + inForMs }),
    bind(ticketId, accountId) {
      const owner = bound.get(ticketId)
      if (owner !== undefined) return owner === accountId
      bound.set(ticketId, accountId)
      return true
    },
    isBound: (ticketId) => bound.has(ticketId),
    size: () => inside.size,
  }
}
