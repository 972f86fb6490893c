/**
 * That somebody was there while nobody answered: their device says so, later. It lies beside the
 * arrivals and is never one of them; whoever reads it reads a claim.
 */
import { addDays, type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { arrivalsKeptDays } from './first-arrival.ts'

export interface ArrivalClaim {
  readonly accountId: Id
  /** The day at the person's school, as the device says it. */
  readonly onDay: Day
  readonly claimedAtMs: number
  readonly receivedAtMs: number
}

const dayMs = 86_400_000

/** A claim about a time that arrivals are kept of, by a clock that is no more than a day ahead. */
export function isWorthKeeping({ onDay, claimedAtMs, receivedAtMs }: ArrivalClaim): boolean {
  if (claimedAtMs > receivedAtMs + dayMs) return false
  if (claimedAtMs < receivedAtMs - arrivalsKeptDays * dayMs) return false
  // Everywhere on Earth it is this day, the one before or the one after.
  const utcDay = dayOf(claimedAtMs, 'UTC')
  return onDay >= addDays(utcDay, -1) && onDay <= addDays(utcDay, 1)
}
