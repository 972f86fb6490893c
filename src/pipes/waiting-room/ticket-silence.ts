/**
 * Since when the time of a stranger's ticket counts. A place in line is kept for whoever comes back, however
 * late; presence is not: a ticket that was drawn at six and shown by nobody until somebody signs in
 * with it at ten says nothing of where they were. Whoever showed it all along keeps its time.
 */
import { LRUCache } from 'lru-cache'
import type { Id } from '#kernel/ids.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import type { Ticket } from './ticket.ts'
import { lineRules } from './waiting-line.ts'

/** Silent for so long: as long as a line remembers whom nobody has heard of. */
export const silentMaxMs = lineRules.forgetAfterMs
/** Tickets remembered that came back, or found the line full; whoever was here longest ago goes first. */
const ticketsMax = 100_000

interface Shown {
  readonly lastMs: number
  /** Null: the time of the ticket. */
  readonly countsFromMs: number | null
}

export interface TicketSilence {
  /** It is shown, and neither the line nor those who are in know it. */
  show(ticket: Ticket, nowMs: number): void
  countsFromMs(ticket: Ticket): number
}

/** `startedAtMs`: what was shown before, nobody here can know. */
export function createTicketSilence(startedAtMs: number): TicketSilence {
  const shown = new LRUCache<Id, Shown>(placesAsNeeded(ticketsMax))
  return {
    show({ arrivedAtMs, holder, isUnplaced }, nowMs) {
      const before = shown.get(holder.id)
      const lastMs = before?.lastMs ?? Math.max(arrivedAtMs, startedAtMs)
      // Whoever was told to come back is given the time of `unplacedLifeMs`.
      const wasSilent = !isUnplaced && nowMs - lastMs > silentMaxMs
      const countsFromMs = wasSilent ? nowMs : (before?.countsFromMs ?? null)
      shown.set(holder.id, { lastMs: nowMs, countsFromMs })
    },
    countsFromMs: ({ arrivedAtMs, holder }) => shown.get(holder.id)?.countsFromMs ?? arrivedAtMs,
  }
}
