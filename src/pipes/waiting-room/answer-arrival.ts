/** An arrival or a poll, answered: in, with what changed on the device; or the place in line. */
import type { Arrival, ArrivalReply, Lottery, Place } from '#contract/arrival.ts'
import type { OutgoingCookie } from '#engine/http/route.ts'
import { accept, type Result } from '#kernel/result.ts'
import { admitVisitor, type Visitor } from './admit-visitor.ts'
import { findByTicket } from './find-by-ticket.ts'
import type { AtDoor } from './give-place.ts'
import { waitAtOpening } from './honest-wait.ts'
import { inCookie, inForMs, mintInToken } from './in-token.ts'
import { publishLottery } from './lottery.ts'
import { formatNumber } from './number-blocks.ts'
import { jitterPoll } from './poll-pace.ts'
import { ticketCookie, ticketKeyName, ticketLifeMs } from './ticket.ts'
import type { Standing } from './waiting-line.ts'
import type { SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

export type Cookies = Readonly<Record<string, string | undefined>>

/** Who asks, as the server knows it. */
export interface Asker<Caller> {
  readonly caller: Caller | null
  readonly cookies: Cookies
  readonly address: string
}

export interface AnsweredArrival {
  readonly reply: ArrivalReply
  readonly cookies: readonly OutgoingCookie[]
}

export async function answerArrival<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  asker: Asker<Caller>,
  arrival: Arrival,
): Promise<Result<AnsweredArrival>> {
  const checkIn = { warm: arrival.warm ?? null, tries: arrival.tries ?? 1 }
  const shown = { ticket: arrival.ticket, pass: arrival.pass, checkIn }
  const there = await admitVisitor(context, await visitorOf(answers, asker, shown))
  if (!there.ok) return there
  return accept(await answer(context, answers, asker, there.value, arrival.held ?? null))
}

/** The same answer by the ticket alone where it says enough; else as an arrival. */
export async function findPlace<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  asker: Asker<Caller>,
  asked: { readonly ticket: string; readonly held?: string },
): Promise<Result<AnsweredArrival>> {
  const accountId = asker.caller === null ? null : answers.accountOf(asker.caller)
  const dayBeganAtMs = (): Promise<number> => findDayBegan(context, answers, asker)
  const held = await findByTicket(context, asked.ticket, { accountId, dayBeganAtMs })
  if (held === null) return answerArrival(context, answers, asker, asked)
  return accept(await answer(context, answers, asker, held, asked.held ?? null))
}

/** When today began at the asker's school; while nobody can say which that is, where this installation stands. */
async function findDayBegan<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  { caller, cookies }: Asker<Caller>,
): Promise<number> {
  if (caller === null) return context.dayBeganAtMs()
  return answers.describe(caller, cookies).then(
    (person) => person.dayBeganAtMs,
    () => context.dayBeganAtMs(),
  )
}

/** What an asker shows at the door; the ticket in the cookie counts where no other is shown. */
export async function visitorOf<Caller>(
  answers: SchoolAnswers<Caller>,
  { address, caller, cookies }: Asker<Caller>,
  shown: Pick<Visitor, 'ticket' | 'pass' | 'checkIn'>,
): Promise<Visitor> {
  const person = caller === null ? null : await answers.describe(caller, cookies)
  const ticket = shown.ticket ?? cookies[ticketCookie]
  return { ...shown, person, address, ticket, inToken: cookies[inCookie] }
}

async function answer<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  { caller, cookies }: Asker<Caller>,
  there: AtDoor,
  held: string | null,
): Promise<AnsweredArrival> {
  const outgoing = cookiesFor(context, answers, { caller, cookies }, there)
  if (there.state === 'waiting') {
    const reply = { state: 'waiting' as const, ...(await presentPlace(context, there)) }
    return { reply, cookies: outgoing }
  }
  const { arrival, keptOn } = there.inside
  const personal = caller === null ? null : await answers.personalFor(caller, held)
  const reply: ArrivalReply = {
    state: 'in',
    arrivedAt:
      arrival === null || keptOn === null ? null : new Date(arrival.arrivedAtMs).toISOString(),
    personal,
    fetchAfterMs: answers.fetchAfterMs(),
  }
  return { reply, cookies: outgoing }
}

type Waiting = Extract<AtDoor, { state: 'waiting' }>

/** Place, ticket and lottery, as the contract says them. */
export async function presentPlace(
  context: WaitingRoomContext,
  { standing, text, ticket }: Waiting,
): Promise<Omit<Extract<ArrivalReply, { state: 'waiting' }>, 'state'>> {
  const { random } = context
  const isFull = standing.state === 'full'
  const pollAfterMs = isFull ? standing.comeBackAfterMs : standing.pollAfterMs
  const place: Place = {
    // Beyond the end of a full line: everybody in it goes before.
    ahead: isFull ? await everybodyIn(context) : standing.ahead,
    waitMs: isFull ? null : waitOf(context, standing),
    pollAfterMs: jitterPoll(pollAfterMs, random),
    number: formatNumber(ticket.number),
    arrivedAt: new Date(context.silence.countsFromMs(ticket)).toISOString(),
  }
  return { ticket: text, place, lottery: publishDraw(context) }
}

function waitOf(
  { clock, lottery, perSecondOnceOpen }: WaitingRoomContext,
  standing: Extract<Standing, { state: 'waiting' }>,
): number | null {
  if (lottery === null) return standing.waitMs
  const { doorOpensAtMs } = lottery.times
  const opening = { doorOpensAtMs, perSecond: perSecondOnceOpen() }
  return waitAtOpening(standing, opening, clock.now())
}

/** What of the lottery may be known by now; null: there is none. */
export function publishDraw({ clock, lottery }: WaitingRoomContext): Lottery | null {
  return lottery === null ? null : publishLottery(lottery.seed, lottery.times, clock.now())
}

async function everybodyIn({ line }: WaitingRoomContext): Promise<number> {
  const { waiting } = await line.sizes()
  return waiting.pass + waiting.known + waiting.unknown
}

/**
 * The cookies that say the same as the answer, where the device does not hold them yet. A device
 * that is to keep nothing holds none: there the account alone keeps the place.
 */
export function cookiesFor<Caller>(
  context: WaitingRoomContext,
  answers: Pick<SchoolAnswers<Caller>, 'keepsNothing'>,
  { caller, cookies }: Pick<Asker<Caller>, 'caller' | 'cookies'>,
  there: AtDoor,
): OutgoingCookie[] {
  if (caller !== null && answers.keepsNothing(caller)) {
    return [inCookie, ticketCookie].flatMap((name) => removal(name, cookies))
  }
  const nowMs = context.clock.now()
  if (there.state === 'waiting') {
    if (cookies[ticketCookie] === there.text) return []
    return [{ name: ticketCookie, value: there.text, maxAgeSeconds: ticketLifeMs / 1_000 }]
  }
  const { holder, inside } = there
  const held = context.readInToken(cookies[inCookie] ?? '')
  // Renewed when half of it is over, so that most answers carry no cookie.
  const isFresh = held !== null && held.untilMs - nowMs > inForMs / 2
  if (
    isFresh &&
    held.holder.id === holder.id &&
    (held.arrival !== null || inside.arrival === null)
  ) {
    return []
  }
  const token = { holder, untilMs: inside.untilMs, arrival: inside.arrival }
  // A stranger's goes with the browser: the computer may be a shared one, and nobody has said so yet.
  const life = holder.kind === 'account' ? { maxAgeSeconds: inForMs / 1_000 } : {}
  return [
    {
      name: inCookie,
      value: mintInToken(context.keyRing.key(ticketKeyName), token),
      ...life,
    },
    ...removal(ticketCookie, cookies),
  ]
}

function removal(name: string, cookies: Cookies): OutgoingCookie[] {
  return cookies[name] === undefined ? [] : [{ name, value: '', maxAgeSeconds: 0 }]
}
