/**
 * Tickets to a socket: each good for one holder, once, and not for long. Whoever has one is the
 * holder; so they are random, and travel inside a message, never in an address.
 */
import { liveTicketMsMax } from '#contract/live-limits.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'

/** Unused tickets of one holder; a further one makes the oldest worthless. */
const ticketsOfHolderMax = 4
const ticketBytes = 18

export interface MemberTickets<Holder> {
  mint(holder: Holder): string
  /** Null: used, too old, forgotten, or never given. */
  take(ticket: string): Holder | null
  /** Whatever the holder still has is worthless. */
  forget(holder: Holder): void
}

export function createMemberTickets<Holder extends object>(
  clock: Pick<Clock, 'monotonicMs'>,
  random: Pick<Random, 'bytes'>,
): MemberTickets<Holder> {
  const given = new Map<string, { readonly holder: Holder; readonly endsAtMs: number }>()
  const ofHolder = new WeakMap<Holder, string[]>()
  return {
    mint(holder) {
      const ticket = Buffer.from(random.bytes(ticketBytes)).toString('base64url')
      const mine = ofHolder.get(holder) ?? []
      if (mine.length >= ticketsOfHolderMax) given.delete(mine.shift() ?? '')
      mine.push(ticket)
      ofHolder.set(holder, mine)
      given.set(ticket, { holder, endsAtMs: clock.monotonicMs() + liveTicketMsMax })
      return ticket
    },
    take(ticket) {
      const found = given.get(ticket)
      given.delete(ticket)
      return found === undefined || clock.monotonicMs() > found.endsAtMs ? null : found.holder
    },
    forget(holder) {
      for (const ticket of ofHolder.get(holder) ?? []) given.delete(ticket)
      ofHolder.delete(holder)
    },
  }
}
