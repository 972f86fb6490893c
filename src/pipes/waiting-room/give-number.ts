/**
 * Somebody comes in a rush: a number and a time, before anybody asks who it is. What is signed here
 * is honoured when they come back: `admit-visitor.ts`.
 */
import type { Arrival, ArrivalReply } from '#contract/arrival.ts'
import { WithExtras } from '#engine/http/route.ts'
import { mintId } from '#kernel/ids.ts'
import { type Cookies, publishDraw } from './answer-arrival.ts'
import { inCookie } from './in-token.ts'
import { orderOf } from './line-order.ts'
import { formatNumber } from './number-blocks.ts'
import { passKeyName, readPass } from './overnight-pass.ts'
import { jitterPoll } from './poll-pace.ts'
import { readShownInToken, readShownTicket } from './read-shown-ticket.ts'
import { mintTicket, ticketCookie, ticketKeyName, unplacedLifeMs } from './ticket.ts'
import type { SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

type Shown = Pick<Arrival, 'pass' | 'ticket'>

/** Null: this one shows that they were here before, or may go first, and is looked at. */
export async function giveNumber(
  context: WaitingRoomContext,
  answers: Pick<SchoolAnswers<never>, 'maySignIn'>,
  cookies: Cookies,
  shown: Shown,
): Promise<ArrivalReply | WithExtras<ArrivalReply> | null> {
  if (showsAnything(context, cookies, shown)) return null
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
  const reply: ArrivalReply = {
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
  // A device that is to keep nothing may be somebody's: their page holds the ticket by itself. A
  // stranger's goes with the cookie, also to whoever signs in there meanwhile.
  if (answers.maySignIn(cookies)) return reply
  const cookie = { name: ticketCookie, value: text, maxAgeSeconds: unplacedLifeMs / 1_000 }
  return new WithExtras(reply, { cookies: [cookie] })
}

/** Something that we signed: what anybody can write keeps nobody from being answered at once. */
function showsAnything(
  context: WaitingRoomContext,
  cookies: Cookies,
  { pass, ticket }: Shown,
): boolean {
  return (
    readShownTicket(context, ticket) !== null ||
    readShownTicket(context, cookies[ticketCookie]) !== null ||
    readShownInToken(context, cookies[inCookie]) !== null ||
    (pass !== undefined && readPass(context.keyRing.all(passKeyName), pass) !== null)
  )
}
