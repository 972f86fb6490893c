/** What the line said to whoever stands at the door: in, or waiting with a ticket that keeps the place. */
import { drawFor } from './lottery.ts'
import type { Inside } from './people-inside.ts'
import { type Holder, keyOf, mintTicket, type Ticket, ticketKeyName } from './ticket.ts'
import type { Entrant, Standing } from './waiting-line.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

export type AtDoor =
  | { readonly state: 'in'; readonly holder: Holder; readonly inside: Inside }
  | {
      readonly state: 'waiting'
      readonly ticket: Ticket
      /** The ticket as its holder carries it. */
      readonly text: string
      readonly standing: Exclude<Standing, { state: 'in' | 'absent' }>
    }

/** `text`: where the ticket came as one, and says the same still. */
export function givePlace(
  context: WaitingRoomContext,
  { ticket, text }: { readonly ticket: Ticket; readonly text?: string },
  standing: Standing,
  keptOn: string | null = null,
): AtDoor {
  if (standing.state === 'absent') throw new Error('a line that was asked for a place gave none')
  if (standing.state !== 'in') {
    const minted = text ?? mintTicket(context.keyRing.key(ticketKeyName), ticket)
    return { state: 'waiting', ticket, text: minted, standing }
  }
  const { holder, lane, number } = ticket
  const arrivedAtMs = context.silence.countsFromMs(ticket)
  const [key, nowMs] = [keyOf(holder), context.clock.now()]
  if (lane === 'pass') context.usedPasses.note(key, nowMs)
  const inside = context.inside.enter(key, { arrival: { arrivedAtMs, number }, keptOn }, nowMs)
  return { state: 'in', holder, inside }
}

export function entrantOfTicket(
  { lottery }: WaitingRoomContext,
  ticket: Ticket,
  rankFromMs: number = ticket.arrivedAtMs,
): Entrant {
  const { arrivedAtMs, isStaff, lane, number, orderMs, together } = ticket
  const key = keyOf(ticket.holder)
  const draw = drawFor(lottery, rankFromMs, together ?? key)
  return { key, lane, together, isStaff, orderMs, draw, number, arrivedAtMs }
}
