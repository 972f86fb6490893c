/**
 * Tickets to a socket: each good for one holder, once, and not for long, and only where the person comes
 * for whom it was minted. They are random, and travel inside a message, never in an address.
 */
import { liveTicketMsMax } from '#contract/live-limits.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'

/** Unused tickets of one holder; a further one makes the oldest worthless. */
const ticketsOfHolderMax = 4
const ticketBytes = 18

/** Who holds tickets keeps them here: there are thousands of holders, and nothing beside them. */
export interface TicketHolder {
  /** As the doors name who comes. */
  readonly who: string
  /** Written by the tickets alone. */
  readonly tickets: string[]
}

export interface MemberTickets<Holder> {
  mint(holder: Holder): string
  /** Null: used, too old, forgotten, never given, or shown by somebody else, who leaves it as good as it was. */
  take(ticket: string, who: string): Holder | null
  /** Whatever the holder still has is worthless. */
  forget(holder: Holder): void
}

export function createMemberTickets<Holder extends TicketHolder>(
  clock: Pick<Clock, 'monotonicMs'>,
  random: Pick<Random, 'bytes'>,
): MemberTickets<Holder> {
  const given = new Map<string, { readonly holder: Holder; readonly endsAtMs: number }>()
  return {
    mint(holder) {
      const ticket = Buffer.from(random.bytes(ticketBytes)).toString('base64url')
      const { tickets } = holder
      if (tickets.length >= ticketsOfHolderMax) given.delete(tickets.shift() ?? '')
      tickets.push(ticket)
      given.set(ticket, { holder, endsAtMs: clock.monotonicMs() + liveTicketMsMax })
      return ticket
    },
    take(ticket, who) {
      const found = given.get(ticket)
      if (found === undefined || found.holder.who !== who) return null
      given.delete(ticket)
      return clock.monotonicMs() > found.endsAtMs ? null : found.holder
    },
    forget(holder) {
      for (const ticket of holder.tickets) given.delete(ticket)
      holder.tickets.length = 0
    },
  }
}
