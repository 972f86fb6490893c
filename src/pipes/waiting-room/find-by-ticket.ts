/** Finds the place of whoever asks by a ticket alone. */
import { type AtDoor, entrantOfTicket, givePlace } from './give-place.ts'
import { readShownTicket } from './read-shown-ticket.ts'
import { keyOf } from './ticket.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

/** Who shows a ticket. */
export interface TicketBearer {
  /** Null: nobody is signed in. */
  readonly accountId: string | null
  /** When today began for them, in ms since 1970: asked for only where the line does not know them. */
  readonly dayBeganAtMs: () => Promise<number>
}

/**
 * A poll: whoever shows a ticket of their own is answered from memory alone, and put back at the
 * old rank where the line has forgotten them. Null: the ticket says nothing about this visitor, or
 * nothing about today.
 */
export async function findByTicket(
  context: WaitingRoomContext,
  text: string | undefined,
  { accountId, dayBeganAtMs }: TicketBearer,
): Promise<AtDoor | null> {
  const shown = readShownTicket(context, text)
  if (shown === null) return null
  const { ticket } = shown
  const { holder } = ticket
  if (holder.kind === 'ticket' ? accountId !== null : (accountId ?? holder.id) !== holder.id) {
    return null
  }
  // What is not durable yet has to be written first: see `admit-visitor.ts`.
  if (holder.kind === 'account' && !ticket.isKept) return null
  const nowMs = context.clock.now()
  const key = keyOf(holder)
  const inside = context.inside.get(key, nowMs)
  if (inside !== null) return { state: 'in', holder, inside }
  const seen = await context.line.seen(key, nowMs)
  if (seen.state !== 'absent') return givePlace(context, shown, seen)
  // A place was never given, or only in the line of yesterday: they are looked at like any other.
  if (ticket.isUnplaced || ticket.arrivedAtMs < (await dayBeganAtMs())) return null
  if (holder.kind === 'ticket') context.silence.show(ticket, nowMs)
  const standing = await context.line.take(entrantOfTicket(context, ticket), nowMs)
  return givePlace(context, shown, standing)
}
