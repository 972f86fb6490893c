/**
 * Somebody comes in a rush: a number and a time, before anybody asks who it is. What is
 * signed here is honoured when they come back: `admit-visitor.ts`.
 */
import type { Arrival, ArrivalReply } from '#contract/arrival.ts'
import { mintId } from '#kernel/ids.ts'
import { type Cookies, publishDraw } from './answer-arrival.ts'
import { inCookie } from './in-token.ts'
import { orderOf } from './line-order.ts'
import { formatNumber } from './number-blocks.ts'
import { jitterPoll } from './poll-pace.ts'
import { mintTicket, ticketCookie, ticketKeyName } from './ticket.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

/** Null: this one shows that they were here before, or may go first, and is looked at. */
export async function giveNumber(
  context: WaitingRoomContext,
  cookies: Cookies,
  { pass, ticket }: Pick<Arrival, 'pass' | 'ticket'>,
): Promise<ArrivalReply | null> {
  const shown = [ticket, pass, cookies[ticketCookie], cookies[inCookie]]
  if (shown.some((text) => text !== undefined)) return null
  const { clock, keyRing, random, returns } = context
  const number = await context.takeNumber()
  const arrivedAtMs = clock.now()
  const text = mintTicket(keyRing.key(ticketKeyName), {
    holder: { kind: 'ticket', id: mintId(clock, random) },
    lane: 'unknown',
    isStaff: false,
    together: null,
    orderMs: orderOf({ arrivedAtMs, firstLessonAtMs: null, opensAtMs: null }),
    number,
    arrivedAtMs,
    isKept: false,
    isUnplaced: true,
  })
  const { perSecond, waiting } = context.lastSizes()
  const { afterMs, before } = returns.next(perSecond, clock.monotonicMs())
  return {
    state: 'waiting',
    ticket: text,
    place: {
      ahead: waiting.pass + waiting.known + waiting.unknown + before,
      waitMs: null,
      pollAfterMs: jitterPoll(afterMs, random),
      number: formatNumber(number),
      arrivedAt: new Date(arrivedAtMs).toISOString(),
    },
    lottery: publishDraw(context),
  }
}
